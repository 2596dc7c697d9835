/** Whatever happens to a plan's money, its ledger says the same as its books, and whoever is paid is paid once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { eventStreams, profitPlans, waterfalls } from '../tests/plans.ts';
import { carriedLossAccount, cashAccount, operatingProfitAccount, partiesRemainderAccount, payableAccount, poolRemainderAccount } from './accounts.ts';
import { bookClosing, bookEvent, contraryOf, takeOver, type Booked, type Books } from './books.ts';
import type { IncomeEvent } from './income-event.ts';
import type { SharingPlan } from './plan.ts';
import type { RecordedEvent } from './recorded-event.ts';
import { emptySettlement, settlerOf, totalsAt } from './settle.ts';

const begun = (plan: SharingPlan): Books => ({ version: 1, settler: settlerOf(plan), state: emptySettlement, position: 0 });

type Ledger = Map<string, bigint>;
const post = (ledger: Ledger, { postings }: Booked): void => {
  for (const { account, amount } of postings) ledger.set(account, (ledger.get(account) ?? 0n) + amount);
};
const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((a, b) => a + b, 0n);
const asRecorded = (booked: Booked): RecordedEvent => ({ ...booked.event, reversedBy: null, entryId: null, recordedBy: null, recordedAt: new Date(0) });

/** Every third event of a stream takes the one before it back. */
const run = (books: Books, events: readonly IncomeEvent[], ledger: Ledger, check: (books: Books, booked: Booked) => void): Books =>
  events.reduce((before, event, i) => {
    const first = must(bookEvent(before, event));
    post(ledger, first.booked);
    check(first.books, first.booked);
    if (i % 3 !== 2) return first.books;
    const { contrary, withoutEffect } = contraryOf(asRecorded(first.booked));
    const back = must(bookEvent(first.books, { ...contrary, id: `${event.id}:reversal`, on: event.on }, { reverses: event.id, withoutEffect }));
    post(ledger, back.booked);
    check(back.books, back.booked);
    return back.books;
  }, books);

const plans = fc.tuple(waterfalls(), fc.boolean()).map(([plan, clawback]): SharingPlan => ({ ...plan, clawback }));
const profits = (plan: SharingPlan): fc.Arbitrary<IncomeEvent[]> =>
  fc
    .array(fc.tuple(fc.bigInt(-300n, 300n), fc.integer({ min: 2014, max: 2032 })), { maxLength: 20 })
    .map((rows) => rows.map(([amount, year], i) => ({ id: `e${i}`, on: plan.effectiveOn, kind: 'operating-profit' as const, amount, year })));

const agrees = (ledger: Ledger, { settler, state }: Books): void => {
  const totals = totalsAt(settler, state);
  const at = (account: string): bigint => ledger.get(account) ?? 0n;
  const { pool } = settler.plan;
  expect(sum(ledger.values())).toBe(0n);
  expect(at(cashAccount)).toBe(state.balance);
  expect(at(carriedLossAccount)).toBe(state.highWater - state.balance);
  expect(at(operatingProfitAccount)).toBe(state.years.paid);
  expect(at(partiesRemainderAccount)).toBe(-totals.remainder);
  expect(at(poolRemainderAccount)).toBe(-totals.poolRemainder);
  for (const [party, total] of totals.parties) expect(at(payableAccount(party))).toBe(party === pool?.party ? 0n : -total);
  for (const [member, total] of totals.members) expect(at(payableAccount(pool!.party, member))).toBe(-total);
};

describe('after every event', () => {
  it('postings sum to zero, and the ledger says what the books say', () => {
    fc.assert(
      fc.property(plans, eventStreams(), (plan, events) => {
        const ledger: Ledger = new Map();
        run(begun(plan), events, ledger, (books, { postings }) => {
          expect(sum(postings.map(({ amount }) => amount))).toBe(0n);
          expect(postings.every(({ amount }) => amount !== 0n)).toBe(true);
          expect(new Set(postings.map(({ account }) => account)).size).toBe(postings.length);
          agrees(ledger, books);
        });
      }),
    );
  });
  it('so it is with yearly profits', () => {
    fc.assert(
      fc.property(
        fc.tuple(profitPlans(), fc.boolean()).chain(([plan, clawback]) => fc.tuple(fc.constant({ ...plan, clawback }), profits(plan))),
        ([plan, events]) => {
          const ledger: Ledger = new Map();
          const after = run(begun(plan), events, ledger, (books) => agrees(ledger, books));
          expect(after.position).toBe(events.length + Math.floor(events.length / 3));
        },
      ),
    );
  });
  it('what an event says it paid is what it booked', () => {
    fc.assert(
      fc.property(plans, eventStreams(), (plan, events) => {
        run(begun(plan), events, new Map(), (_, { event, postings }) => {
          const paid = sum(Object.values(event.payouts));
          const left = postings.filter(({ account }) => account === partiesRemainderAccount).map(({ amount }) => -amount);
          expect(paid + sum(left)).toBe(event.distributable);
        });
      }),
    );
  });
});

