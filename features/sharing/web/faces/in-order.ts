/** Shares in the order of the parties. A database may hand them back in another, and no order means anything; but people read one. */
import type { SharingPlan } from '../../domain/plan.ts';

export const inOrder = (plan: SharingPlan): SharingPlan => {
  const order = new Map(plan.parties.map(({ id }, i) => [id, i]));
  const sorted = <T extends { readonly party: string }>(rows: readonly T[]): T[] =>
    [...rows].sort((a, b) => (order.get(a.party) ?? 0) - (order.get(b.party) ?? 0));
  return {
    ...plan,
    steps: plan.steps.map((step) => (step.kind === 'recoup' ? step : { ...step, shares: sorted(step.shares), caps: sorted(step.caps) })),
    equity: plan.equity === null ? null : { ...plan.equity, allocation: sorted(plan.equity.allocation) },
  };
};
