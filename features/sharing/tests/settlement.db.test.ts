/** Events of a plan, from the door to the ledger: settled and booked once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entryById } from '@tongtu/ledger';
import { expect as must } from '@tongtu/kernel/result';
import vectors from '../../../tests/vectors/sharing-settlement.json' with { type: 'json' };
import type { SharingPlanJson } from '../contract/plan.ts';
import { amountText } from '../domain/amount-text.ts';
import type { RecordedEvent } from '../domain/recorded-event.ts';
import { closeSettlement } from '../use-cases/close-settlement.ts';
import { getSettlement } from '../use-cases/get-settlement.ts';
import { getIncomeEvent, listIncomeEvents } from '../use-cases/list-income-events.ts';
import { mustAgree } from './books-invariants.ts';
import { booksOf, cost, half, income, texts } from './books-world.ts';
import { kindOf, makeWorld, worldTree, type World } from './world.ts';

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

describe('worked cases', () => {
  const everyone = (tree: SharingPlanJson) => ({
    parties: Object.fromEntries(tree.parties.map(({ id }) => [id, { name: id }])),
    members: Object.fromEntries((tree.pool?.members ?? []).map(({ id }) => [id, { name: id }])),
  });
  type Texts = Readonly<Record<string, string>>;
  type Line = { readonly event: string; readonly payouts: Texts; readonly members?: Texts; readonly distributable?: string; readonly remainder?: string };
  /** What an event did, as far as a line of the vectors speaks of it. */
  const told = (recorded: RecordedEvent, line: Line | undefined): Partial<Line> => {
    const of = (amounts: RecordedEvent['payouts'], named: Texts): Texts =>
      Object.fromEntries(Object.keys(named).map((key) => [key, amountText(amounts[key] ?? 0n, 'CNY')]));
    return {
      ...(line === undefined ? {} : { event: recorded.id, payouts: of(recorded.payouts, line.payouts) }),
      ...(line?.members === undefined ? {} : { members: of(recorded.members, line.members) }),
      ...(line?.distributable === undefined ? {} : { distributable: amountText(recorded.distributable, 'CNY') }),
      ...(line?.remainder === undefined ? {} : { remainder: amountText(recorded.remainder, 'CNY') }),
    };
  };
  const cases = vectors.cases.filter(({ plan, events }) => plan !== 'equity' && events.length > 0);
  test('are there', () => expect(cases.length).toBeGreaterThan(5));
  test.each(cases)('$name', async ({ plan, change, events, lines, last, close }: (typeof cases)[number] & { change?: object; close?: boolean }) => {
    const given = { ...(vectors.plans as Record<string, object>)[plan], ...change } as unknown as SharingPlanJson & { rounding?: unknown };
    // A private enterprise with a rule of its own may agree whatever it likes: these cases are about figures.
    const tree = { ...given, unit: { entityType: 'private-enterprise', region: 'CN', publishedRule: true } } as SharingPlanJson;
    const { rounding, ...rest } = tree as SharingPlanJson & { rounding: unknown };
    const planId = await world.planInForce((rounding === null ? rest : tree) as SharingPlanJson, everyone(tree));
    for (const event of events) {
      const { event: recorded } = must(await books.record(planId, event));
      const line = (lines as readonly Line[]).find((of) => of.event === event.id);
      expect(told(recorded, line)).toEqual(line ?? {});
    }
    const seen = must(
      close === true
        ? await world.write('manager', (context) => closeSettlement(context, planId, '2026-12-31'))
        : await world.read('manager', (context) => getSettlement(context, planId)),
    );
    const end = last as { totals: Record<string, string>; remainder: string; highWater: string; balance: string };
    // Members of a pool have the floors of their weights; what these leave over is carried.
    const parties = Object.entries(end.totals).filter(([party]) => party !== tree.pool?.party);
    const owed = (party: string): bigint => seen.payees.filter((payee) => payee.party === party).reduce((sum, payee) => sum + payee.total, 0n);
    expect(parties.map(([party]) => [party, amountText(owed(party), 'CNY')])).toEqual(parties);
    expect([seen.remainder, seen.highWater, seen.balance].map((amount) => amountText(amount, 'CNY'))).toEqual([end.remainder, end.highWater, end.balance]);
  });
});

