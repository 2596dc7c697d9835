/** A version's tree as the house computes with it, and its clauses by their place. */
import { useMemo } from 'react';
import type { Language } from '@tongtu/kernel/localized';
import { useLanguage } from '@tongtu/platform/ui';
import type { SharingPlanJson } from '../../contract/plan.ts';
import type { VersionView } from '../../contract/versions.ts';
import { namedPlan } from '../../domain/named-plan.ts';
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

/** By place: `steps.1`, `pool`. */
export const clausesOf = (version: Named | undefined, language: Language): ReadonlyMap<string, Clause> => {
  const plan = planOf(version?.tree);
  if (plan === undefined || version === undefined) return new Map();
  return new Map(planClauses(namedPlan(plan, version.bindings), language).map((clause) => [clause.place, clause]));
};

export const useClauses = (version: Named | undefined): ReadonlyMap<string, Clause> => {
  const { language } = useLanguage();
  return useMemo(() => clausesOf(version, language), [version, language]);
};
