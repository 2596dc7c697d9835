/** Plans and who may find them. */
import type { Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { StoredPlan, StoredVersion } from '../domain/stored-plan.ts';
import { tables, type Tables } from './tables.ts';

const planOfRow = (row: Selectable<Tables['sharing_plans']>): StoredPlan => ({
  id: row.plan_id,
  organizationId: row.organization_id,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
export const versionOfRow = (row: Selectable<Tables['sharing_plan_versions']>): StoredVersion => ({
  planId: row.plan_id,
  version: row.version,
  state: row.state,
  tree: row.tree,
  sha256: row.sha256,
  bindings: row.bindings,
  effectiveOn: row.effective_on,
  verdict: row.verdict,
  packs: row.packs,
  revision: row.revision,
  proposedAt: row.proposed_at,
  inForceAt: row.in_force_at,
  changedAt: row.changed_at,
});

export const findPlan = async (tx: Tx, planId: string): Promise<StoredPlan | undefined> => {
  const row = await tables(tx).selectFrom('sharing_plans').selectAll().where('plan_id', '=', planId).executeTakeFirst();
  return row && planOfRow(row);
};

export const insertPlan = async (tx: Tx, plan: StoredPlan, createdBy: string | null): Promise<void> => {
  await tables(tx)
    .insertInto('sharing_plans')
    .values({ plan_id: plan.id, organization_id: plan.organizationId, created_by: createdBy, created_at: plan.createdAt, updated_at: plan.updatedAt })
    .execute();
};

export const touchPlan = async (tx: Tx, planId: string, now: Date): Promise<void> => {
  await tables(tx).updateTable('sharing_plans').set({ updated_at: now }).where('plan_id', '=', planId).execute();
};

/** Of these organizations and persons, those who stand behind a party of a version that was proposed. */
export const readersAmong = async (tx: Tx, planId: string, ids: readonly string[]): Promise<string[]> =>
  ids.length === 0
    ? []
    : (await tables(tx).selectFrom('sharing_plan_readers').select('reader_id').where('plan_id', '=', planId).where('reader_id', 'in', ids).execute()).map(
        (row) => row.reader_id,
      );

export const admitPlanReaders = async (
  tx: Tx,
  planId: string,
  readers: readonly { readonly id: string; readonly kind: 'organization' | 'person' }[],
): Promise<void> => {
  if (readers.length === 0) return;
  await tables(tx)
    .insertInto('sharing_plan_readers')
    .values(readers.map(({ id, kind }) => ({ plan_id: planId, reader_id: id, kind })))
    .onConflict((c) => c.doNothing())
    .execute();
};

export type PlanCursor = { readonly at: Date; readonly id: string };

/** Plans of these organizations and those that these readers may find; `all` for the office. The latest change first. */
export const pageOfPlans = async (
  tx: Tx,
  of: {
    readonly all: boolean;
    readonly organizationIds: readonly string[];
    readonly readerIds: readonly string[];
    readonly organizationId?: string | undefined;
  },
  after: PlanCursor | null,
  limit: number,
): Promise<StoredPlan[]> => {
  // Two queries: the readers' table is read first, so that no join needs more than the plan's id.
  const admitted =
    of.all || of.readerIds.length === 0
      ? []
      : (await tables(tx).selectFrom('sharing_plan_readers').select('plan_id').distinct().where('reader_id', 'in', of.readerIds).execute()).map(
          (row) => row.plan_id,
        );
  let query = tables(tx).selectFrom('sharing_plans').selectAll();
  if (!of.all)
    query = query.where((e) =>
      e.or([
        ...(of.organizationIds.length === 0 ? [] : [e('organization_id', 'in', of.organizationIds)]),
        ...(admitted.length === 0 ? [] : [e('plan_id', 'in', admitted)]),
        ...(of.organizationIds.length === 0 && admitted.length === 0 ? [e.lit(false)] : []),
      ]),
    );
  if (of.organizationId !== undefined) query = query.where('organization_id', '=', of.organizationId);
  if (after !== null) query = query.where((e) => e.or([e('updated_at', '<', after.at), e.and([e('updated_at', '=', after.at), e('plan_id', '>', after.id)])]));
  return (await query.orderBy('updated_at', 'desc').orderBy('plan_id').limit(limit).execute()).map(planOfRow);
};
