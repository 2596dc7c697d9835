/** Where one sum of money goes: through which step, to whom, and inside the pool to which person. */
import { compareFractions, fraction, minus, plus, times, zero, type Fraction } from '@tongtu/kernel/fraction';
import { entitlementOf, floorOf, wholeAmountsAt } from '../../../domain/entitlement.ts';
import { allocateShares } from '../../../domain/equity.ts';
import type { SharingPlan, Split, Step } from '../../../domain/plan.ts';

/** Minor units, or whole shares of a company. `step` is the index of the step; null where the plan has none on this way. */
export type Flow = { readonly step: number | null; readonly party: string; readonly amount: bigint };
export type Flows = {
  /** What is shared. */
  readonly total: bigint;
  readonly flows: readonly Flow[];
  /** Whole amounts by party, as they are paid. */
  readonly parties: readonly { readonly party: string; readonly amount: bigint }[];
  readonly members: readonly { readonly member: string; readonly amount: bigint }[];
  /** Minor units that are carried on. */
  readonly remainder: bigint;
};

const least = (a: Fraction, b: Fraction): Fraction => (compareFractions(a, b) <= 0 ? a : b);

const splitBy = (step: Split, taken: Fraction): { party: string; amount: Fraction }[] => {
  const rows = step.shares.map(({ party, share }) => {
    const whole = times(share, taken);
    const cap = step.caps.find((one) => one.party === party);
    return { party, whole, amount: cap === undefined ? whole : least(whole, fraction(cap.cap)) };
  });
  const over = rows.map(({ whole, amount }) => minus(whole, amount)).reduce(plus, zero);
  const paid = rows.map(({ party, amount }) => ({ party, amount: party === step.overflow ? plus(amount, over) : amount }));
  return over.numerator !== 0n && !paid.some(({ party }) => party === step.overflow) ? [...paid, { party: step.overflow!, amount: over }] : paid;
};

/** What each step gives to each party out of `x`, exactly. */
export const stepAmounts = (steps: readonly Step[], x: bigint): { step: number; party: string; amount: Fraction }[] => {
  let flow = fraction(x);
  return steps.flatMap((step, i) => {
    const wanted = step.kind === 'recoup' ? times(step.rate, flow) : flow;
    const taken = step.upTo === null ? wanted : least(wanted, fraction(step.upTo));
    flow = minus(flow, taken);
    const rows = step.kind === 'recoup' ? [{ party: step.party, amount: taken }] : splitBy(step, taken);
    return rows.filter(({ amount }) => amount.numerator > 0n).map((row) => ({ step: i, ...row }));
  });
};

const membersOf = (plan: SharingPlan, parties: Flows['parties']): Flows['members'] => {
  const whole = parties.find(({ party }) => party === plan.pool?.party)?.amount ?? 0n;
  return (plan.pool?.members ?? []).map(({ id, weight }) => ({ member: id, amount: floorOf(times(weight, fraction(whole))) }));
};
const flowsOf = (plan: SharingPlan, total: bigint, flows: readonly Flow[], parties: Flows['parties']): Flows => ({
  total,
  flows,
  parties,
  members: membersOf(plan, parties),
  remainder: total - parties.reduce((sum, { amount }) => sum + amount, 0n),
});

/** One sum of distributable money, as the first there ever was. */
export const incomeFlows = (plan: SharingPlan, x: bigint): Flows => {
  const entitlement = entitlementOf(plan);
  const amounts = wholeAmountsAt(entitlement, x);
  return flowsOf(
    plan,
    x,
    stepAmounts(plan.steps, x).map(({ step, party, amount }) => ({ step, party, amount: floorOf(amount) })),
    entitlement.parties.map((party, i) => ({ party, amount: amounts[i]! })),
  );
};
/** The shares of the company. */
export const equityFlows = (plan: SharingPlan): Flows => {
  const parties = [...allocateShares(plan)].map(([party, amount]) => ({ party, amount }));
  return flowsOf(
    plan,
    plan.equity?.shares ?? 0n,
    parties.map((one) => ({ step: null, ...one })),
    parties,
  );
};
/** The operating profit of one year. */
export const profitFlows = (plan: SharingPlan, profit: bigint): Flows => {
  const { party, rate } = plan.annualProfit!;
  const amount = floorOf(times(rate, fraction(profit)));
  return flowsOf(plan, profit, [{ step: null, party, amount }], [{ party, amount }]);
};
