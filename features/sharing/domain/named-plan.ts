/** A plan in which everybody has a name, so that its clauses can be read outside the contract too. */
import type { Localized } from '@tongtu/kernel/localized';
import type { BindingsOut } from '../contract/versions.ts';
import type { SharingPlan } from './plan.ts';

const named = <T extends { readonly id: string; readonly name?: Localized }>(items: readonly T[], bound: BindingsOut['parties']): T[] =>
  items.map((item) => {
    const name = bound[item.id]?.name;
    return item.name !== undefined || name === undefined || Object.keys(name).length === 0 ? item : { ...item, name };
  });

/** Who has no name in the plan is called by who stands behind it. */
export const namedPlan = (plan: SharingPlan, { parties, members }: BindingsOut): SharingPlan => ({
  ...plan,
  parties: named(plan.parties, parties),
  pool: plan.pool === null ? null : { ...plan.pool, members: named(plan.pool.members, members) },
});