describe('an event', () => {
  test('is settled, booked and announced', async () => {
    const planId = await world.planInForce();
    const { event, repeated } = must(await books.record(planId, { ...income('i1', '100.01'), stream: '甲公司' }));
    expect(repeated).toBe(false);
    expect(event).toMatchObject({ position: 1, version: 1, kind: 'income', amount: 10001n, stream: '甲公司', notDeductible: false, distributable: 10001n });
    expect([event.balance, event.highWater, event.remainder]).toEqual([10001n, 10001n, 1n]);
    expect(texts(event.payouts)).toEqual({ team: '60.00', unit: '25.00', pilot: '10.00', fund: '5.00' });
    expect(texts(event.members)).toEqual({ m1: '40.00', m2: '20.00' });
    expect(await entryById(world.database.db, planId, event.entryId!)).toMatchObject({
      key: 'event:i1',
      kind: 'sharing-income',
      reference: 'i1',
      effectiveOn: '2026-12-01',
      about: { event: 'i1', version: 1 },
    });
    expect(await books.balances(planId)).toEqual({
      'assets:cash': 10001n,
      'liabilities:carried-remainder:parties': -1n,
      'liabilities:payable:fund': -500n,
      'liabilities:payable:pilot': -1000n,
      'liabilities:payable:team:m1': -4000n,
      'liabilities:payable:team:m2': -2000n,
      'liabilities:payable:unit': -2500n,
    });
    expect((await world.announced(planId)).filter((kind) => kind.startsWith('income'))).toEqual(['income-event-recorded']);
  });
  test('costs and refunds make a loss that later income makes good', async () => {
    const planId = await world.planInForce();
    await books.record(planId, income('i', '100.00'));
    const { event } = must(await books.record(planId, cost('c', '30.00', 'upkeep')));
    expect([event.distributable, event.payouts, event.balance, event.highWater]).toEqual([0n, {}, 7000n, 10000n]);
    must(await books.record(planId, { id: 'r', on: '2026-12-02', kind: 'refund', amount: '20.00' }));
    expect(await books.balances(planId)).toMatchObject({ 'assets:cash': 5000n, 'equity:carried-loss': 5000n });
    const { event: later } = must(await books.record(planId, income('i2', '60.00')));
    expect([later.distributable, later.payouts['unit']]).toEqual([1000n, 250n]);
    expect((await books.balances(planId))['equity:carried-loss']).toBe(0n);
  });
  test('a cost that is not deductible is reported and moves nothing', async () => {
    const planId = await world.planInForce();
    const { event } = must(await books.record(planId, cost('c', '30.00', 'rd')));
    expect(event).toMatchObject({ notDeductible: true, entryId: null, balance: 0n, distributable: 0n });
    expect(await books.balances(planId)).toEqual({});
  });
  test('the same again is answered as before, other content is named', async () => {
    const planId = await world.planInForce();
    const first = must(await books.record(planId, income('i', '100.00')));
    await books.record(planId, income('other', '1.00'));
    const again = must(await books.record(planId, income('i', '100.00')));
    expect(again).toEqual({ ...first, repeated: true });
    expect(await books.record(planId, { ...income('i', '100.01', '2026-12-02'), stream: 'x' })).toMatchObject({
      ok: false,
      error: { kind: 'event-id-reused', field: 'id', details: { id: 'i', fields: ['on', 'amount', 'stream'] } },
    });
    expect(await books.rows(planId)).toBe(2);
  });
  test.each([
    ['event-invalid', { ...income('i', '1.00'), amount: '1.001' }, ['amount-too-precise amount']],
    ['event-invalid', { ...income('i', '1.00'), amount: '-1.00' }, ['amount-negative amount']],
    ['event-invalid', { ...income('i', '1.00'), amount: '10000000000000.00' }, ['amount-too-large amount']],
    ['event-invalid', { ...income('i', '1.00'), on: '2026-02-30', kind: 'gift' }, ['date-malformed on', 'word-unknown kind']],
    ['event-invalid', { id: 'p', on: '2026-12-01', kind: 'operating-profit', amount: '1.00', year: 2026 }, ['event-not-of-pathway kind']],
    ['event-invalid', income('i:reversal', '1.00'), ['event-id-reserved id']],
    ['event-invalid', income('v1:closing', '1.00'), ['event-id-reserved id']],
    ['event-invalid', { ...income('i', '1.00'), id: 'a\0b' }, ['event-id-malformed id']],
    ['event-invalid', {}, ['field-missing id', 'field-missing on', 'field-missing kind', 'field-missing amount']],
    ['event-before-plan', income('i', '1.00', '2026-10-31'), []],
    ['event-invalid', { ...income('i', '1.00', '2026-10-31'), stream: '' }, ['event-before-plan on', 'text-malformed stream']],
  ])('%s: %j', async (kind, event, faults) => {
    const planId = await world.planInForce();
    const refused = await books.record(planId, event);
    expect(kindOf(refused)).toBe(kind);
    expect(refused.ok ? [] : (refused.error.errors ?? []).map((fault) => `${fault.kind} ${fault.field}`)).toEqual(faults);
    expect(await books.rows(planId)).toBe(0);
  });
  test('beyond 10^18 minor units nothing more goes in, and nothing is lost', async () => {
    const planId = await world.planInForce();
    await world.database.pool.query('update settlements set balance = $2, high_water = $2 where plan_id = $1', [planId, (10n ** 18n - 100n).toString()]);
    expect(await books.record(planId, income('i', '1.00'))).toMatchObject({ ok: false, error: { kind: 'amount-too-large' } });
    expect(await books.rows(planId)).toBe(0);
    await world.database.pool.query('update settlements set balance = 0, high_water = 0 where plan_id = $1', [planId]);
    expect(kindOf(await books.record(planId, income('i', '1.00')))).toBe('ok');
  });
  test('before a version is in force there are no books', async () => {
    const { plan } = await world.draft();
    expect(kindOf(await books.record(plan.id, income('i', '1.00')))).toBe('not-in-force');
    expect(await world.read('manager', (context) => getSettlement(context, plan.id))).toMatchObject({ ok: true, value: { state: 'not-begun', payees: [] } });
  });
});

