/** A version as it will stand: its tree read and written back, its hash, the verdict over it. */
import { createHash } from 'node:crypto';
import type { Context } from '@tongtu/platform/context';
import { canonicalBytes } from '@tongtu/kernel/canonical-bytes';
import type { CheckReport } from '../contract/check.ts';
import type { BindingsOut } from '../contract/versions.ts';
import type { SharingPlan } from '../domain/plan.ts';
import type { StoredVersion } from '../domain/stored-plan.ts';
import { writePlan } from '../domain/write-plan.ts';
import { checkByHousePacks } from './check-plan-lawful.ts';

export type VersionFacts = Pick<StoredVersion, 'tree' | 'bindings' | 'sha256' | 'effectiveOn' | 'verdict' | 'packs'>;

/** The hash covers the tree and who stands behind it: this is what the parties accept. */
export const versionFacts = async (
  context: Pick<Context, 'tx'>,
  plan: SharingPlan,
  bindings: BindingsOut,
): Promise<{ readonly facts: VersionFacts; readonly report: CheckReport }> => {
  const tree = writePlan(plan);
  const { report, packs } = await checkByHousePacks(context, plan);
  const sha256 = createHash('sha256').update(canonicalBytes({ tree, bindings })).digest('hex');
  return { facts: { tree, bindings, sha256, effectiveOn: plan.effectiveOn, verdict: report.verdict, packs }, report };
};
