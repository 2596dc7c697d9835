import { expect, test } from 'vitest';
import { readPlan } from '../../../domain/read-plan.ts';
import { writePlan } from '../../../domain/write-plan.ts';
import { pathways } from '../../../domain/plan.ts';
import { planOfTemplate, templateNames } from '../templates.ts';
import { addParty, addStep, liftStep, removeParty, removeStep, renameParty, withPathway, type SplitJson } from './tree.ts';

const about = { title: { en: 'A plan' }, effectiveOn: '2026-11-01', unit: { entityType: 'state-university' as const, region: 'CN', publishedRule: false } };
const waterfall = planOfTemplate('waterfall', about);
const faults = (tree: unknown) => {
  const read = readPlan(tree);
  return read.ok ? [] : read.error.errors!.map(({ kind, field }) => `${kind} ${field}`);
};

test.each(templateNames)('the template %s reads, and is written as it reads', (name) => {
  const tree = planOfTemplate(name, about);
  const read = readPlan(tree);
  expect(read.ok && writePlan(read.value)).toEqual(tree);
});
test('every template can go every pathway and be read', () => {
  for (const name of templateNames)
    for (const pathway of pathways) {
      const tree = withPathway(planOfTemplate(name, about), pathway);
      expect(faults(tree)).toEqual([]);
      for (const next of pathways) expect(faults(withPathway(tree, next))).toEqual([]);
    }
});
test('a party is renamed wherever it is named', () => {
  const tree = { ...waterfall, terms: { taxBearer: 'fund' } };
  const renamed = renameParty(renameParty(renameParty(tree, 'fund', 'capital'), 'team', '团队'), 'unit', 'u');
  expect(faults(renamed)).toEqual([]);
  expect(JSON.stringify(renamed)).not.toMatch(/"(fund|team|unit)":"|"fund"|"team"/);
  expect(renamed.terms).toEqual({ taxBearer: 'capital' });
});
test('whoever leaves takes nothing along: the others have the whole', () => {
  const without = removeParty(waterfall, 'fund');
  expect(faults(without)).toEqual([]);
  const last = without.steps!.at(-1) as SplitJson;
  expect(last.caps).toBeUndefined();
  expect(last.overflow).toBeUndefined();
  expect(JSON.stringify(without)).not.toContain('fund');
  expect(removeParty(waterfall, 'team').pool).toBeUndefined();
});
test('a new party has a free id and nothing yet', () => {
  const twice = addParty(addParty(waterfall, 'investor'), 'investor');
  expect(twice.parties.slice(-2).map((party) => party.id)).toEqual(['fund-2', 'fund-3']);
  expect(faults(twice)).toEqual([]);
});
test('a new step stands before the endless one, and steps change places', () => {
  const added = addStep(addStep(waterfall, 'recoup', '1000.00'), 'split', '1000.00');
  expect(faults(added)).toEqual([]);
  expect(added.steps!.map((step) => step.kind)).toEqual(['split', 'split', 'recoup', 'split', 'split']);
  expect(liftStep(added, 2).steps!.map((step) => step.kind)).toEqual(['split', 'recoup', 'split', 'split', 'split']);
  expect(removeStep(removeStep(added, 3), 2)).toEqual(waterfall);
  expect(liftStep(waterfall, 0)).toEqual(waterfall);
});