describe('a batch', () => {
  const events = [income('b1', '100.00'), cost('b2', '10.00', 'upkeep'), cost('b3', '5.00', 'rd'), income('b4', '33.33', '2026-12-03')];
  test('comes to the same as one at a time, and is announced once', async () => {
    const [one, many] = [await world.planInForce(), await world.planInForce()];
    for (const event of events) must(await books.record(one, event));
    const { recorded, repeated, state } = must(await books.batch(many, events));
    expect([recorded, repeated, state.balance, state.highWater]).toEqual([4, 0, 12333n, 12333n]);
    expect(await books.balances(many)).toEqual(await books.balances(one));
    const all = async (planId: string): Promise<Partial<RecordedEvent>[]> =>
      must(await world.read('manager', (context) => listIncomeEvents(context, planId, { limit: 50 }))).items.map((event) => ({ ...event, entryId: null }));
    expect(await all(many)).toEqual(await all(one));
    expect((await world.announced(many)).filter((kind) => kind.startsWith('income'))).toEqual(['income-events-recorded']);
  });
  test('repeats are counted, inside it and from before', async () => {
    const planId = await world.planInForce();
    await books.record(planId, events[0]!);
    expect(await books.batch(planId, [...events, events[1]!])).toMatchObject({ ok: true, value: { recorded: 3, repeated: 2 } });
    expect(await books.batch(planId, events)).toMatchObject({ ok: true, value: { recorded: 0, repeated: 4 } });
    expect(await books.rows(planId)).toBe(4);
  });
  test('a fault names its line, and nothing goes in', async () => {
    const planId = await world.planInForce();
    expect(await books.batch(planId, [events[0]!, { ...income('x', '1.001'), kind: 'gift' }, income('v1:closing', '1.00')])).toMatchObject({
      ok: false,
      error: {
        kind: 'event-invalid',
        errors: [
          { kind: 'word-unknown', field: 'events.1.kind' },
          { kind: 'amount-too-precise', field: 'events.1.amount' },
          { kind: 'event-id-reserved', field: 'events.2.id' },
        ],
      },
    });
    expect(await books.batch(planId, [events[0]!, { ...events[0]!, amount: '7.00' }])).toMatchObject({
      ok: false,
      error: { kind: 'event-id-reused', field: 'events.1.id', details: { id: 'b1', fields: ['amount'] } },
    });
    expect(await books.batch(planId, [events[0]!, income('x', '1.00', '2026-10-01')])).toMatchObject({
      ok: false,
      error: { kind: 'event-invalid', errors: [{ kind: 'event-before-plan', field: 'events.1.on' }] },
    });
    expect(await books.rows(planId)).toBe(0);
  });
  test('may cross a change of version', async () => {
    const planId = await world.planInForce();
    await books.nextVersion(planId, { ...half, effectiveOn: '2027-01-01' });
    must(await books.batch(planId, [income('a', '10.01'), cost('b', '5.00', 'taxes'), income('c', '7.00', '2027-01-05'), income('d', '1.00', '2027-01-05')]));
    const { items } = must(await world.read('manager', (context) => listIncomeEvents(context, planId, { limit: 10 })));
    expect(items.toReversed().map(({ id, version, balance, highWater }) => [id, version, balance, highWater])).toEqual([
      ['a', 1, 1001n, 1001n],
      ['b', 1, 501n, 1001n],
      ['v1:closing', 1, 501n, 1001n],
      ['c', 2, 200n, 200n],
      ['d', 2, 300n, 300n],
    ]);
  });
});

