/** A plan and its versions as the house keeps them. */
import type { Localized } from '@tongtu/kernel/localized';
import type { SharingPlanJson } from '../contract/plan.ts';
import type { BindingsOut } from '../contract/versions.ts';
import type { VersionState } from './version-lifecycle.ts';

export type StoredPlan = { readonly id: string; readonly organizationId: string; readonly createdAt: Date; readonly updatedAt: Date };

export type StoredVersion = {
  readonly planId: string;
  readonly version: number;
  readonly state: VersionState;
  readonly tree: SharingPlanJson;
  readonly sha256: string;
  readonly bindings: BindingsOut;
  /** YYYY-MM-DD */
  readonly effectiveOn: string;
  readonly verdict: 'lawful' | 'warning' | 'violation';
  readonly packs: readonly string[];
  readonly revision: number;
  /** Null as long as it was never proposed. */
  readonly proposedAt: Date | null;
  readonly inForceAt: Date | null;
  readonly changedAt: Date;
};

/** The version by which an event of that day is settled: of those in force or superseded, the latest that had taken effect. */
export const versionOn = <V extends Pick<StoredVersion, 'state' | 'effectiveOn' | 'version'>>(versions: readonly V[], day: string): V | undefined =>
  versions
    .filter((of) => (of.state === 'in-force' || of.state === 'superseded') && of.effectiveOn <= day)
    .toSorted((a, b) => (a.effectiveOn === b.effectiveOn ? b.version - a.version : a.effectiveOn < b.effectiveOn ? 1 : -1))[0];

/** A payee is a party, or a member of the pool: `team/m1`. */
export const payeeKey = (party: string, member: string | null): string => (member === null ? party : `${party}/${member}`);

export type PayeeOf = {
  readonly party: string;
  readonly member: string | null;
  readonly organizationId: string | null;
  readonly personId: string | null;
  readonly name: Localized;
};

/** Whom a version pays: every party but that of the pool, and the pool's members. */
export const payeesOf = ({ tree, bindings }: Pick<StoredVersion, 'tree' | 'bindings'>): PayeeOf[] => {
  const members = tree.pool?.members ?? [];
  const pooled = members.length === 0 ? undefined : tree.pool?.party;
  const parties = tree.parties.filter(({ id }) => id !== pooled);
  const bound = (
    of: { readonly organizationId: string | null; readonly personId: string | null; readonly name: Localized } | undefined,
    id: string,
    name: Localized | undefined,
  ) => ({
    organizationId: of?.organizationId ?? null,
    personId: of?.personId ?? null,
    name: name ?? (of !== undefined && Object.keys(of.name).length > 0 ? of.name : { zh: id, en: id }),
  });
  return [
    ...parties.map(({ id, name }) => ({ party: id, member: null, ...bound(bindings.parties[id], id, name) })),
    ...members.map(({ id, name }) => ({ party: pooled!, member: id, ...bound(bindings.members[id], id, name) })),
  ];
};
