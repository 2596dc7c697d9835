/** What the parties of a plan and the members of its pool are called. */
import { useMemo } from 'react';
import { useFormat, useRoute, type Formats } from '@tongtu/platform/ui';
import { getPlanVersion, type PlanView, type VersionView } from '../../contract/versions.ts';

export type PlanNames = {
  readonly party: (id: string) => string;
  /** A member of the pool by his own name. */
  readonly payee: (party: string, member: string | null) => string;
};

/** The plan's own name for it, else who stands behind it, else its id. */
export const namesOf = (version: Pick<VersionView, 'tree' | 'bindings'> | undefined, localized: Formats['localized']): PlanNames => {
  const named = (
    own: { name?: { zh?: string | undefined; en?: string | undefined } | undefined } | undefined,
    bound: { name: object } | undefined,
    id: string,
  ) => localized(own?.name) || localized(bound?.name) || id;
  const party = (id: string): string =>
    named(
      version?.tree.parties.find((one) => one.id === id),
      version?.bindings.parties[id],
      id,
    );
  const member = (id: string): string =>
    named(
      version?.tree.pool?.members.find((one) => one.id === id),
      version?.bindings.members[id],
      id,
    );
  return { party, payee: (id, who) => (who === null ? party(id) : member(who)) };
};

/** The version by which money moves: the one in force, else the newest. */
export const leadingVersion = (plan: Pick<PlanView, 'inForce' | 'latest'>): number => plan.inForce ?? plan.latest.version;

/** The leading version of a plan with its names. */
export const useLeading = (plan: Pick<PlanView, 'id' | 'inForce' | 'latest'>) => {
  const format = useFormat();
  const read = useRoute(getPlanVersion, { params: { planId: plan.id, version: leadingVersion(plan) } });
  const names = useMemo(() => namesOf(read.data, format.localized), [read.data, format]);
  return { read, version: read.data, names };
};
