/** The unit takes a draft or a proposal back; what others accepted of it binds nobody. */
import type { Context } from '@tongtu/platform/context';
import { ok, type Result } from '@tongtu/kernel/result';
import { versionLifecycle } from '../domain/version-lifecycle.ts';
import { mayWritePlan } from '../policy.ts';
import { workedVersion, writeStep } from './step-version.ts';
import { versionView, type SeenVersion } from './version-view.ts';

/** Kinds of `workedVersion`, `wrong-state`. */
export const withdrawPlanVersion = async (context: Context, planId: string, number: number): Promise<Result<SeenVersion>> => {
  const worked = await workedVersion(context, planId, number, mayWritePlan);
  if (!worked.ok) return worked;
  const { plan, version } = worked.value;
  const next = versionLifecycle.next(version.state, 'withdraw');
  if (!next.ok) return next;
  const after = await writeStep(context, plan, { ...version, state: next.value }, 'plan-version-withdrawn');
  return ok(await versionView(context, plan, after));
};
