/** A version's tree as the house computes with it, and its clauses by their place. */
import { useMemo } from 'react';
import { useLanguage } from '@tongtu/platform/ui';
import type { SharingPlanJson } from '../../contract/plan.ts';
import type { SharingPlan } from '../../domain/plan.ts';
import { readPlan } from '../../domain/read-plan.ts';
import { planClauses, type Clause } from '../../language/clauses.ts';

/** What was stored was read before: undefined only for what is not there yet. */
export const planOf = (tree: SharingPlanJson | undefined): SharingPlan | undefined => {
  if (tree === undefined) return undefined;
  const read = readPlan(tree);
  return read.ok ? read.value : undefined;
};

/** By place: `steps.1`, `pool`. */
export const clausesOf = (plan: SharingPlan | undefined, language: 'zh' | 'en'): ReadonlyMap<string, Clause> =>
  new Map(plan === undefined ? [] : planClauses(plan, language).map((clause) => [clause.place, clause]));

export const useClauses = (tree: SharingPlanJson | undefined): ReadonlyMap<string, Clause> => {
  const { language } = useLanguage();
  return useMemo(() => clausesOf(planOf(tree), language), [tree, language]);
};
