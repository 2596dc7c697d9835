/** Who comes when: events at once, across a change of version, after the end. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settleTransaction } from '@tongtu/platform/database';
import { expect as must, type Result } from '@tongtu/kernel/result';
import { acceptPlanVersion } from '../use-cases/accept-plan-version.ts';
import { closeSettlement } from '../use-cases/close-settlement.ts';
import { draftPlanVersion } from '../use-cases/draft-plan-version.ts';
import { getIncomeEvent, listIncomeEvents } from '../use-cases/list-income-events.ts';
import { proposePlanVersion } from '../use-cases/propose-plan-version.ts';
import { recordIncomeEvent } from '../use-cases/record-income-event.ts';
import { savePlanVersion } from '../use-cases/save-plan-version.ts';
import { mustAgree } from './books-invariants.ts';
import { booksOf, cost, half, income, texts } from './books-world.ts';
import { kindOf, makeWorld, worldTree, type World, type WorldStance } from './world.ts';

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

describe('at once', () => {
  const atOnce = <T>(many: readonly (() => Promise<T>)[]): Promise<T[]> => Promise.all(many.map((each) => each()));
  test('one id with one content is recorded once', async () => {
    const planId = await world.planInForce();
    for (const event of [income('i', '100.00'), cost('c', '1.00', 'rd')]) {
      const answers = await atOnce(Array.from({ length: 6 }, () => () => books.record(planId, event)));
      expect(answers.map(kindOf)).toEqual(Array.from({ length: 6 }, () => 'ok'));
      expect(answers.filter((answer) => answer.ok && !answer.value.repeated).length).toBe(1);
    }
    expect(await books.rows(planId)).toBe(2);
  });
  test('one id with other contents is recorded once, the others are refused', async () => {
    const planId = await world.planInForce();
    const answers = await atOnce(Array.from({ length: 6 }, (_, n) => () => books.record(planId, income('i', `${n + 1}.00`))));
    expect(answers.map(kindOf).sort()).toEqual(['event-id-reused', 'event-id-reused', 'event-id-reused', 'event-id-reused', 'event-id-reused', 'ok']);
  });
  test('distinct events all go in, one after the other', async () => {
    const planId = await world.planInForce();
    await atOnce<Result<unknown>>(
      Array.from(
        { length: 12 },
        (_, n) => () => (n % 4 === 3 ? books.batch(planId, [income(`a${n}`, '3.33'), income(`b${n}`, '1.11')]) : books.record(planId, income(`i${n}`, '7.77'))),
      ),
    );
    expect(await books.rows(planId)).toBe(15);
  });
  test('across a change of version: what comes after it under the old one is refused, the rest stands', async () => {
    const planId = await world.planInForce();
    await books.record(planId, income('first', '10.01'));
    await books.nextVersion(planId, { ...half, effectiveOn: '2027-01-01' });
    const answers = await atOnce([
      ...Array.from({ length: 5 }, (_, n) => () => books.record(planId, income(`old${n}`, '1.11', '2026-12-20'))),
      ...Array.from({ length: 5 }, (_, n) => () => books.record(planId, income(`new${n}`, '1.11', '2027-01-02'))),
    ]);
    expect(answers.slice(5).map(kindOf)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
    expect(new Set(answers.slice(0, 5).map(kindOf)).isSubsetOf(new Set(['ok', 'version-closed']))).toBe(true);
    const closings = must(await world.read('manager', (context) => listIncomeEvents(context, planId, { kind: 'closing', limit: 10 })));
    expect(closings.items.map(({ id }) => id)).toEqual(['v1:closing']);
  });
  test('a step that fails leaves nothing, not even in the ledger', async () => {
    const planId = await world.planInForce();
    const broken = world.write('manager', async (context) => {
      must(await recordIncomeEvent(context, planId, income('i', '100.00')));
      throw new Error('the power goes out');
    });
    await expect(broken).rejects.toThrow('the power goes out');
    expect([await books.rows(planId), await books.balances(planId)]).toEqual([0, {}]);
    expect(kindOf(await books.record(planId, income('i', '100.00')))).toBe('ok');
  });
  test('an event that waits while a version comes into force is settled by it', async () => {
    const planId = await world.planInForce();
    await books.record(planId, income('i1', '100.00'));
    const { version } = must(await world.write('manager', (context) => draftPlanVersion(context, planId)));
    const tree = { ...version.tree, ...half, effectiveOn: '2027-01-01' };
    const saved = must(await world.write('manager', (context) => savePlanVersion(context, planId, 2, { revision: 1, tree })));
    // All but the last acceptance, then the last one in a transaction that stays open while the event comes.
    const { sha256 } = saved.version;
    must(await world.write('manager', (context) => proposePlanVersion(context, planId, 2, sha256)));
    for (const [who, organizationId] of [
      ['signatory', world.unit],
      ['party-signatory', world.party],
    ] as const)
      must(await world.write(who, (context) => acceptPlanVersion(context, planId, 2, { sha256, organizationId })));
    let waiting: ReturnType<typeof books.record> | undefined;
    await settleTransaction(world.database.db, async (tx) => {
      const done = must(await acceptPlanVersion({ ...world.base(world.readers['fund-signatory']), tx }, planId, 2, { sha256, organizationId: world.fund }));
      expect(done.version.state).toBe('in-force');
      waiting = books.record(planId, income('late', '10.00', '2027-01-05'));
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { ok: true, value: true };
    });
    const answered = must(await waiting!);
    expect(answered.event).toMatchObject({ version: 2, position: 3 });
  });
});

describe('a later version', () => {
  test('closes the earlier one with its first event, takes over its loss, and refuses what is late', async () => {
    const planId = await world.planInForce();
    await books.record(planId, income('i1', '100.01'));
    await books.record(planId, cost('c1', '40.00', 'taxes'));
    await books.nextVersion(planId, { ...half, base: { kind: 'net', deduct: ['rd'] }, effectiveOn: '2027-01-01' });
    // Until then days of the earlier version still belong to it.
    must(await books.record(planId, income('i2', '10.00', '2026-12-31')));
    const { event } = must(await books.record(planId, income('i3', '50.00', '2027-02-01')));
    expect([event.version, event.balance, event.highWater, event.distributable]).toEqual([2, 2000n, 2000n, 2000n]);
    const { event: closing } = must(await world.read('manager', (context) => getIncomeEvent(context, planId, 'v1:closing')));
    expect([closing.on, closing.remainder, texts(closing.payouts)]).toEqual(['2027-01-01', 0n, { team: '0.01' }]);
    expect(await books.record(planId, income('i4', '10.00', '2026-12-31'))).toMatchObject({
      ok: false,
      error: { kind: 'version-closed', details: { version: 1, open: 2 } },
    });
    expect(must(await books.record(planId, income('i2', '10.00', '2026-12-31'))).repeated).toBe(true);
    // The same kind of cost did not count before and counts now.
    expect(must(await books.record(planId, cost('c2', '1.00', 'rd', '2027-02-01'))).event.notDeductible).toBe(false);
  });
  test('may come into force after one that never had an event', async () => {
    const planId = await world.planInForce();
    await books.nextVersion(planId, { ...half, effectiveOn: '2026-12-01' });
    const { event } = must(await books.record(planId, income('i', '10.00', '2026-12-02')));
    expect([event.version, event.position]).toEqual([2, 1]);
    expect(kindOf(await books.record(planId, income('j', '10.00', '2026-11-30')))).toBe('version-closed');
  });
  test('does not take days on which events were settled already', async () => {
    const planId = await world.planInForce();
    await books.record(planId, income('i', '10.00', '2027-03-01'));
    await expect(books.nextVersion(planId, { ...half, effectiveOn: '2027-01-01' })).rejects.toThrow('settlement-began');
  });
  test('keeps the currency', async () => {
    const planId = await world.planInForce();
    await expect(books.nextVersion(planId, { ...half, currency: 'EUR', effectiveOn: '2027-01-01' })).rejects.toThrow('currency-changed');
  });
  test('gives those who joined an account', async () => {
    const planId = await world.planInForce();
    const parties = worldTree.parties.map((party) => (party.id === 'fund' ? { id: '基金二期', role: 'investor' as const, name: { zh: '基金二期' } } : party));
    const steps = [{ kind: 'split' as const, shares: { team: '50%', unit: '40%', pilot: '5%', 基金二期: '5%' } }];
    await books.nextVersion(planId, { parties, steps, rounding: { ties: [] }, effectiveOn: '2027-01-01' });
    must(await books.record(planId, income('i', '10.00', '2027-01-02')));
    expect((await books.balances(planId))['liabilities:payable:x-e59fbae98791e4ba8ce69c9f']).toBe(-50n);
  });
});

describe('closing the books', () => {
  const close = (planId: string, on: string, who: WorldStance = 'manager') => world.write(who, (context) => closeSettlement(context, planId, on));
  test('hands out the remainder; nothing follows but a repeat', async () => {
    const planId = await world.planInForce();
    await books.record(planId, income('i', '100.01'));
    expect(await close(planId, '2026-11-30')).toMatchObject({ ok: false, error: { kind: 'closing-too-early', details: { day: '2026-12-01' } } });
    expect(kindOf(await close(planId, 'never'))).toBe('date-malformed');
    const seen = must(await close(planId, '2026-12-31'));
    expect(seen).toMatchObject({ state: 'closed', remainder: 0n, events: 1 });
    const { event } = must(await world.read('manager', (context) => getIncomeEvent(context, planId, 'v1:closing')));
    expect([texts(event.payouts), texts(event.members)]).toEqual([{ team: '0.01' }, { m1: '0.01' }]);
    expect(await books.balances(planId)).toMatchObject({ 'liabilities:carried-remainder:parties': 0n });
    expect(kindOf(await close(planId, '2026-12-31'))).toBe('settlement-closed');
    expect(kindOf(await books.record(planId, income('j', '1.00')))).toBe('settlement-closed');
    expect(kindOf(await books.batch(planId, [income('j', '1.00')]))).toBe('settlement-closed');
    expect(kindOf(await books.reverse(planId, 'i', '2027-01-01'))).toBe('settlement-closed');
    expect(must(await books.record(planId, income('i', '100.01'))).repeated).toBe(true);
    expect(kindOf(await books.record(planId, income('i', '100.02')))).toBe('event-id-reused');
    await expect(books.nextVersion(planId, { ...half, effectiveOn: '2027-02-01' })).rejects.toThrow('settlement-closed');
  });
});
