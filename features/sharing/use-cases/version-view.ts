/** One version with who accepted it and what the reader may do with it. */
import { organizationCardsByIds, personNamesByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { acceptorsOf } from '../domain/bindings.ts';
import type { StoredPlan, StoredVersion } from '../domain/stored-plan.ts';
import { versionLifecycle, type VersionAction } from '../domain/version-lifecycle.ts';
import { isInside, mayAcceptFor, mayReadAll, mayWritePlan } from '../policy.ts';
import { acceptancesOf, findVersion, type Acceptance } from '../store/versions.ts';
import { seenPlan } from './seen-plan.ts';

export type SeenVersion = {
  readonly plan: StoredPlan;
  readonly version: StoredVersion;
  readonly acceptances: readonly {
    readonly organizationId: string;
    readonly organizationName: Localized;
    readonly acceptedAt: Date | null;
    readonly personName: string | null;
  }[];
  readonly actions: readonly VersionAction[];
};

/** What has been proposed once is seen by all who stand behind its parties; a draft is the unit's own. */
export const maySeeVersion = (reader: Context['reader'], plan: StoredPlan, version: Pick<StoredVersion, 'state' | 'proposedAt'>): boolean =>
  mayReadAll(reader, plan) || version.proposedAt !== null;

const actionsOf = (context: Pick<Context, 'reader'>, plan: StoredPlan, version: StoredVersion, accepted: readonly Acceptance[]): VersionAction[] => {
  const { reader } = context;
  const isOpen = (id: string): boolean => !accepted.some((one) => one.organizationId === id);
  const mayAccept = acceptorsOf(plan.organizationId, version.bindings).some((id) => isOpen(id) && mayAcceptFor(reader, id));
  return versionLifecycle
    .allowedActions(version.state)
    .filter((action) => (action === 'accept' ? mayAccept : action === 'enter-into-force' || action === 'supersede' ? false : mayWritePlan(reader, plan)));
};

/** The view of a version that the reader is known to see. */
export const versionView = async (context: Pick<Context, 'tx' | 'reader'>, plan: StoredPlan, version: StoredVersion): Promise<SeenVersion> => {
  const accepted = await acceptancesOf(context.tx, plan.id, version.version);
  const acceptors = acceptorsOf(plan.organizationId, version.bindings);
  const organizations = await organizationCardsByIds(context.tx, acceptors);
  // Who signed is shown inside the unit, to the office, and inside the organization for which he signed.
  const people = await personNamesByIds(
    context.tx,
    accepted.filter((one) => mayReadAll(context.reader, plan) || isInside(context.reader, one.organizationId)).map((one) => one.personId),
  );
  return {
    plan,
    version,
    acceptances: acceptors.map((organizationId) => {
      const one = accepted.find((of) => of.organizationId === organizationId);
      return {
        organizationId,
        organizationName: organizations.get(organizationId)?.name ?? {},
        acceptedAt: one?.acceptedAt ?? null,
        personName: one === undefined ? null : (people.get(one.personId) ?? null),
      };
    }),
    actions: actionsOf(context, plan, version, accepted),
  };
};

/** Kinds `plan-not-found`, `version-not-found`. */
export const readVersion = async (context: Pick<Context, 'tx' | 'reader'>, planId: string, number: number): Promise<Result<SeenVersion>> => {
  const seen = await seenPlan(context, planId);
  if (!seen.ok) return seen;
  const version = await findVersion(context.tx, planId, number);
  if (version === undefined || !maySeeVersion(context.reader, seen.value.plan, version)) return fail('version-not-found');
  return ok(await versionView(context, seen.value.plan, version));
};
