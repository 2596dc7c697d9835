import { expect, test } from 'vitest';
import { fail } from '@tongtu/kernel/result';
import { readPlan } from '../../domain/read-plan.ts';
import { draftOf, drop, fromStored, redo, replaceBy, toStored, typeIn, undo, type Draft } from './draft.ts';

const tree = (team: string, unit: string) => ({
  version: 1 as const,
  title: { en: 'A plan' },
  currency: 'CNY',
  pathway: 'licence' as const,
  effectiveOn: '2026-11-01',
  unit: { entityType: 'state-university' as const, region: 'CN', publishedRule: false },
  parties: [
    { id: 'team', role: 'completers' as const },
    { id: 'unit', role: 'unit' as const },
  ],
  base: { kind: 'gross' as const },
  steps: [{ kind: 'split' as const, shares: { team, unit } }],
  clawback: false,
  rounding: { ties: ['team', 'unit'] },
});
const first = draftOf(tree('50%', '50%'))!;
const form = (draft: Draft, team: string, unit: string, now = 0): Draft => typeIn(draft, 'form', tree(team, unit), readPlan(tree(team, unit)), now);
const team = ({ tree: { steps } }: Draft) => (steps![0] as { shares: Record<string, string> }).shares['team'];

test('a face that reads changes the plan, one that does not keeps what was typed and leaves the plan alone', () => {
  const good = form(first, '60%', '40%');
  expect(team(good)).toBe('60%');
  const bad = form(good, '60%', '50%');
  expect(team(bad)).toBe('60%');
  expect(bad.typed.form?.value).toEqual(tree('60%', '50%'));
  expect(bad.typed.form?.faults).toMatchObject([{ kind: 'shares-not-whole', place: 'steps.0.shares', details: { sum: '1.1' } }]);
});
test('what cannot be read survives a change in another face, what could be read is made anew', () => {
  const bad = typeIn(first, 'text', 'half a wor', fail('plan-text-malformed'), 0);
  const after = form(bad, '70%', '30%');
  expect(after.typed.text?.value).toBe('half a wor');
  expect(typeIn(after, 'json', 'x', readPlan(tree('80%', '20%')), 0).typed).toMatchObject({ text: { value: 'half a wor' }, json: { value: 'x' } });
  expect(typeIn(after, 'json', 'x', readPlan(tree('80%', '20%')), 0).typed.form).toBeUndefined();
  expect(drop(after, 'text').typed.text).toBeUndefined();
});
test('a stretch of typing is one step back, a pause or another face begins a new one', () => {
  const one = form(form(first, '60%', '40%', 1000), '65%', '35%', 1500);
  expect(team(undo(one))).toBe('50%');
  const two = form(one, '70%', '30%', 9000);
  expect(team(undo(two))).toBe('65%');
  expect(team(undo(undo(two)))).toBe('50%');
  expect(team(redo(undo(two)))).toBe('70%');
  expect(undo(first)).toBe(first);
  expect(redo(two)).toBe(two);
  expect(form(undo(two), '10%', '90%', 20_000).future).toEqual([]);
});
test('undoing loses no half-written text', () => {
  const changed = form(first, '60%', '40%');
  expect(undo(typeIn(changed, 'text', 'half', fail('plan-text-malformed'), 0)).typed.text?.value).toBe('half');
});
test('what is stored comes back, with what could not be read', () => {
  const draft = typeIn(form(first, '60%', '50%'), 'json', '{', fail('json-malformed'), 0);
  const back = fromStored(toStored(draft))!;
  expect(back.tree).toEqual(draft.tree);
  expect(back.typed).toEqual(draft.typed);
  for (const nothing of [null, '', '{', '{"tree":{}}', 'null', '{"tree":1}']) expect(fromStored(nothing)).toBeUndefined();
});
test('another plan in its place is one step, and the same one is none', () => {
  const other = draftOf(tree('80%', '20%'))!.tree;
  expect(team(undo(replaceBy(first, other)))).toBe('50%');
  expect(replaceBy(first, first.tree).past).toEqual([]);
});

test('shares stand in the order of the parties, however they came', () => {
  const { steps, ...rest } = tree('60%', '40%');
  const other = draftOf({ ...rest, steps: [{ kind: 'split', shares: { unit: '40%', team: '60%' } }] })!;
  expect(JSON.stringify(other.tree)).toBe(JSON.stringify(draftOf({ ...rest, steps })!.tree));
});