describe('taking back', () => {
  test('income by a refund: what was paid stays, later income makes it good', async () => {
    const planId = await world.planInForce();
    await books.record(planId, { ...income('i', '100.00'), stream: '甲公司' });
    const { event } = must(await books.reverse(planId, 'i', '2026-12-05'));
    expect(event).toMatchObject({
      id: 'i:reversal',
      kind: 'refund',
      amount: 10000n,
      stream: '甲公司',
      reverses: 'i',
      on: '2026-12-05',
      balance: 0n,
      highWater: 10000n,
    });
    const { event: original } = must(await world.read('manager', (context) => getIncomeEvent(context, planId, 'i')));
    expect(original.reversedBy).toBe('i:reversal');
    expect(must(await books.record(planId, income('i2', '100.00'))).event.distributable).toBe(0n);
    const seen = must(await world.read('manager', (context) => getSettlement(context, planId)));
    expect([seen.income, seen.refunds, seen.balance]).toEqual([10000n, 0n, 10000n]);
  });
  test('with a claw-back it is taken from everybody again', async () => {
    const planId = await world.planInForce({ ...worldTree, clawback: true });
    await books.record(planId, income('i', '100.01'));
    const { event } = must(await books.reverse(planId, 'i', '2026-12-05'));
    expect(texts(event.payouts)).toEqual({ team: '-60.00', unit: '-25.00', pilot: '-10.00', fund: '-5.00' });
    expect(new Set(Object.values(await books.balances(planId)))).toEqual(new Set([0n]));
  });
  test('a refund and a cost that counted by an income, one that did not by what moves nothing', async () => {
    const planId = await world.planInForce();
    await books.record(planId, income('i', '100.00'));
    await books.record(planId, { id: 'r', on: '2026-12-02', kind: 'refund', amount: '10.00' });
    await books.record(planId, cost('c', '5.00', 'taxes'));
    await books.record(planId, cost('n', '7.00', 'rd'));
    expect(must(await books.reverse(planId, 'r', '2026-12-05')).event).toMatchObject({ kind: 'income', amount: 1000n });
    expect(must(await books.reverse(planId, 'c', '2026-12-05')).event).toMatchObject({ kind: 'income', amount: 500n, category: null });
    expect(must(await books.reverse(planId, 'n', '2026-12-05')).event).toMatchObject({ kind: 'cost', notDeductible: true, category: 'rd', entryId: null });
    const seen = must(await world.read('manager', (context) => getSettlement(context, planId)));
    expect([seen.income, seen.costs, seen.refunds, seen.balance]).toEqual([10000n, 0n, 0n, 10000n]);
  });
  test('an operating profit by the same with the other sign', async () => {
    const tree: SharingPlanJson = {
      ...worldTree,
      pathway: 'self-implementation',
      base: { kind: 'gross' },
      annualProfit: { party: 'team', rate: '5%', years: 5, from: 'production-start' },
    };
    const { steps: _, ...withoutSteps } = tree;
    const planId = await world.planInForce(withoutSteps);
    const profit = { id: 'p', on: '2026-12-01', kind: 'operating-profit', amount: '1000.10', year: 2026 };
    const { event } = must(await books.record(planId, profit));
    expect([event.distributable, texts(event.payouts), texts(event.members)]).toEqual([5000n, { team: '50.00' }, { m1: '33.33', m2: '16.66' }]);
    expect(await books.balances(planId)).toMatchObject({ 'equity:operating-profit': 5000n, 'liabilities:carried-remainder:pool': -1n });
    expect(must(await books.reverse(planId, 'p', '2026-12-05')).event).toMatchObject({
      kind: 'operating-profit',
      amount: -100010n,
      year: 2026,
      distributable: 0n,
    });
    // The year stands at nothing: as much again pays nothing, more than that the rest.
    expect(must(await books.record(planId, { ...profit, id: 'p2' })).event.distributable).toBe(0n);
    expect(must(await books.record(planId, { ...profit, id: 'p3' })).event.distributable).toBe(5001n);
  });
  test('happens once, and not to what takes back', async () => {
    const planId = await world.planInForce();
    await books.record(planId, income('i', '100.00', '2026-12-03'));
    expect(kindOf(await books.reverse(planId, 'x', '2026-12-05'))).toBe('event-not-found');
    expect(await books.reverse(planId, 'i', '2026-12-02')).toMatchObject({ ok: false, error: { errors: [{ kind: 'reversal-before-event', field: 'on' }] } });
    expect(await books.reverse(planId, 'i', 'soon')).toMatchObject({ ok: false, error: { errors: [{ kind: 'date-malformed', field: 'on' }] } });
    const answers = await Promise.all([1, 2, 3].map(() => books.reverse(planId, 'i', '2026-12-05')));
    expect(answers.map(kindOf).sort()).toEqual(['event-reversed-already', 'event-reversed-already', 'ok']);
    expect(kindOf(await books.reverse(planId, 'i:reversal', '2026-12-05'))).toBe('event-is-reversal');
  });
});
