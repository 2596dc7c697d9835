/** Payment runs. */
import { sql, type Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { RunState } from '../domain/payment-run.ts';
import type { StoredRun } from '../domain/stored-payment.ts';
import { tables, type Tables } from './tables.ts';

const runOfRow = (row: Selectable<Tables['payment_runs']>): StoredRun => ({
  planId: row.plan_id,
  id: row.run_id,
  number: row.number,
  state: row.state,
  currency: row.currency,
  total: row.total,
  preparedBy: row.prepared_by,
  preparedAt: row.prepared_at,
  approvedBy: row.approved_by,
  approvedAt: row.approved_at,
});

export const insertRun = async (tx: Tx, run: StoredRun): Promise<void> => {
  await tables(tx)
    .insertInto('payment_runs')
    .values({
      plan_id: run.planId,
      run_id: run.id,
      number: run.number,
      state: run.state,
      currency: run.currency,
      total: run.total,
      prepared_by: run.preparedBy,
      prepared_at: run.preparedAt,
      approved_by: run.approvedBy,
      approved_at: run.approvedAt,
    })
    .execute();
};

/** How many a plan has had; under `lockPapers` the next has the number after. */
export const countRuns = async (tx: Tx, planId: string): Promise<number> =>
  (
    await tables(tx)
      .selectFrom('payment_runs')
      .select(sql<number>`count(*)::integer`.as('count'))
      .where('plan_id', '=', planId)
      .executeTakeFirstOrThrow()
  ).count;

export const findRun = async (tx: Tx, planId: string, runId: string): Promise<StoredRun | undefined> => {
  const row = await tables(tx).selectFrom('payment_runs').selectAll().where('plan_id', '=', planId).where('run_id', '=', runId).executeTakeFirst();
  return row && runOfRow(row);
};

/** The caller holds `lockPapers` and has asked the lifecycle. */
export const updateRun = async (
  tx: Tx,
  run: Pick<StoredRun, 'planId' | 'id'>,
  change: { readonly state: RunState; readonly approvedBy?: string; readonly approvedAt?: Date },
): Promise<void> => {
  await tables(tx)
    .updateTable('payment_runs')
    .set({
      state: change.state,
      ...(change.approvedBy === undefined ? {} : { approved_by: change.approvedBy }),
      ...(change.approvedAt === undefined ? {} : { approved_at: change.approvedAt }),
    })
    .where('plan_id', '=', run.planId)
    .where('run_id', '=', run.id)
    .execute();
};

export type RunCursor = { readonly at: Date; readonly id: string };

/** The latest first. */
export const pageOfRuns = async (tx: Tx, planId: string, after: RunCursor | null, limit: number): Promise<StoredRun[]> => {
  let query = tables(tx).selectFrom('payment_runs').selectAll().where('plan_id', '=', planId);
  if (after !== null) query = query.where((e) => e.or([e('prepared_at', '<', after.at), e.and([e('prepared_at', '=', after.at), e('run_id', '>', after.id)])]));
  return (await query.orderBy('prepared_at', 'desc').orderBy('run_id').limit(limit).execute()).map(runOfRow);
};
