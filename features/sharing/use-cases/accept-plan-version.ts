/** An organization accepts one text, by its hash. With the last acceptance the version is in force and its books are opened. */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { acceptorsOf } from '../domain/bindings.ts';
import type { StoredPlan, StoredVersion } from '../domain/stored-plan.ts';
import { versionLifecycle } from '../domain/version-lifecycle.ts';
import { mayAcceptFor } from '../policy.ts';
import { latestEventDay } from '../store/income-events.ts';
import { acceptancesOf, insertAcceptance, versionsOf } from '../store/versions.ts';
import { openSettlement } from './open-settlement.ts';
import { sameText, workedVersion, writeStep } from './step-version.ts';
import { versionView, type SeenVersion } from './version-view.ts';

/** What was in force is superseded: days before the new version's first stay with it. */
const supersede = async (context: Context, plan: StoredPlan, by: StoredVersion): Promise<void> => {
  for (const earlier of await versionsOf(context.tx, plan.id)) {
    if (earlier.version === by.version || earlier.state !== 'in-force') continue;
    const next = versionLifecycle.next(earlier.state, 'supersede');
    if (next.ok) await writeStep(context, plan, { ...earlier, state: next.value }, 'plan-version-superseded', { by: by.version });
  }
};

const enterIntoForce = async (context: Context, plan: StoredPlan, version: StoredVersion): Promise<Result<StoredVersion>> => {
  const next = versionLifecycle.next(version.state, 'enter-into-force', () => true);
  if (!next.ok) return next;
  // An event that was settled by the old version on a day of the new one would have two masters.
  const latest = await latestEventDay(context.tx, plan.id);
  if (latest !== undefined && latest >= version.effectiveOn) return fail('settlement-began', { details: { day: latest } });
  await supersede(context, plan, version);
  const after = await writeStep(context, plan, { ...version, state: next.value, inForceAt: context.now }, 'plan-version-in-force', {
    effectiveOn: version.effectiveOn,
  });
  const opened = await openSettlement(context, plan, after);
  return opened.ok ? ok(after) : opened;
};

/** Kinds of `workedVersion`, `plan-changed`, `wrong-state`, `not-allowed`, `accepted-already`, `settlement-began` (details: day). */
export const acceptPlanVersion = async (
  context: Context,
  planId: string,
  number: number,
  asked: { readonly sha256: string; readonly organizationId: string },
): Promise<Result<SeenVersion>> => {
  const worked = await workedVersion(context, planId, number, (reader) => mayAcceptFor(reader, asked.organizationId));
  if (!worked.ok) return worked;
  const { plan, version } = worked.value;
  const next = versionLifecycle.next(version.state, 'accept');
  if (!next.ok) return next;
  const same = sameText(version, asked.sha256);
  if (!same.ok) return same;
  const acceptors = acceptorsOf(plan.organizationId, version.bindings);
  if (!acceptors.includes(asked.organizationId)) return fail('not-allowed');
  const accepted = (await acceptancesOf(context.tx, planId, number)).map((one) => one.organizationId);
  if (accepted.includes(asked.organizationId)) return fail('accepted-already');
  await insertAcceptance(context.tx, planId, number, {
    organizationId: asked.organizationId,
    personId: context.reader.personId!,
    sha256: asked.sha256,
    acceptedAt: context.now,
  });
  await announce(context, {
    kind: 'plan-version-accepted',
    subject: { type: 'sharing-plan', id: planId },
    organizationId: asked.organizationId,
    changed: { version: number, sha256: asked.sha256 },
  });
  const isLast = acceptors.every((id) => id === asked.organizationId || accepted.includes(id));
  const after = isLast ? await enterIntoForce(context, plan, version) : ok(version);
  return after.ok ? ok(await versionView(context, plan, after.value)) : after;
};