describe('closing', () => {
  it('leaves no remainder, and the next version goes on with the loss alone', () => {
    fc.assert(
      fc.property(plans, plans, eventStreams(), eventStreams(), (first, second, early, late) => {
        const ledger: Ledger = new Map();
        const before = run(begun(first), early, ledger, () => {});
        const { books: closed, booked } = bookClosing(before, '2027-01-01');
        post(ledger, booked);
        expect(sum(booked.postings.map(({ amount }) => amount))).toBe(0n);
        expect([ledger.get(partiesRemainderAccount) ?? 0n, ledger.get(poolRemainderAccount) ?? 0n]).toEqual([0n, 0n]);
        const loss = before.state.highWater - before.state.balance;
        const [stood, cash] = [new Map(ledger), ledger.get(cashAccount) ?? 0n];
        const taken = takeOver(closed, 2, settlerOf({ ...second, currency: first.currency }));
        expect([taken.state.balance, taken.state.highWater, taken.position]).toEqual([-loss, 0n, before.position + 1]);
        const after = run(taken, late, ledger, () => {});
        const totals = totalsAt(after.settler, after.state);
        expect(sum(ledger.values())).toBe(0n);
        expect((ledger.get(cashAccount) ?? 0n) - cash).toBe(after.state.balance + loss);
        expect(ledger.get(carriedLossAccount) ?? 0n).toBe(after.state.highWater - after.state.balance);
        // What was paid under the first version is not touched by the second.
        for (const { id } of second.parties.filter((party) => party.id !== second.pool?.party))
          expect((stood.get(payableAccount(id)) ?? 0n) - (ledger.get(payableAccount(id)) ?? 0n)).toBe(totals.parties.get(id));
      }),
    );
  });
});

describe('taking back', () => {
  it('brings D back to where it was, whatever it was', () => {
    fc.assert(
      fc.property(plans, eventStreams(), (plan, events) => {
        fc.pre(events.length > 0);
        const before = run(begun(plan), events.slice(0, -1), new Map(), () => {});
        const { books, booked } = must(bookEvent(before, events.at(-1)!));
        const { contrary, withoutEffect } = contraryOf(asRecorded(booked));
        const back = must(bookEvent(books, { ...contrary, id: 'x', on: '2027-01-01' }, { reverses: events.at(-1)!.id, withoutEffect }));
        expect(back.books.state.balance).toBe(before.state.balance);
        // Without a claw-back nobody gives back what he was paid.
        expect(plan.clawback || Object.values(back.booked.event.payouts).every((amount) => amount >= 0n)).toBe(true);
        const withClawback = before.state.balance > 0n ? before.state.balance : 0n;
        expect(back.books.state.highWater).toBe(plan.clawback ? withClawback : books.state.highWater);
      }),
    );
  });
});

describe('beyond 10^18 minor units', () => {
  it('an event is refused and the books stay as they were', () => {
    const [plan] = fc.sample(waterfalls(), 1) as [SharingPlan];
    const state = { ...emptySettlement, balance: 10n ** 18n - 10n, highWater: 10n ** 18n - 10n };
    const event = (amount: bigint): IncomeEvent => ({ id: 'e', on: plan.effectiveOn, kind: 'income', amount });
    expect(bookEvent({ ...begun(plan), state }, event(9n)).ok).toBe(true);
    expect(bookEvent({ ...begun(plan), state }, event(10n))).toMatchObject({ ok: false, error: { kind: 'amount-too-large', field: 'amount' } });
  });
});
