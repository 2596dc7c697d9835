/**
 * Events to payouts. D is what is distributable so far, H its high-water mark; a party's cumulative amount is ⌊A_p(H)⌋ and an
 * event pays the difference. So nothing is paid twice, costs that come after a payout are made good before the next one, and
 * neither the cut into events nor the order of the parties matters. What the floors leave over is the carried remainder.
 */
import { compareFractions, fraction, type Fraction } from '@tongtu/kernel/fraction';
import { entitlementOf, exactAmountsAt, wholeAmountsAt, type Entitlement } from './entitlement.ts';
import type { IncomeEvent } from './income-event.ts';
import { membersById, tieOrder, type SharingPlan } from './plan.ts';
import { emptyYears, yearlyShare, type ProfitYears } from './annual-profit.ts';

/** What must be remembered between events; everything else is computed from it. */
export type SettlementState = {
  /** D: income − deductible costs − refunds, minor units. */
  readonly balance: bigint;
  /** H */
  readonly highWater: bigint;
  /** Yearly profit of an implementation. */
  readonly years: ProfitYears;
};
export const emptySettlement: SettlementState = { balance: 0n, highWater: 0n, years: emptyYears };

/** A plan made ready to settle. */
export type Settler = { readonly plan: SharingPlan; readonly entitlement: Entitlement };
export const settlerOf = (plan: SharingPlan): Settler => ({ plan, entitlement: entitlementOf(plan) });

/** Cumulative whole amounts at a state. */
export type Totals = {
  /** In the order of `plan.parties`. */
  readonly parties: ReadonlyMap<string, bigint>;
  /** Of the pool; empty without one. */
  readonly members: ReadonlyMap<string, bigint>;
  /** R: what the floors of the parties leave over. */
  readonly remainder: bigint;
  /** What the floors of the members leave over. */
  readonly poolRemainder: bigint;
};

const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((total, amount) => total + amount, 0n);

const membersOf = (plan: SharingPlan, parties: ReadonlyMap<string, bigint>): Pick<Totals, 'members' | 'poolRemainder'> => {
  if (plan.pool === null) return { members: new Map(), poolRemainder: 0n };
  const total = parties.get(plan.pool.party) ?? 0n;
  // Floors toward zero also where a claw-back made the total fall: totals themselves are never negative.
  const members = new Map(plan.pool.members.map(({ id, weight }) => [id, (total * weight.numerator) / weight.denominator]));
  return { members, poolRemainder: total - sum(members.values()) };
};

export const totalsAt = ({ plan, entitlement }: Settler, state: SettlementState): Totals => {
  const whole = wholeAmountsAt(entitlement, state.highWater);
  const parties = new Map(entitlement.parties.map((party, i) => [party, whole[i]!]));
  const steps = sum(whole);
  if (plan.annualProfit !== null) {
    const { party } = plan.annualProfit;
    parties.set(party, (parties.get(party) ?? 0n) + state.years.paid);
  }
  return { parties, ...membersOf(plan, parties), remainder: plan.steps.length === 0 ? 0n : state.highWater - steps };
};

/** Does this cost lessen what is distributable? */
export const isDeductible = ({ base }: Pick<SharingPlan, 'base'>, event: Pick<IncomeEvent, 'kind' | 'category'>): boolean =>
  event.kind === 'cost' && base.kind === 'net' && base.deduct.some((category) => category === event.category);

const moved = (plan: SharingPlan, event: IncomeEvent): bigint =>
  event.kind === 'income' ? event.amount : event.kind === 'refund' || isDeductible(plan, event) ? -event.amount : 0n;

/** The state after an event. A cost that is not deductible leaves everything as it was. */
export const afterEvent = ({ plan }: Settler, state: SettlementState, event: IncomeEvent): SettlementState => {
  if (event.kind === 'operating-profit')
    return { ...state, years: plan.annualProfit === null ? state.years : yearlyShare(plan.annualProfit, plan, state.years, event) };
  const balance = state.balance + moved(plan, event);
  const positive = balance > 0n ? balance : 0n;
  const highWater = plan.clawback || positive > state.highWater ? positive : state.highWater;
  return { ...state, balance, highWater };
};

const difference = (after: ReadonlyMap<string, bigint>, before: ReadonlyMap<string, bigint>): ReadonlyMap<string, bigint> =>
  new Map([...after].map(([key, amount]) => [key, amount - (before.get(key) ?? 0n)]));

/** What one event does. `payouts` holds every party, zero or not (negative only with a claw-back). */
export type Settled = {
  readonly state: SettlementState;
  /** How far the event lifted H (or, with a claw-back, lowered it), and what it added to a yearly share. */
  readonly distributable: bigint;
  readonly payouts: ReadonlyMap<string, bigint>;
  readonly members: ReadonlyMap<string, bigint>;
  readonly totals: Totals;
  readonly notDeductible: boolean;
};

export const settleEvent = (settler: Settler, state: SettlementState, event: IncomeEvent): Settled => {
  const before = totalsAt(settler, state);
  const next = afterEvent(settler, state, event);
  const totals = totalsAt(settler, next);
  return {
    state: next,
    distributable: next.highWater - state.highWater + next.years.paid - state.years.paid,
    payouts: difference(totals.parties, before.parties),
    members: difference(totals.members, before.members),
    totals,
    notDeductible: event.kind === 'cost' && !isDeductible(settler.plan, event),
  };
};

/** Hands out `left` minor units, one each, to the largest fractional parts; equal ones in the order of `exact`. */
const byLargestPart = (exact: readonly (readonly [string, Fraction])[], left: bigint): ReadonlyMap<string, bigint> => {
  const part = ({ numerator, denominator }: Fraction): Fraction => fraction(numerator % denominator, denominator);
  const order = exact.map(([key, value], tie) => ({ key, part: part(value), tie })).sort((a, b) => compareFractions(b.part, a.part) || a.tie - b.tie);
  return new Map(order.map(({ key }, i) => [key, BigInt(i) < left ? 1n : 0n]));
};

/** Closing: the carried remainder goes to the parties, the pool's to its members. */
export const closeSettlement = (settler: Settler, state: SettlementState): Pick<Settled, 'payouts' | 'members' | 'totals'> => {
  const { plan, entitlement } = settler;
  const before = totalsAt(settler, state);
  const exact = exactAmountsAt(entitlement, state.highWater);
  const payouts = byLargestPart(
    tieOrder(plan).map((party) => [party, exact.get(party)!] as const),
    before.remainder,
  );
  const parties = new Map([...before.parties].map(([party, amount]) => [party, amount + payouts.get(party)!]));
  const settled = membersOf(plan, parties);
  const total = plan.pool === null ? 0n : parties.get(plan.pool.party)!;
  const last = byLargestPart(
    membersById(plan.pool?.members ?? []).map(({ id, weight }) => [id, fraction(total * weight.numerator, weight.denominator)] as const),
    settled.poolRemainder,
  );
  const members = new Map([...settled.members].map(([id, amount]) => [id, amount + last.get(id)!]));
  return { payouts, members: difference(members, before.members), totals: { parties, members, remainder: 0n, poolRemainder: 0n } };
};
