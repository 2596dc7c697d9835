/** The next version begins as a copy of an earlier one. A plan has one draft or proposal at a time. */
import { announce, type Context } from '@tongtu/platform/context';
import { expect, fail, ok, type Result } from '@tongtu/kernel/result';
import { readPlan } from '../domain/read-plan.ts';
import type { StoredVersion } from '../domain/stored-plan.ts';
import { versionLifecycle } from '../domain/version-lifecycle.ts';
import { mayWritePlan } from '../policy.ts';
import { touchPlan } from '../store/plans.ts';
import { insertVersion, lockPlan, versionsOf } from '../store/versions.ts';
import { workedPlan } from './seen-plan.ts';
import { versionFacts } from './version-facts.ts';
import { versionView, type SeenVersion } from './version-view.ts';

/** Kinds `plan-not-found`, `not-allowed`, `draft-exists` (details: version), `version-not-found`. `from`: else the newest. */
export const draftPlanVersion = async (context: Context, planId: string, from?: number): Promise<Result<SeenVersion>> => {
  const worked = await workedPlan(context, planId, mayWritePlan);
  if (!worked.ok) return worked;
  await lockPlan(context.tx, planId);
  const versions = await versionsOf(context.tx, planId);
  const open = versions.find(({ state }) => state === 'draft' || state === 'proposed');
  if (open !== undefined) return fail('draft-exists', { details: { version: open.version } });
  const origin = from === undefined ? versions.at(-1) : versions.find(({ version }) => version === from);
  if (origin === undefined) return fail('version-not-found');
  // What was stored had passed the door; the verdict is that of today's packs.
  const { facts } = await versionFacts(context, expect(readPlan(origin.tree)), origin.bindings);
  const version: StoredVersion = {
    planId,
    version: versions.at(-1)!.version + 1,
    state: versionLifecycle.initial,
    ...facts,
    revision: 1,
    proposedAt: null,
    inForceAt: null,
    changedAt: context.now,
  };
  await insertVersion(context.tx, version, context.reader.personId ?? null);
  await touchPlan(context.tx, planId, context.now);
  const { plan } = worked.value;
  await announce(context, {
    kind: 'plan-version-drafted',
    subject: { type: 'sharing-plan', id: planId },
    organizationId: plan.organizationId,
    changed: { version: version.version, from: origin.version },
  });
  return ok(await versionView(context, plan, version));
};
