/** Reading plans: the list of those that concern the reader, and one with its versions. */
import { organizationCardsByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import { isAuditor, isSecretariat } from '@tongtu/kernel/reader';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { PlanAction } from '../contract/versions.ts';
import { bookDay } from '../domain/book-day.ts';
import { versionOn, type StoredPlan, type StoredVersion } from '../domain/stored-plan.ts';
import { isInside, mayKeepBooks, mayReadAll, mayWritePlan } from '../policy.ts';
import { pageOfPlans } from '../store/plans.ts';
import { versionsOf, versionsOfPlans } from '../store/versions.ts';
import { pageOf, readCursor } from './page-cursor.ts';
import { seenPlan, type Stance } from './seen-plan.ts';
import { maySeeVersion } from './version-view.ts';

type Reading = Pick<Context, 'tx' | 'reader' | 'now'>;
export type PlanSummary = {
  readonly plan: StoredPlan;
  readonly organizationName: Localized;
  readonly stance: Stance;
  readonly latest: StoredVersion;
  readonly inForce: number | null;
};
export type WholePlan = PlanSummary & { readonly versions: readonly StoredVersion[]; readonly actions: readonly PlanAction[] };

const summaryOf = (context: Reading, plan: StoredPlan, all: readonly StoredVersion[], stance: Stance, organizationName: Localized): PlanSummary | undefined => {
  const seen = all.filter((version) => maySeeVersion(context.reader, plan, version));
  const latest = seen.at(-1);
  return latest && { plan, organizationName, stance, latest, inForce: versionOn(seen, bookDay(context.now))?.version ?? null };
};

const stanceOf = ({ reader }: Reading, plan: StoredPlan, hasMembership: boolean): Stance =>
  isInside(reader, plan.organizationId) ? 'unit' : mayReadAll(reader, plan) ? 'office' : hasMembership ? 'party' : 'member';

/** The latest change first. Kind `malformed-cursor`. */
export const listSharingPlans = async (
  context: Reading,
  asked: { readonly organizationId?: string | undefined; readonly after?: string | undefined; readonly limit: number },
): Promise<Result<{ readonly items: readonly PlanSummary[]; readonly next: string | null }>> => {
  const { reader, tx } = context;
  const after = readCursor(asked.after);
  if (!after.ok) return after;
  const organizationIds = reader.memberships.map((membership) => membership.organizationId);
  const readerIds = [...organizationIds, ...(reader.personId === undefined ? [] : [reader.personId])];
  const all = isSecretariat(reader) || isAuditor(reader);
  const rows = await pageOfPlans(tx, { all, organizationIds, readerIds, organizationId: asked.organizationId }, after.value, asked.limit + 1);
  const { items: plans, next } = pageOf(rows, asked.limit, (plan) => ({ at: plan.updatedAt, id: plan.id }));
  const versions = await versionsOfPlans(
    tx,
    plans.map((plan) => plan.id),
  );
  const organizations = await organizationCardsByIds(
    tx,
    plans.map((plan) => plan.organizationId),
  );
  const boundTo = (plan: StoredPlan): boolean =>
    (versions.get(plan.id) ?? []).some((version) =>
      Object.values(version.bindings.parties).some((bound) => bound.organizationId !== null && organizationIds.includes(bound.organizationId)),
    );
  const items = plans.flatMap(
    (plan) =>
      summaryOf(context, plan, versions.get(plan.id) ?? [], stanceOf(context, plan, boundTo(plan)), organizations.get(plan.organizationId)?.name ?? {}) ?? [],
  );
  return ok({ items, next });
};

const actionsOf = ({ reader }: Reading, plan: StoredPlan, versions: readonly StoredVersion[]): PlanAction[] => {
  const isBegun = versions.some(({ state }) => state === 'in-force' || state === 'superseded');
  const hasDraft = versions.some(({ state }) => state === 'draft' || state === 'proposed');
  const keeps = isBegun && mayKeepBooks(reader, plan);
  return [
    ...(mayWritePlan(reader, plan) && !hasDraft ? (['draft-version'] as const) : []),
    ...(keeps ? (['record-events', 'close-settlement', 'issue-statements', 'prepare-payments'] as const) : []),
    ...(isBegun ? (['read-settlement'] as const) : []),
  ];
};

/** Kind `plan-not-found`. */
export const readSharingPlan = async (context: Reading, planId: string): Promise<Result<WholePlan>> => {
  const seen = await seenPlan(context, planId);
  if (!seen.ok) return seen;
  const { plan, stance } = seen.value;
  const all = await versionsOf(context.tx, planId);
  const name = (await organizationCardsByIds(context.tx, [plan.organizationId])).get(plan.organizationId)?.name ?? {};
  const summary = summaryOf(context, plan, all, stance, name);
  if (summary === undefined) return fail('plan-not-found');
  return ok({ ...summary, versions: all.filter((version) => maySeeVersion(context.reader, plan, version)), actions: actionsOf(context, plan, all) });
};
