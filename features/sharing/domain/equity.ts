/** Whole shares of a company by largest fractional part, at once: a valuation happens once, so nothing is carried. */
import { compareFractions, fraction } from '@tongtu/kernel/fraction';
import { tieOrder, type SharingPlan } from './plan.ts';

/**
 * Party → whole shares, in the order of `equity.allocation`; they sum to `equity.shares`. What the floors leave over goes to the
 * largest fractional parts, one share each; ties in the plan's order of ties, then by id. Empty for a plan without equity.
 */
export const allocateShares = (plan: Pick<SharingPlan, 'equity' | 'ties' | 'parties'>): ReadonlyMap<string, bigint> => {
  if (plan.equity === null) return new Map();
  const { shares, allocation } = plan.equity;
  const order = tieOrder(plan);
  const rows = allocation.map(({ party, share: { numerator, denominator } }) => ({
    party,
    floor: (shares * numerator) / denominator,
    part: fraction((shares * numerator) % denominator, denominator),
    tie: order.indexOf(party),
  }));
  const left = Number(shares - rows.reduce((sum, { floor }) => sum + floor, 0n));
  const raised = new Set(
    [...rows]
      .sort((a, b) => compareFractions(b.part, a.part) || a.tie - b.tie)
      .slice(0, left)
      .map(({ party }) => party),
  );
  return new Map(rows.map(({ party, floor }) => [party, raised.has(party) ? floor + 1n : floor]));
};
