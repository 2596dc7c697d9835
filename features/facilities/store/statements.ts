/** Statements and credit notes as they were issued. Rows are never changed. */
import { sql, type Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { StoredStatement } from '../domain/statement.ts';
import { tables, type Tables } from './tables.ts';

const statementOfRow = (row: Selectable<Tables['statements']>): StoredStatement => ({
  providerId: row.provider_id,
  id: row.statement_id,
  organizationId: row.organization_id,
  kind: row.kind,
  number: row.number,
  month: row.month,
  currency: row.currency,
  total: row.total,
  lines: row.lines,
  parties: row.parties,
  corrects: row.corrects,
  sha256: row.sha256,
  issuedAt: row.issued_at,
  issuedBy: row.issued_by,
});

/** One at a time states the charges of a provider, corrects them or gives a paper its number. Until the transaction ends. */
export const lockBooks = async (tx: Tx, providerId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`statements:${providerId}`}, 0))`.execute(tx);
};

/** How many papers a provider has issued; under `lockBooks` the next has the number after. */
export const countStatements = async (tx: Tx, providerId: string): Promise<number> => {
  const row = await tables(tx)
    .selectFrom('statements')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('provider_id', '=', providerId)
    .executeTakeFirstOrThrow();
  return row.count;
};

export const insertStatement = async (tx: Tx, statement: StoredStatement): Promise<void> => {
  await tables(tx)
    .insertInto('statements')
    .values({
      provider_id: statement.providerId,
      statement_id: statement.id,
      organization_id: statement.organizationId,
      kind: statement.kind,
      number: statement.number,
      month: statement.month,
      currency: statement.currency,
      total: statement.total,
      lines: JSON.stringify(statement.lines),
      parties: JSON.stringify(statement.parties),
      corrects: statement.corrects,
      sha256: statement.sha256,
      issued_at: statement.issuedAt,
      issued_by: statement.issuedBy,
    })
    .execute();
};

export const findStatement = async (tx: Tx, providerId: string, id: string): Promise<StoredStatement | undefined> => {
  const row = await tables(tx).selectFrom('statements').selectAll().where('provider_id', '=', providerId).where('statement_id', '=', id).executeTakeFirst();
  return row && statementOfRow(row);
};

/** Credit notes that correct a statement, oldest first. */
export const creditNotesOf = async (tx: Tx, providerId: string, statementId: string): Promise<StoredStatement[]> =>
  (
    await tables(tx)
      .selectFrom('statements')
      .selectAll()
      .where('provider_id', '=', providerId)
      .where('corrects', '=', statementId)
      .orderBy('statement_id')
      .execute()
  ).map(statementOfRow);

export type StatementCursor = { readonly at: Date; readonly id: string };

/** What an organization issued or received, the latest first. */
export const pageOfStatements = async (
  tx: Tx,
  { organizationId, side, month }: { readonly organizationId: string; readonly side: 'provider' | 'customer'; readonly month?: string | undefined },
  after: StatementCursor | null,
  limit: number,
): Promise<StoredStatement[]> => {
  let query = tables(tx)
    .selectFrom('statements')
    .selectAll()
    .where(side === 'provider' ? 'provider_id' : 'organization_id', '=', organizationId);
  if (month !== undefined) query = query.where('month', '=', month);
  if (after !== null)
    query = query.where((e) => e.or([e('issued_at', '<', after.at), e.and([e('issued_at', '=', after.at), e('statement_id', '>', after.id)])]));
  return (await query.orderBy('issued_at', 'desc').orderBy('statement_id').limit(limit).execute()).map(statementOfRow);
};
