/** Payments of runs. */
import { sql, type Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import { amountText } from '../domain/amount-text.ts';
import { maskedAccount } from '../domain/masked-account.ts';
import type { PaymentState } from '../domain/payment-run.ts';
import type { StoredPayment } from '../domain/stored-payment.ts';
import { tables, type Tables } from './tables.ts';

const paymentOfRow = (row: Selectable<Tables['payments']>): StoredPayment => ({
  planId: row.plan_id,
  id: row.payment_id,
  runId: row.run_id,
  payee: row.payee,
  party: row.party,
  member: row.member,
  payeeName: row.payee_name,
  accountName: row.account_name,
  account: row.account,
  bank: row.bank,
  amount: row.amount,
  reference: row.reference,
  statementIds: row.statement_ids,
  tags: row.tags,
  state: row.state,
  settledOn: row.settled_on,
});

export const insertPayments = async (tx: Tx, payments: readonly StoredPayment[]): Promise<void> => {
  await tables(tx)
    .insertInto('payments')
    .values(
      payments.map((payment) => ({
        plan_id: payment.planId,
        payment_id: payment.id,
        run_id: payment.runId,
        payee: payment.payee,
        party: payment.party,
        member: payment.member,
        payee_name: JSON.stringify(payment.payeeName),
        account_name: payment.accountName,
        account: payment.account,
        bank: payment.bank,
        amount: payment.amount,
        reference: payment.reference,
        statement_ids: [...payment.statementIds],
        tags: [...payment.tags],
        state: payment.state,
        settled_on: payment.settledOn,
      })),
    )
    .execute();
};

const ofPlan = (tx: Tx, planId: string) => tables(tx).selectFrom('payments').selectAll().where('plan_id', '=', planId);

/** Of a run, in the order of the payees. */
export const paymentsOfRun = async (tx: Tx, planId: string, runId: string): Promise<StoredPayment[]> =>
  (await ofPlan(tx, planId).where('run_id', '=', runId).orderBy('payee').orderBy('payment_id').execute()).map(paymentOfRow);

export const paymentsByReference = async (tx: Tx, planId: string, references: readonly string[]): Promise<StoredPayment[]> =>
  references.length === 0
    ? []
    : (
        await ofPlan(tx, planId)
          .where(sql<boolean>`reference = any(${[...references]}::text[])`)
          .execute()
      ).map(paymentOfRow);

/** How many payments each of these runs has. */
export const countPaymentsOf = async (tx: Tx, planId: string, runIds: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  if (runIds.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('payments')
    .select(['run_id', sql<number>`count(*)::integer`.as('count')])
    .where('plan_id', '=', planId)
    .where('run_id', 'in', [...runIds])
    .groupBy('run_id')
    .execute();
  return new Map(rows.map((row) => [row.run_id, row.count]));
};

/** Statements that lie with the bank: of approved payments that it has not answered yet. */
export const statementsWithBank = async (tx: Tx, planId: string): Promise<ReadonlySet<string>> => {
  const rows = await tables(tx).selectFrom('payments').select('statement_ids').where('plan_id', '=', planId).where('state', '=', 'in-payment').execute();
  return new Set(rows.flatMap((row) => row.statement_ids));
};

/** The caller holds `lockPapers` and has asked the lifecycle. */
export const movePayments = async (
  tx: Tx,
  planId: string,
  ids: readonly string[],
  to: { readonly state: PaymentState; readonly settledOn?: string },
): Promise<void> => {
  if (ids.length === 0) return;
  await tables(tx)
    .updateTable('payments')
    .set({ state: to.state, ...(to.settledOn === undefined ? {} : { settled_on: to.settledOn }) })
    .where('plan_id', '=', planId)
    .where('payment_id', 'in', [...ids])
    .execute();
};

/** All of a plan with their runs, as the settlement's export has them; accounts are masked. */
export const paymentsForExport = async (tx: Tx, planId: string): Promise<Readonly<Record<string, unknown>>[]> => {
  const runs = new Map((await tables(tx).selectFrom('payment_runs').selectAll().where('plan_id', '=', planId).execute()).map((run) => [run.run_id, run]));
  return (await ofPlan(tx, planId).orderBy('payment_id').execute()).map(paymentOfRow).map((of) => {
    const run = runs.get(of.runId)!;
    return {
      id: of.id,
      run: {
        id: run.run_id,
        number: run.number,
        state: run.state,
        preparedAt: run.prepared_at.toISOString(),
        approvedAt: run.approved_at?.toISOString() ?? null,
      },
      party: of.party,
      member: of.member,
      payeeName: of.payeeName,
      account: maskedAccount(of.account),
      currency: run.currency,
      amount: amountText(of.amount, run.currency),
      reference: of.reference,
      statementIds: of.statementIds,
      tags: of.tags,
      state: of.state,
      settledOn: of.settledOn,
    };
  });
};
