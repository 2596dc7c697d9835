/** Laws of every distribution, whatever the plan and whatever happens. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equityPlans, eventStreams, waterfalls } from '../tests/plans.ts';
import { allocateShares } from './equity.ts';
import type { IncomeEvent } from './income-event.ts';
import type { SharingPlan } from './plan.ts';
import { closeSettlement, emptySettlement, settleEvent, settlerOf, totalsAt, type Settled, type SettlementState } from './settle.ts';

const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((total, amount) => total + amount, 0n);
const sorted = (amounts: ReadonlyMap<string, bigint>): [string, bigint][] => [...amounts].sort(([a], [b]) => (a < b ? -1 : 1));
const run = (plan: SharingPlan, events: readonly IncomeEvent[]): { state: SettlementState; lines: Settled[] } => {
  const settler = settlerOf(plan);
  let state = emptySettlement;
  const lines = events.map((event) => {
    const line = settleEvent(settler, state, event);
    state = line.state;
    return line;
  });
  return { state, lines };
};
const incomes = (amounts: readonly bigint[]): IncomeEvent[] => amounts.map((amount, i) => ({ id: `i${i}`, on: '2026-12-01', kind: 'income', amount }));
const everyone = (plan: SharingPlan): number => plan.parties.length;
const least = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((low, amount) => (amount < low ? amount : low), 0n);

describe('a distribution', () => {
  it('gives everything: parts and carried remainder are the total, and the remainder is smaller than the number of parties', () => {
    fc.assert(
      fc.property(waterfalls(), eventStreams(), (plan, events) => {
        const { state, lines } = run(plan, events);
        const { parties, members, remainder, poolRemainder } = totalsAt(settlerOf(plan), state);
        expect(sum(parties.values()) + remainder).toBe(state.highWater);
        expect(remainder >= 0n && remainder < BigInt(everyone(plan))).toBe(true);
        const pooled = plan.pool === null ? 0n : parties.get(plan.pool.party)!;
        expect(sum(members.values()) + poolRemainder).toBe(pooled);
        // The events paid what the totals say.
        expect(sum(lines.flatMap(({ payouts }) => [...payouts.values()]))).toBe(sum(parties.values()));
      }),
      { numRuns: 1000 },
    );
  });
  it('is never negative, also after costs and refunds', () => {
    fc.assert(
      fc.property(waterfalls(), eventStreams(), (plan, events) => {
        const { lines } = run(plan, events);
        expect(least(lines.flatMap((line) => [...line.payouts.values(), ...line.members.values(), line.distributable, line.totals.remainder]))).toBe(0n);
      }),
      { numRuns: 1000 },
    );
  });
  it('with a claw-back takes back, and still leaves nobody below nothing', () => {
    fc.assert(
      fc.property(waterfalls(), eventStreams(), (plan, events) => {
        const { state, lines } = run({ ...plan, clawback: true }, events);
        expect(state.highWater).toBe(state.balance > 0n ? state.balance : 0n);
        expect(least(lines.flatMap(({ totals }) => [...totals.parties.values(), ...totals.members.values()]))).toBe(0n);
      }),
      { numRuns: 500 },
    );
  });
  it('lowers nobody when more comes in', () => {
    fc.assert(
      fc.property(waterfalls(), fc.bigInt(0n, 3000n), fc.bigInt(1n, 50n), (plan, x, more) => {
        const settler = settlerOf(plan);
        const at = (highWater: bigint) => totalsAt(settler, { ...emptySettlement, balance: highWater, highWater });
        const [before, after] = [at(x), at(x + more)];
        for (const [party, amount] of after.parties) expect(amount).toBeGreaterThanOrEqual(before.parties.get(party)!);
        for (const [member, amount] of after.members) expect(amount).toBeGreaterThanOrEqual(before.members.get(member)!);
      }),
      { numRuns: 1000 },
    );
  });
  it('does not depend on how income is cut into events', () => {
    fc.assert(
      fc.property(waterfalls(), fc.array(fc.bigInt(1n, 300n), { minLength: 1, maxLength: 10 }), (plan, amounts) => {
        const cut = run(plan, incomes(amounts));
        const atOnce = run(plan, incomes([sum(amounts)]));
        expect(totalsAt(settlerOf(plan), cut.state)).toEqual(totalsAt(settlerOf(plan), atOnce.state));
      }),
      { numRuns: 1000 },
    );
  });
  it('does not depend on the order in which parties, shares and members are written', () => {
    const turned = <T>(list: readonly T[]): T[] => [...list].reverse();
    const rewritten = (plan: SharingPlan): SharingPlan => ({
      ...plan,
      parties: turned(plan.parties),
      steps: plan.steps.map((step) => (step.kind === 'recoup' ? step : { ...step, shares: turned(step.shares), caps: turned(step.caps) })),
      pool: plan.pool === null ? null : { ...plan.pool, members: turned(plan.pool.members) },
    });
    fc.assert(
      fc.property(waterfalls(), eventStreams(), (plan, events) => {
        const other = rewritten(plan);
        const { state } = run(plan, events);
        expect(run(other, events).state).toEqual(state);
        const [closed, closedOther] = [closeSettlement(settlerOf(plan), state), closeSettlement(settlerOf(other), state)];
        expect(sorted(closedOther.totals.parties)).toEqual(sorted(closed.totals.parties));
        expect(sorted(closedOther.totals.members)).toEqual(sorted(closed.totals.members));
        expect(sorted(totalsAt(settlerOf(other), state).parties)).toEqual(sorted(totalsAt(settlerOf(plan), state).parties));
      }),
      { numRuns: 500 },
    );
  });
  it('closes by paying exactly the remainder, one minor unit each', () => {
    fc.assert(
      fc.property(waterfalls(), eventStreams(), (plan, events) => {
        const { state } = run(plan, events);
        const settler = settlerOf(plan);
        const { remainder } = totalsAt(settler, state);
        const { payouts, totals } = closeSettlement(settler, state);
        expect(sum(payouts.values())).toBe(remainder);
        expect([...payouts.values()].every((amount) => amount === 0n || amount === 1n)).toBe(true);
        expect(sum(totals.parties.values())).toBe(state.highWater);
        expect(sum(totals.members.values())).toBe(plan.pool === null ? 0n : totals.parties.get(plan.pool.party)!);
      }),
      { numRuns: 1000 },
    );
  });
  it('of shares is whole, complete and at most one away from the exact part', () => {
    fc.assert(
      fc.property(equityPlans(), (plan) => {
        const whole = allocateShares(plan);
        const { shares, allocation } = plan.equity!;
        expect(sum(whole.values())).toBe(shares);
        for (const { party, share } of allocation) {
          const floor = (shares * share.numerator) / share.denominator;
          expect([floor, floor + 1n]).toContain(whole.get(party));
        }
      }),
      { numRuns: 500 },
    );
  });
});
