/** A new version of a rule pack takes two persons; plans are judged by the packs of their day, and old ones under their own. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { shippedPacks } from '../domain/rule-packs.ts';
import { writeRulePack } from '../domain/read-rule-pack.ts';
import { approveRulePack, rejectRulePack } from '../use-cases/answer-rule-pack.ts';
import { listRulePacks } from '../use-cases/list-rule-packs.ts';
import { proposeRulePack } from '../use-cases/propose-rule-pack.ts';
import { readVersion } from '../use-cases/version-view.ts';
import { kindOf, makeWorld, worldTree, type World } from './world.ts';

let world: World;
beforeAll(async () => void (world = await makeWorld()));
afterAll(() => world.close());

/** The newest shipped pack of national law for a university. */
const national = shippedPacks
  .filter((pack) => pack.region === 'CN' && pack.entityTypes.includes('state-university') && pack.rules.some((rule) => rule.kind === 'income-floor'))
  .toSorted((a, b) => b.version - a.version)[0]!;
/** The national pack with a floor of 65 % from a day on. */
const stricter = (version: number, effectiveFrom: string) => {
  const json = writeRulePack(national);
  return { ...json, version, effectiveFrom, rules: json.rules.map((rule) => (rule.kind === 'income-floor' ? { ...rule, least: '65%' } : rule)) };
};

test('is proposed by the office alone, faults are named with their place, a taken number is refused', async () => {
  const wrong = await world.write('secretariat', (context) => proposeRulePack(context, { ...stricter(7, '2027-01-01'), region: 'Mars' }));
  expect(wrong).toMatchObject({ ok: false, error: { kind: 'pack-invalid', errors: [expect.objectContaining({ field: 'region' })] } });
  expect(kindOf(await world.write('secretariat', (context) => proposeRulePack(context, stricter(national.version, '2027-01-01'))))).toBe('pack-version-taken');
});

test('changes verdicts from its day on once a second person approved it; versions proposed before keep theirs', async () => {
  const old = await world.draft();
  await world.bringIntoForce(old.plan.id, 1, old.version.sha256);
  const content = stricter(national.version + 1, '2026-12-01');
  must(await world.write('secretariat', (context) => proposeRulePack(context, content)));
  const later = { ...worldTree, effectiveOn: '2026-12-01' };
  expect((await world.draft(later)).version.verdict).not.toBe('violation');
  expect(kindOf(await world.write('secretariat', (context) => approveRulePack(context, national.code, content.version)))).toBe('second-person-needed');
  must(await world.write('second-secretariat', (context) => approveRulePack(context, national.code, content.version)));
  expect(kindOf(await world.write('second-secretariat', (context) => approveRulePack(context, national.code, content.version)))).toBe('wrong-state');
  expect((await world.draft(later)).version).toMatchObject({ verdict: 'violation', packs: expect.arrayContaining([`${national.code}@${content.version}`]) });
  // Before its day the old version still judges.
  expect((await world.draft(worldTree)).version.verdict).not.toBe('violation');
  const kept = must(await world.read('manager', (context) => readVersion(context, old.plan.id, 1))).version;
  expect(kept.packs).toContain(`${national.code}@${national.version}`);
  expect(kept.verdict).not.toBe('violation');
});

test('whoever proposed it may take it back; visitors see what is in force and nobody’s name', async () => {
  const content = stricter(national.version + 2, '2028-01-01');
  must(await world.write('secretariat', (context) => proposeRulePack(context, content)));
  const seen = async (who: Parameters<World['read']>[0]) =>
    (await world.read(who, listRulePacks))
      .filter(({ pack }) => pack.code === national.code)
      .map(({ pack, stored }) => [pack.version, stored?.state ?? 'shipped']);
  expect(await seen('visitor')).not.toContainEqual([content.version, 'proposed']);
  expect(await seen('auditor')).toContainEqual([content.version, 'proposed']);
  must(await world.write('secretariat', (context) => rejectRulePack(context, national.code, content.version)));
  expect(await seen('secretariat')).toContainEqual([content.version, 'rejected']);
  expect((await world.read('visitor', listRulePacks)).every(({ names }) => names.size === 0)).toBe(true);
});
