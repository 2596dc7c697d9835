/** A draft is changed by one person at a time: whoever saves says which revision he had before him. */
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Bindings } from '../contract/versions.ts';
import { keptBindings } from '../domain/bindings.ts';
import { readPlan } from '../domain/read-plan.ts';
import { versionLifecycle } from '../domain/version-lifecycle.ts';
import { writePlan } from '../domain/write-plan.ts';
import { mayWritePlan } from '../policy.ts';
import { resolveBindings } from './resolve-bindings.ts';
import { workedVersion, writeStep } from './step-version.ts';
import { versionFacts } from './version-facts.ts';
import { versionView, type SeenVersion } from './version-view.ts';

type Saved = { readonly revision: number; readonly tree: unknown; readonly bindings?: Bindings | undefined };

/** Kinds of `workedVersion`, `wrong-state`, `revision-conflict` (details: revision), `plan-invalid`, and those of `resolveBindings`. */
export const savePlanVersion = async (context: Context, planId: string, number: number, saved: Saved): Promise<Result<SeenVersion>> => {
  const worked = await workedVersion(context, planId, number, mayWritePlan);
  if (!worked.ok) return worked;
  const { plan, version } = worked.value;
  const next = versionLifecycle.next(version.state, 'save');
  if (!next.ok) return next;
  if (version.revision !== saved.revision) return fail('revision-conflict', { details: { revision: version.revision } });
  const read = readPlan(saved.tree);
  if (!read.ok) return read;
  const tree = writePlan(read.value);
  const bound =
    saved.bindings === undefined ? ok(keptBindings(tree, version.bindings)) : await resolveBindings(context, plan.organizationId, tree, saved.bindings);
  if (!bound.ok) return bound;
  const { facts } = await versionFacts(context, read.value, bound.value);
  const after = await writeStep(context, plan, { ...version, ...facts, state: next.value, revision: version.revision + 1 }, 'plan-version-saved');
  return ok(await versionView(context, plan, after));
};
