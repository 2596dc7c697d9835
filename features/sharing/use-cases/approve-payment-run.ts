/**
 * A second person approves a run: what was payable is in payment from here on, and the file may go to the bank. A refund that came
 * since it was prepared may have lessened what is owed; then nothing is approved.
 */
import { recordEntries } from '@tongtu/ledger';
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { inPaymentAccount, payableAccount } from '../domain/accounts.ts';
import { bookDay } from '../domain/book-day.ts';
import { runLifecycle } from '../domain/payment-run.ts';
import type { StoredPayment, StoredRun } from '../domain/stored-payment.ts';
import { mayApprovePayments } from '../policy.ts';
import { lockPapers, payoutStatementsByIds } from '../store/payout-statements.ts';
import { findRun, updateRun } from '../store/payment-runs.ts';
import { movePayments, paymentsOfRun } from '../store/payments.ts';
import { owedByAccount } from './payable.ts';
import { tellPayment } from './payout-letters.ts';
import { runView, type RunView } from './read-payment-runs.ts';
import { workedPlan } from './seen-plan.ts';

/** The payee whose payment is more than what the books owe. */
const unowed = async (context: Context, run: StoredRun, payments: readonly StoredPayment[]): Promise<StoredPayment | undefined> => {
  const owed = new Map(await owedByAccount(context, run.planId, run.currency));
  return payments.find(({ party, member, amount }) => {
    const account = payableAccount(party, member);
    const rest = (owed.get(account) ?? 0n) - amount;
    owed.set(account, rest);
    return rest < 0n;
  });
};

const book = (context: Context, run: StoredRun, payments: readonly StoredPayment[]) =>
  recordEntries(
    context,
    run.planId,
    payments.map(({ id, party, member, amount, reference }) => ({
      key: `payment:${id}:approve`,
      kind: 'payment',
      reference: `${run.number} ${reference}`,
      effectiveOn: bookDay(context.now),
      about: { paymentId: id, runId: run.id, step: 'approve' },
      postings: [
        { account: payableAccount(party, member), currency: run.currency, amount },
        { account: inPaymentAccount(party, member), currency: run.currency, amount: -amount },
      ],
    })),
  );

/** Of each payment one statement to read on. */
const tellPayees = async (context: Context, planId: string, payments: readonly StoredPayment[]): Promise<void> => {
  const statements = await payoutStatementsByIds(
    context.tx,
    planId,
    payments.flatMap(({ statementIds }) => statementIds.slice(-1)),
  );
  const byId = new Map(statements.map((statement) => [statement.id, statement]));
  for (const { statementIds, amount } of payments) {
    const statement = byId.get(statementIds.at(-1) ?? '');
    if (statement !== undefined) await tellPayment(context, statement, amount);
  }
};

/** Kinds `plan-not-found`, `not-allowed`, `payment-run-not-found`, `wrong-state`, `second-person-needed`, `payment-not-owed` (details: payee, its name). */
export const approvePaymentRun = async (context: Context, planId: string, runId: string): Promise<Result<RunView>> => {
  const { tx, reader, now } = context;
  const worked = await workedPlan(context, planId, mayApprovePayments);
  if (!worked.ok) return worked;
  const { personId } = reader;
  if (personId === undefined) return fail('not-allowed');
  await lockPapers(tx, planId);
  const run = await findRun(tx, planId, runId);
  if (run === undefined) return fail('payment-run-not-found');
  const next = runLifecycle.next(run.state, 'approve', () => personId !== run.preparedBy);
  if (!next.ok) return next.error.kind === 'guard-refused' ? fail('second-person-needed') : next;
  const payments = await paymentsOfRun(tx, planId, runId);
  const missing = await unowed(context, run, payments);
  if (missing !== undefined) return fail('payment-not-owed', { details: { payee: missing.payeeName } });
  const booked = await book(context, run, payments);
  if (!booked.ok) throw new Error(`payment run ${run.number} cannot be booked: ${booked.error.kind}`);
  await movePayments(
    tx,
    planId,
    payments.map(({ id }) => id),
    { state: 'in-payment' },
  );
  const approved = { ...run, state: next.value, approvedBy: personId, approvedAt: now };
  await updateRun(tx, run, { state: next.value, approvedBy: personId, approvedAt: now });
  await announce(context, {
    kind: 'payment-run-approved',
    subject: { type: 'payment-run', id: runId },
    organizationId: worked.value.plan.organizationId,
    changed: { planId, number: run.number, payments: payments.length, total: run.total.toString(), currency: run.currency },
  });
  await tellPayees(context, planId, payments);
  return ok(await runView(context, worked.value.plan, approved));
};
