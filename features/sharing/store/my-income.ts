/** What concerns one person across plans: first the plans, then each by its own id. */
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { StoredPlan } from '../domain/stored-plan.ts';
import { tables } from './tables.ts';

/** Plans in which somebody is bound in person, the latest change first. */
export const plansOfPerson = async (tx: Tx, personId: string): Promise<StoredPlan[]> => {
  const ids = (
    await tables(tx).selectFrom('sharing_plan_readers').select('plan_id').where('reader_id', '=', personId).where('kind', '=', 'person').execute()
  ).map((row) => row.plan_id);
  if (ids.length === 0) return [];
  const rows = await tables(tx).selectFrom('sharing_plans').selectAll().where('plan_id', 'in', ids).orderBy('updated_at', 'desc').orderBy('plan_id').execute();
  return rows.map((row) => ({ id: row.plan_id, organizationId: row.organization_id, createdAt: row.created_at, updatedAt: row.updated_at }));
};

/** Minor units that a version of the plan brought a payee. */
export type PaidInVersion = { readonly version: number; readonly amount: bigint };

export const broughtTo = async (
  tx: Tx,
  planId: string,
  { party, member }: { readonly party: string; readonly member: string | null },
): Promise<PaidInVersion[]> => {
  const amount = member === null ? sql`payouts ->> ${party}` : sql`members ->> ${member}`;
  const { rows } = await sql<{ version: number; amount: string | null }>`
    select version, sum((${amount})::bigint) as amount from income_events where plan_id = ${planId} group by version`.execute(tx);
  return rows.flatMap((row) => (row.amount === null ? [] : [{ version: row.version, amount: BigInt(row.amount) }]));
};
