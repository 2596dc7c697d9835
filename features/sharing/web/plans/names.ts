/** What the parties of a plan and the members of its pool are called: by the plan, by who stands behind them, else by their role. */
import { useMemo } from 'react';
import { useFormat, useRoute, useText, type Formats, type Translate } from '@tongtu/platform/ui';
import { getPlanVersion, type PlanView, type VersionView } from '../../contract/versions.ts';
import { namesFor } from '../faces/names.ts';

export type PlanNames = {
  readonly party: (id: string) => string;
  /** A member of the pool by his own name. */
  readonly payee: (party: string, member: string | null) => string;
};

export const namesOf = (version: Pick<VersionView, 'tree' | 'bindings'> | undefined, t: Translate, localized: Formats['localized']): PlanNames => {
  const { party, member } = namesFor(version?.tree ?? { parties: [] }, version?.bindings, t, localized);
  return { party, payee: (id, who) => (who === null ? party(id) : member(who)) };
};

/** The version by which money moves: the one in force, else the newest. */
export const leadingVersion = (plan: Pick<PlanView, 'inForce' | 'latest'>): number => plan.inForce ?? plan.latest.version;

/** The leading version of a plan with its names. */
export const useLeading = (plan: Pick<PlanView, 'id' | 'inForce' | 'latest'>) => {
  const t = useText('sharing');
  const format = useFormat();
  const read = useRoute(getPlanVersion, { params: { planId: plan.id, version: leadingVersion(plan) } });
  const names = useMemo(() => namesOf(read.data, t, format.localized), [read.data, t, format]);
  return { read, version: read.data, names };
};
