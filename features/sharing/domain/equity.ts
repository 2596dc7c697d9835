/** Whole shares of a company by largest fractional part, at once: a valuation happens once, so nothing is carried. */
import { compareFractions, fraction, type Fraction } from '@tongtu/kernel/fraction';
import { membersById, tieOrder, type SharingPlan } from './plan.ts';

type Part = { readonly key: string; readonly share: Fraction };

/** Largest fractional part over parts that sum to one; equal ones in their order. */
const divide = (total: bigint, parts: readonly Part[]): ReadonlyMap<string, bigint> => {
  const rows = parts.map(({ key, share: { numerator, denominator } }, tie) => ({
    key,
    floor: (total * numerator) / denominator,
    part: fraction((total * numerator) % denominator, denominator),
    tie,
  }));
  const left = Number(total - rows.reduce((sum, { floor }) => sum + floor, 0n));
  const order = [...rows].sort((a, b) => compareFractions(b.part, a.part) || a.tie - b.tie);
  const raised = new Set(order.slice(0, left).map(({ key }) => key));
  return new Map(rows.map(({ key, floor }) => [key, raised.has(key) ? floor + 1n : floor]));
};

/**
 * Party → whole shares, in the plan's order of ties; they sum to `equity.shares`. What the floors leave over goes to the largest
 * fractional parts, one share each; ties in the plan's order of ties, then by id. Empty for a plan without equity.
 */
export const allocateShares = (plan: Pick<SharingPlan, 'equity' | 'ties' | 'parties'>): ReadonlyMap<string, bigint> => {
  if (plan.equity === null) return new Map();
  const { shares, allocation } = plan.equity;
  const order = tieOrder(plan);
  const parts = allocation.map(({ party, share }) => ({ key: party, share })).sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
  return divide(shares, parts);
};

/** Member → whole shares of what the pool's party has; ties in the order of the members' ids. Empty without a pool or without equity. */
export const allocateMemberShares = (plan: Pick<SharingPlan, 'equity' | 'ties' | 'parties' | 'pool'>): ReadonlyMap<string, bigint> => {
  if (plan.pool === null || plan.equity === null) return new Map();
  const total = allocateShares(plan).get(plan.pool.party) ?? 0n;
  return divide(
    total,
    membersById(plan.pool.members).map(({ id, weight }) => ({ key: id, share: weight })),
  );
};
