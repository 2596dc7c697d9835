/** Who keeps the books, who reads what of them, and what an export proves. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expect as must, type Result } from '@tongtu/kernel/result';
import { verify } from '../../../apps/verify/verify.ts';
import { acceptPlanVersion } from '../use-cases/accept-plan-version.ts';
import { closeSettlement } from '../use-cases/close-settlement.ts';
import { exportSettlement, settlementPieces } from '../use-cases/export-settlement.ts';
import { getSettlement } from '../use-cases/get-settlement.ts';
import { getIncomeEvent, listIncomeEvents } from '../use-cases/list-income-events.ts';
import { proposePlanVersion } from '../use-cases/propose-plan-version.ts';
import { recordIncomeEvents } from '../use-cases/record-income-events.ts';
import { reverseIncomeEvent } from '../use-cases/reverse-income-event.ts';
import { mustAgree } from './books-invariants.ts';
import { booksOf, cost, half, income } from './books-world.ts';
import { kindOf, makeWorld, stances, worldTree, type World, type WorldStance } from './world.ts';

let world: World;
let books: ReturnType<typeof booksOf>;
beforeAll(async () => {
  world = await makeWorld();
  books = booksOf(world);
});
afterAll(async () => {
  await mustAgree(world.database.db);
  await world.close();
});

describe('who may', () => {
  const everybody = async (act: (who: WorldStance) => Promise<Result<unknown>>): Promise<Record<string, WorldStance[]>> => {
    const kinds: Record<string, WorldStance[]> = {};
    for (const who of stances) {
      const kind = kindOf(await act(who));
      kinds[kind] = [...(kinds[kind] ?? []), who];
    }
    return kinds;
  };
  const keepers: WorldStance[] = ['manager', 'second-manager', 'admin'];
  const insiders: WorldStance[] = ['viewer', ...keepers.slice(0, 2), 'signatory', 'admin', 'secretariat', 'second-secretariat', 'auditor', 'auditing-admin'];
  const parties: WorldStance[] = ['party-viewer', 'party-signatory', 'fund-signatory'];
  const members: WorldStance[] = ['member-one', 'member-two'];
  const strangers: WorldStance[] = ['visitor', 'person', 'outsider'];
  const sorted = (of: readonly WorldStance[]): WorldStance[] => stances.filter((who) => of.includes(who));

  test('books are kept by the unit’s managers; for strangers there is no plan', async () => {
    const planId = await world.planInForce();
    const acts: ((who: WorldStance) => Promise<Result<unknown>>)[] = [
      (who) => books.record(planId, income(`by-${who}`, '1.00'), who),
      (who) => world.write(who, (context) => recordIncomeEvents(context, planId, [income(`many-by-${who}`, '1.00')])),
      (who) => world.write(who, (context) => reverseIncomeEvent(context, planId, `by-${who}`, '2026-12-05')),
    ];
    for (const act of acts) {
      const { ok: allowed, 'not-allowed': refused, 'plan-not-found': hidden, ...others } = await everybody(act);
      expect(allowed).toEqual(sorted(keepers));
      expect(refused).toEqual(sorted([...insiders, ...parties, ...members].filter((who) => !keepers.includes(who))));
      expect([hidden, others]).toEqual([strangers, {}]);
    }
  });
  test('books are read by all whom the plan concerns, the export by organizations and the office', async () => {
    const planId = await world.planInForce();
    await books.record(planId, income('i', '100.00'));
    for (const act of [
      (who: WorldStance) => world.read(who, (context) => getSettlement(context, planId)),
      (who: WorldStance) => world.read(who, (context) => listIncomeEvents(context, planId, { limit: 5 })),
      (who: WorldStance) => world.read(who, (context) => getIncomeEvent(context, planId, 'i')),
    ])
      expect(await everybody(act)).toEqual({ 'plan-not-found': strangers, ok: sorted([...insiders, ...parties, ...members]) });
    expect(await everybody((who) => world.read(who, (context) => exportSettlement(context, planId)))).toEqual({
      'plan-not-found': strangers,
      ok: sorted([...insiders, ...parties]),
      'not-allowed': members,
    });
  });
  test('a member reads the totals of parties and himself, of other persons nothing', async () => {
    const bound = { ...world.bindings, parties: { ...world.bindings.parties, fund: { personId: world.readers.person.personId } } };
    const planId = await (async () => {
      const drafted = await world.draft(worldTree, bound);
      const signers = { [world.unit]: 'signatory', [world.party]: 'party-signatory' } as const;
      const { sha256 } = drafted.version;
      const { acceptances } = must(await world.write('manager', (context) => proposePlanVersion(context, drafted.plan.id, 1, sha256)));
      for (const { organizationId } of acceptances)
        must(await world.write(signers[organizationId]!, (context) => acceptPlanVersion(context, drafted.plan.id, 1, { sha256, organizationId })));
      return drafted.plan.id;
    })();
    await books.record(planId, income('i', '100.00'));
    const [event, settlement] = [
      must(await world.read('member-one', (context) => getIncomeEvent(context, planId, 'i'))),
      must(await world.read('member-one', (context) => getSettlement(context, planId))),
    ];
    expect([Object.keys(event.event.payouts).sort(), Object.keys(event.event.members)]).toEqual([['pilot', 'team', 'unit'], ['m1']]);
    expect(event.trace.map(({ party }) => party)).not.toContain('fund');
    expect(settlement.payees.map(({ party, member }) => member ?? party)).toEqual(['unit', 'pilot', 'm1']);
    expect([...settlement.months[0]!.totals.keys()]).toEqual(['pilot', 'team', 'unit']);
    const whole = must(await world.read('party-viewer', (context) => getSettlement(context, planId)));
    expect(whole.payees.map(({ party, member }) => member ?? party)).toEqual(['unit', 'pilot', 'fund', 'm1', 'm2']);
  });
});

describe('reading', () => {
  test('events page by page, by kind and by days', async () => {
    const planId = await world.planInForce();
    await books.batch(planId, [income('a', '1.00'), cost('b', '0.50', 'taxes', '2026-12-05'), income('c', '2.00', '2026-12-10')]);
    const page = (query: object) => world.read('manager', (context) => listIncomeEvents(context, planId, { limit: 2, ...query }));
    const ids = async (query: object): Promise<string[]> => must(await page(query)).items.map(({ id }) => id);
    const first = must(await page({}));
    expect([first.items.map(({ id }) => id), first.next]).toEqual([['c', 'b'], '2']);
    expect(await ids({ after: first.next })).toEqual(['a']);
    expect(await ids({ kind: 'income' })).toEqual(['c', 'a']);
    expect(await ids({ from: '2026-12-02', to: '2026-12-05' })).toEqual(['b']);
    expect(kindOf(await page({ after: 'x' }))).toBe('malformed-cursor');
    expect(kindOf(await page({ from: '2026-13-01' }))).toBe('date-malformed');
    expect(kindOf(await world.read('manager', (context) => getIncomeEvent(context, planId, 'zzz')))).toBe('event-not-found');
  });
  test('an event tells which clause paid whom', async () => {
    const planId = await world.planInForce();
    must(await books.record(planId, income('i', '10000100.00')));
    const { trace } = must(await world.read('manager', (context) => getIncomeEvent(context, planId, 'i')));
    expect(trace.filter(({ party }) => party === 'team').map(({ step, kind, basis, exact }) => [step, kind, basis.numerator, exact.numerator])).toEqual([
      [0, 'split', 1000000000n, 600000000n],
      [1, 'split', 10000n, 5000n],
    ]);
  });
  test('a settlement says what each is owed, and where the months stood', async () => {
    const planId = await world.planInForce();
    await books.record(planId, income('i', '100.00', '2026-11-05'));
    await books.record(planId, cost('c', '20.00', 'taxes', '2026-12-01'));
    await books.record(planId, cost('n', '9.00', 'rd', '2026-12-01'));
    await books.record(planId, income('j', '40.00', '2026-12-02'));
    const seen = must(await world.read('manager', (context) => getSettlement(context, planId)));
    expect(seen).toMatchObject({
      state: 'open',
      version: 1,
      currency: 'CNY',
      income: 14000n,
      costs: 2000n,
      refunds: 0n,
      events: 4,
      balance: 12000n,
      highWater: 12000n,
    });
    expect(seen.payees.map(({ party, member, total, payable, paid, inPayment, stated }) => [member ?? party, total, payable, paid, inPayment, stated])).toEqual(
      [
        ['unit', 3000n, 3000n, 0n, 0n, 0n],
        ['pilot', 1200n, 1200n, 0n, 0n, 0n],
        ['fund', 600n, 600n, 0n, 0n, 0n],
        ['m1', 4800n, 4800n, 0n, 0n, 0n],
        ['m2', 2400n, 2400n, 0n, 0n, 0n],
      ],
    );
    expect(seen.months.map(({ month, income: came, totals }) => [month, came, totals.get('unit')])).toEqual([
      ['2026-11', 10000n, 2500n],
      ['2026-12', 4000n, 3000n],
    ]);
  });
});

describe('the export', () => {
  const exported = async (planId: string): Promise<string> => {
    const seen = must(await world.read('auditor', (context) => exportSettlement(context, planId)));
    return (await Array.fromAsync(settlementPieces(world.database.db, seen))).join('');
  };
  test('is verified by who knows nothing of the house, and a changed figure is found', async () => {
    const planId = await world.planInForce();
    await books.batch(planId, [income('a', '100.01'), cost('b', '40.00', 'taxes'), cost('c', '1.00', 'rd'), income('d', '33.33')]);
    await books.reverse(planId, 'b', '2026-12-08');
    await books.reverse(planId, 'c', '2026-12-08');
    await books.nextVersion(planId, { ...half, effectiveOn: '2027-01-01' });
    await books.record(planId, { ...income('e', '77.77', '2027-01-02'), stream: '乙公司' });
    await world.write('manager', (context) => closeSettlement(context, planId, '2027-06-30'));
    const text = await exported(planId);
    expect(verify(text)).toEqual({ holds: true, format: 'tongtu-settlement/1', counts: { versions: 2, events: 9, entries: 7, statements: 0, payments: 0 } });
    const whole = JSON.parse(text) as { versions: { closed: boolean }[]; events: { id: string; payouts: Record<string, string> }[] };
    expect(whole.versions.map(({ closed }) => closed)).toEqual([true, true]);
    const wrong = structuredClone(whole);
    wrong.events[8]!.payouts['unit'] = '99.99';
    expect(verify(JSON.stringify(wrong))).toMatchObject({ holds: false, line: 'events.8.payouts.unit' });
  });
  test('begins with the books', async () => {
    const planId = await world.planInForce();
    expect(verify(await exported(planId))).toMatchObject({ holds: true, counts: { versions: 1, events: 0, entries: 0 } });
  });
});
