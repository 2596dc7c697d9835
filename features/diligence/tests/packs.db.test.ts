/** A new version of a pack takes two persons of the office; then cases are judged by it from its day on. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson, type Canonical } from '@tongtu/kernel/canonical-bytes';
import { expect as must } from '@tongtu/kernel/result';
import type { Context } from '@tongtu/platform/context';
import table from '../data/obligation-packs.json' with { type: 'json' };
import { obligationPackVersion } from '../contract.ts';
import { packHandlers } from '../http/pack-handlers.ts';
import { findCase } from '../store/cases.ts';
import { tables } from '../store/tables.ts';
import { approveObligationPack, rejectObligationPack } from '../use-cases/answer-obligation-pack.ts';
import { listObligationPacks } from '../use-cases/list-obligation-packs.ts';
import { matrixOfCase } from '../use-cases/matrix-of-case.ts';
import { openCase } from '../use-cases/open-case.ts';
import { packsForUnit } from '../use-cases/packs.ts';
import { publishNotice } from '../use-cases/publish-notice.ts';
import { proposeObligationPack } from '../use-cases/propose-obligation-pack.ts';
import { noticeSteps } from './notice-steps.ts';
import { daysLater, kindOf, makeWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const beijing = table.packs.find(({ code }) => code === 'beijing')!;
const version = (number: number, effectiveFrom: string, more: object = {}) => ({ ...beijing, version: number, effectiveFrom, ...more });
const propose = (content: object, who: 'secretariat' | 'second-secretariat' = 'secretariat') =>
  world.write(who, (context) => proposeObligationPack(context, content as Readonly<Record<string, unknown>>));
const approve = (number: number, who: 'secretariat' | 'second-secretariat') => world.write(who, (context) => approveObligationPack(context, 'beijing', number));
const list = (who: Parameters<World['read']>[0]) => world.read(who, (context) => listObligationPacks(context));

describe('versions of packs', () => {
  test('what ships is read by everybody, without names', async () => {
    const answer = must(await world.read('visitor', (context: Context) => packHandlers.listObligationPacks(context)));
    expect(answer.actions).toEqual([]);
    expect(answer.items.length).toBe(table.packs.length);
    for (const item of answer.items) expect(obligationPackVersion.parse(item)).toMatchObject({ shipped: true, state: 'approved', actions: [] });
    expect(answer.items[0]?.content).toEqual(table.packs[0]);
  });
  test('who proposed it does not approve it; a second person does, and nobody answers twice', async () => {
    const proposed = must(await propose(version(2, '2026-06-10')));
    expect(proposed.actions).toEqual(['reject']);
    expect((await list('second-secretariat')).find(({ stored }) => stored?.version === 2)?.actions).toEqual(['approve', 'reject']);
    expect((await list('manager')).length).toBe(table.packs.length);
    expect(kindOf(await approve(2, 'secretariat'))).toBe('second-person-needed');
    expect(kindOf(await approve(2, 'second-secretariat'))).toBe('ok');
    expect(kindOf(await approve(2, 'second-secretariat'))).toBe('wrong-state');
    expect(kindOf(await world.write('secretariat', (context) => rejectObligationPack(context, 'beijing', 2)))).toBe('wrong-state');
    const seen = (await list('manager')).find(({ stored }) => stored?.version === 2);
    expect([seen?.stored?.state, seen?.names.size, seen?.actions]).toEqual(['approved', 0, []]);
    const { rows } = await sql<{ kind: string; sha256: string }>`
      select kind, changed ->> 'sha256' as sha256 from events where subject_id = ${proposed.stored!.id} order by seq`.execute(world.database.db);
    const sha256 = createHash('sha256')
      .update(canonicalJson(version(2, '2026-06-10') as Canonical), 'utf8')
      .digest('hex');
    expect(rows).toEqual([
      { kind: 'obligation-pack-proposed', sha256 },
      { kind: 'obligation-pack-approved', sha256 },
    ]);
  });
  test.each([
    ['obligation-pack-taken', version(1, '2026-07-01')],
    ['obligation-pack-taken', version(2, '2026-07-01')],
    ['obligation-pack-invalid', version(3, '2026-02-30')],
    ['obligation-pack-invalid', version(3, '2026-07-01', { elements: [{ ...beijing.elements[0], articles: ['no-such-article'] }] })],
  ] as const)('%s', async (kind, content) => {
    const refused = await propose(content);
    expect(kindOf(refused)).toBe(kind);
  });
  test('two who propose the same version at once: one of them does', async () => {
    const given = await Promise.all([propose(version(7, '2030-01-01')), propose(version(7, '2031-01-01'), 'second-secretariat')]);
    expect(given.map(kindOf).toSorted()).toEqual(['obligation-pack-taken', 'ok']);
  });
  test('what is not there is not answered', async () => {
    expect(kindOf(await approve(99, 'secretariat'))).toBe('obligation-pack-not-found');
  });
});

describe('a case', () => {
  const codes = async (caseId: string, now: Date) => {
    const one = (await findCase(world.database.db, caseId))!;
    return (await matrixOfCase({ tx: world.database.db, now }, one)).packs.map(({ code, version: number }) => `${code}@${number}`);
  };
  test('is judged by the version of the day until it is signed, and by that of its signing ever after', async () => {
    const opened = must(await world.write('manager', (context) => openCase(context, { organizationId: world.unit, fields: world.fields() })));
    expect(await codes(opened.id, daysLater(0))).toContain('beijing@1');
    expect(await codes(opened.id, daysLater(8))).toContain('beijing@1');
    expect(await codes(opened.id, daysLater(9))).toContain('beijing@2');
    const signed = { state: 'signed', signed_on: '2026-06-09' } as const;
    await tables(world.database.db).updateTable('diligence_cases').set(signed).where('case_id', '=', opened.id).execute();
    expect(await codes(opened.id, daysLater(400))).toContain('beijing@1');
  });
  test('that was signed is judged by nothing that was put into force afterwards, however early it says that it began', async () => {
    const opened = must(await world.write('manager', (context) => openCase(context, { organizationId: world.unit, fields: world.fields() })));
    const signed = { state: 'signed', signed_on: '2026-05-20' } as const;
    await tables(world.database.db).updateTable('diligence_cases').set(signed).where('case_id', '=', opened.id).execute();
    must(await propose(version(3, '2026-05-01')));
    must(await approve(3, 'second-secretariat'));
    expect(await codes(opened.id, daysLater(400))).toContain('beijing@1');
  });
  test('a version that is only proposed, or was refused, judges nobody', async () => {
    must(await propose(version(4, '2026-06-11')));
    const of = { unitKind: 'university', region: '110000', country: 'CN' } as const;
    const inForce = async () => (await packsForUnit({ tx: world.database.db }, of, '2026-07-01')).find(({ code }) => code === 'beijing')?.version;
    expect(await inForce()).toBe(2);
    must(await world.write('secretariat', (context) => rejectObligationPack(context, 'beijing', 4)));
    expect(await inForce()).toBe(2);
  });
});

test('a longer notice that is asked for from tomorrow on: what is published today runs by the rule of today', async () => {
  const steps = noticeSteps(world);
  const national = table.packs.find(({ code }) => code === 'cn-institute')!;
  const longer = { ...national, version: 2, effectiveFrom: '2026-06-02', notice: { ...national.notice, days: 20 } };
  must(await propose(longer));
  must(await world.write('second-secretariat', (context) => approveObligationPack(context, 'cn-institute', 2)));
  const { seen } = await steps.running();
  expect(seen.notice).toMatchObject({ rule: { days: 15, pack: 'cn-institute@1' }, published: { lastDay: '2026-06-16' } });

  const [one, tomorrow] = [await steps.open(), daysLater(1)];
  await steps.check(one);
  const { notice } = await steps.draft(one);
  const publish = (days: number) =>
    world.write('manager', (context) => publishNotice(context, one.id, notice.id, { revision: notice.revision, days }), tomorrow);
  expect(await publish(19)).toMatchObject({ error: { kind: 'notice-too-short', details: { least: 20 } } });
  // A unit may be stricter than its rule. The 27th, the 25th day, is a Saturday.
  expect(must(await publish(25)).notice).toMatchObject({
    rule: { days: 25, pack: 'cn-institute@2' },
    published: { lastCalendarDay: '2026-06-27', lastDay: '2026-06-29' },
  });
});
