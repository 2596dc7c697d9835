/** What every step of a version does: lock the plan, ask policy and lifecycle, write, announce. Each step's own file says what is special. */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { StoredPlan, StoredVersion } from '../domain/stored-plan.ts';
import { touchPlan } from '../store/plans.ts';
import { findVersion, lockPlan, updateVersion } from '../store/versions.ts';
import { workedPlan } from './seen-plan.ts';
import { maySeeVersion } from './version-view.ts';

export type Worked = { readonly plan: StoredPlan; readonly version: StoredVersion };

/** The version, with the plan locked until the transaction ends. Kinds `plan-not-found`, `not-allowed`, `version-not-found`. */
export const workedVersion = async (
  context: Context,
  planId: string,
  number: number,
  may: (reader: Context['reader'], plan: StoredPlan) => boolean,
): Promise<Result<Worked>> => {
  const worked = await workedPlan(context, planId, may);
  if (!worked.ok) return worked;
  await lockPlan(context.tx, planId);
  const version = await findVersion(context.tx, planId, number);
  if (version === undefined || !maySeeVersion(context.reader, worked.value.plan, version)) return fail('version-not-found');
  return ok({ plan: worked.value.plan, version });
};

/** Kind `plan-changed`: another text was read than stands. */
export const sameText = (version: StoredVersion, sha256: string): Result<true> =>
  version.sha256 === sha256 ? ok(true) : fail('plan-changed', { details: { sha256: version.sha256 } });

/** Writes the stepped version and says so. */
export const writeStep = async (
  context: Context,
  plan: StoredPlan,
  version: StoredVersion,
  kind: string,
  changed: Readonly<Record<string, unknown>> = {},
): Promise<StoredVersion> => {
  const after = { ...version, changedAt: context.now };
  await updateVersion(context.tx, after);
  await touchPlan(context.tx, plan.id, context.now);
  await announce(context, {
    kind,
    subject: { type: 'sharing-plan', id: plan.id },
    organizationId: plan.organizationId,
    changed: { version: version.version, state: version.state, sha256: version.sha256, ...changed },
  });
  return after;
};
