/** A version's tree as the house computes with it, and its clauses by their place. */
import { useMemo } from 'react';
import type { Language, Localized } from '@tongtu/kernel/localized';
import { useLanguage } from '@tongtu/platform/ui';
import type { SharingPlanJson } from '../../contract/plan.ts';
import type { VersionView } from '../../contract/versions.ts';
import type { SharingPlan } from '../../domain/plan.ts';
import { readPlan } from '../../domain/read-plan.ts';
import { planClauses, type Clause } from '../../language/clauses.ts';

/** What was stored was read before: undefined only for what is not there yet. */
export const planOf = (tree: SharingPlanJson | undefined): SharingPlan | undefined => {
  if (tree === undefined) return undefined;
  const read = readPlan(tree);
  return read.ok ? read.value : undefined;
};

type Named = Pick<VersionView, 'tree' | 'bindings'>;
type Bound = VersionView['bindings']['parties'];

/** Who has no name in the plan is called by who stands behind it, so that its clauses can be read outside the contract too. */
const named = <T extends { readonly id: string; readonly name?: Localized }>(items: readonly T[], bound: Bound): T[] =>
  items.map((item) => {
    const name = bound[item.id]?.name;
    return item.name !== undefined || name === undefined || Object.keys(name).length === 0 ? item : { ...item, name };
  });

/** By place: `steps.1`, `pool`. */
export const clausesOf = (version: Named | undefined, language: Language): ReadonlyMap<string, Clause> => {
  const plan = planOf(version?.tree);
  if (plan === undefined || version === undefined) return new Map();
  const { parties, members } = version.bindings;
  const pool = plan.pool === null ? null : { ...plan.pool, members: named(plan.pool.members, members) };
  return new Map(planClauses({ ...plan, parties: named(plan.parties, parties), pool }, language).map((clause) => [clause.place, clause]));
};

export const useClauses = (version: Named | undefined): ReadonlyMap<string, Clause> => {
  const { language } = useLanguage();
  return useMemo(() => clausesOf(version, language), [version, language]);
};
