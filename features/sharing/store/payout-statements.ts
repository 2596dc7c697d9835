/** Statements of payouts. Their content is never changed; state and the last day for objections are. */
import { sql, type Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import { amountText } from '../domain/amount-text.ts';
import type { StatementState } from '../domain/payout-statement.ts';
import type { StatedRange } from '../domain/statement-runs.ts';
import { statedKey, type StoredPayoutStatement } from '../domain/stored-statement.ts';
import { tables, type Tables } from './tables.ts';

const statementOfRow = (row: Selectable<Tables['payout_statements']>): StoredPayoutStatement => ({
  planId: row.plan_id,
  id: row.statement_id,
  number: row.number,
  payee: row.payee,
  party: row.party,
  member: row.member,
  organizationId: row.organization_id,
  personId: row.person_id,
  planTitle: row.plan_title,
  unitName: row.unit_name,
  payeeName: row.payee_name,
  fromPosition: row.from_position,
  toPosition: row.to_position,
  fromDay: row.from_day,
  toDay: row.to_day,
  currency: row.currency,
  amount: row.amount,
  opening: row.opening,
  lines: row.lines,
  tags: row.tags,
  state: row.state,
  objectionsUntil: row.objections_until,
  sha256: row.sha256,
  issuedBy: row.issued_by,
  issuedAt: row.issued_at,
});

/**
 * One at a time states the events of a plan, answers objections, puts statements into payment or reads the bank's answer: each of
 * these looks at statements of all payees. A statement of its own, before anything is read. Until the transaction ends.
 */
export const lockPapers = async (tx: Tx, planId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sharing-papers:${planId}`}, 0))`.execute(tx);
};

/** What the statements that stand hold, by `statedKey`. */
export const statedRangesOf = async (tx: Tx, planId: string): Promise<ReadonlyMap<string, StatedRange[]>> => {
  const rows = await tables(tx)
    .selectFrom('payout_statements')
    .select(['payee', 'organization_id', 'person_id', 'currency', 'from_position', 'to_position', 'opening', 'amount'])
    .where('plan_id', '=', planId)
    .where('state', '<>', 'withdrawn')
    .execute();
  const found = new Map<string, StatedRange[]>();
  for (const { payee, organization_id: organizationId, person_id: personId, currency, from_position: from, to_position: to, opening, amount } of rows) {
    const key = statedKey({ payee, organizationId, personId, currency });
    found.set(key, [...(found.get(key) ?? []), { from, to, closing: opening + amount }]);
  }
  return found;
};

/** How many a plan has had; under `lockPapers` the next has the number after. */
export const countPayoutStatements = async (tx: Tx, planId: string): Promise<number> =>
  (
    await tables(tx)
      .selectFrom('payout_statements')
      .select(sql<number>`count(*)::integer`.as('count'))
      .where('plan_id', '=', planId)
      .executeTakeFirstOrThrow()
  ).count;

export const insertPayoutStatement = async (tx: Tx, statement: StoredPayoutStatement): Promise<void> => {
  await tables(tx)
    .insertInto('payout_statements')
    .values({
      plan_id: statement.planId,
      statement_id: statement.id,
      number: statement.number,
      payee: statement.payee,
      party: statement.party,
      member: statement.member,
      organization_id: statement.organizationId,
      person_id: statement.personId,
      plan_title: JSON.stringify(statement.planTitle),
      unit_name: JSON.stringify(statement.unitName),
      payee_name: JSON.stringify(statement.payeeName),
      from_position: statement.fromPosition,
      to_position: statement.toPosition,
      from_day: statement.fromDay,
      to_day: statement.toDay,
      currency: statement.currency,
      amount: statement.amount,
      opening: statement.opening,
      lines: JSON.stringify(statement.lines),
      tags: [...statement.tags],
      state: statement.state,
      objections_until: statement.objectionsUntil,
      sha256: statement.sha256,
      issued_by: statement.issuedBy,
      issued_at: statement.issuedAt,
    })
    .execute();
};

const ofPlan = (tx: Tx, planId: string) => tables(tx).selectFrom('payout_statements').selectAll().where('plan_id', '=', planId);

export const findPayoutStatement = async (tx: Tx, planId: string, id: string): Promise<StoredPayoutStatement | undefined> => {
  const row = await ofPlan(tx, planId).where('statement_id', '=', id).executeTakeFirst();
  return row && statementOfRow(row);
};

export const payoutStatementsByIds = async (tx: Tx, planId: string, ids: readonly string[]): Promise<StoredPayoutStatement[]> =>
  ids.length === 0
    ? []
    : (
        await ofPlan(tx, planId)
          .where('statement_id', 'in', [...ids])
          .orderBy('statement_id')
          .execute()
      ).map(statementOfRow);

/** Issued or objected to, in the order in which they were issued. */
export const unpaidStatementsOf = async (tx: Tx, planId: string): Promise<StoredPayoutStatement[]> =>
  (await ofPlan(tx, planId).where('state', 'in', ['issued', 'objected']).orderBy('issued_at').orderBy('statement_id').execute()).map(statementOfRow);

/** Of a person, the latest first. */
export const statementsOfPerson = async (tx: Tx, planId: string, personId: string): Promise<StoredPayoutStatement[]> =>
  (await ofPlan(tx, planId).where('person_id', '=', personId).orderBy('issued_at', 'desc').orderBy('statement_id').execute()).map(statementOfRow);

/** What was stated to each payee and stands, minor units. */
export const statedAmountsOf = async (tx: Tx, planId: string): Promise<ReadonlyMap<string, bigint>> => {
  const rows = await tables(tx)
    .selectFrom('payout_statements')
    .select(['payee', sql<string>`sum(amount)`.as('amount')])
    .where('plan_id', '=', planId)
    .where('state', '<>', 'withdrawn')
    .groupBy('payee')
    .execute();
  return new Map(rows.map(({ payee, amount }) => [payee, BigInt(amount)]));
};

/** The caller holds `lockPapers` and has asked the lifecycle. A statement that is no longer in `from` is a bug of his. */
export const moveStatements = async (tx: Tx, planId: string, ids: readonly string[], from: StatementState, to: StatementState): Promise<void> => {
  if (ids.length === 0) return;
  const { numUpdatedRows } = await tables(tx)
    .updateTable('payout_statements')
    .set({ state: to })
    .where('plan_id', '=', planId)
    .where('statement_id', 'in', [...ids])
    .where('state', '=', from)
    .executeTakeFirstOrThrow();
  if (Number(numUpdatedRows) !== ids.length) throw new Error(`of ${ids.length} statements ${numUpdatedRows} went from ${from} to ${to}`);
};

export const setObjectionsUntil = async (tx: Tx, planId: string, id: string, until: string): Promise<void> => {
  await tables(tx).updateTable('payout_statements').set({ objections_until: until }).where('plan_id', '=', planId).where('statement_id', '=', id).execute();
};

export type StatementCursor = { readonly at: Date; readonly id: string };

/** The latest first. `payee`: only what concerns this person or one of these organizations. */
export const pageOfPayoutStatements = async (
  tx: Tx,
  planId: string,
  of: { readonly state?: StatementState | undefined; readonly payee?: { readonly personId: string | undefined; readonly organizationIds: readonly string[] } },
  after: StatementCursor | null,
  limit: number,
): Promise<StoredPayoutStatement[]> => {
  let query = ofPlan(tx, planId);
  const { payee, state } = of;
  if (payee !== undefined)
    query = query.where((e) =>
      e.or([
        ...(payee.personId === undefined ? [] : [e('person_id', '=', payee.personId)]),
        ...(payee.organizationIds.length === 0 ? [] : [e('organization_id', 'in', payee.organizationIds)]),
        e.lit(false),
      ]),
    );
  if (state !== undefined) query = query.where('state', '=', state);
  if (after !== null)
    query = query.where((e) => e.or([e('issued_at', '<', after.at), e.and([e('issued_at', '=', after.at), e('statement_id', '>', after.id)])]));
  return (await query.orderBy('issued_at', 'desc').orderBy('statement_id').limit(limit).execute()).map(statementOfRow);
};

/** All of a plan in the order of issue, as the settlement's export has them. */
export const statementsForExport = async (tx: Tx, planId: string): Promise<Readonly<Record<string, unknown>>[]> =>
  (await ofPlan(tx, planId).orderBy('issued_at').orderBy('statement_id').execute()).map(statementOfRow).map((of) => ({
    id: of.id,
    number: of.number,
    state: of.state,
    planTitle: of.planTitle,
    unitName: of.unitName,
    payeeName: of.payeeName,
    party: of.party,
    member: of.member,
    organizationId: of.organizationId,
    personId: of.personId,
    fromPosition: of.fromPosition,
    toPosition: of.toPosition,
    from: of.fromDay,
    to: of.toDay,
    currency: of.currency,
    opening: amountText(of.opening, of.currency),
    amount: amountText(of.amount, of.currency),
    lines: of.lines,
    tags: of.tags,
    objectionsUntil: of.objectionsUntil,
    sha256: of.sha256,
    issuedAt: of.issuedAt.toISOString(),
  }));
