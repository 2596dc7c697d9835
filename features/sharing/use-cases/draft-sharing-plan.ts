/** A plan begins with its first draft. */
import { organizationById } from '@tongtu/parties';
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Bindings } from '../contract/versions.ts';
import { readPlan } from '../domain/read-plan.ts';
import type { StoredPlan, StoredVersion } from '../domain/stored-plan.ts';
import { versionLifecycle } from '../domain/version-lifecycle.ts';
import { writePlan } from '../domain/write-plan.ts';
import { mayWritePlan } from '../policy.ts';
import { insertPlan } from '../store/plans.ts';
import { insertVersion } from '../store/versions.ts';
import { resolveBindings } from './resolve-bindings.ts';
import { versionFacts } from './version-facts.ts';
import { versionView, type SeenVersion } from './version-view.ts';

type Draft = { readonly organizationId: string; readonly tree: unknown; readonly bindings?: Bindings | undefined };

/** Kinds `organization-not-found`, `not-allowed`, `plan-invalid` (errors with their place), `binding-unknown`, `person-not-found`. */
export const draftSharingPlan = async (context: Context, { organizationId, tree, bindings }: Draft): Promise<Result<SeenVersion>> => {
  if ((await organizationById(context.tx, organizationId)) === undefined) return fail('organization-not-found');
  if (!mayWritePlan(context.reader, { organizationId })) return fail('not-allowed');
  const read = readPlan(tree);
  if (!read.ok) return read;
  const bound = await resolveBindings(context, organizationId, writePlan(read.value), bindings ?? { parties: {}, members: {} });
  if (!bound.ok) return bound;
  const { facts } = await versionFacts(context, read.value, bound.value);
  const plan: StoredPlan = { id: context.newId(), organizationId, createdAt: context.now, updatedAt: context.now };
  const version: StoredVersion = {
    planId: plan.id,
    version: 1,
    state: versionLifecycle.initial,
    ...facts,
    revision: 1,
    proposedAt: null,
    inForceAt: null,
    changedAt: context.now,
  };
  await insertPlan(context.tx, plan, context.reader.personId ?? null);
  await insertVersion(context.tx, version, context.reader.personId ?? null);
  await announce(context, { kind: 'sharing-plan-drafted', subject: { type: 'sharing-plan', id: plan.id }, organizationId, changed: { version: 1 } });
  return ok(await versionView(context, plan, version));
};
