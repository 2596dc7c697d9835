/**
 * Puts together everything that may be paid, one payment for each payee. Its statements are reserved from here on (`in-payment`), so
 * that no second run takes them; the books move when a second person approves.
 */
import { announce, type Context } from '@tongtu/platform/context';
import { expect, fail, ok, type Result } from '@tongtu/kernel/result';
import { bookDay } from '../domain/book-day.ts';
import { paymentReference } from '../domain/payment-reference.ts';
import { payoutTags } from '../domain/payout-tags.ts';
import { statementLifecycle } from '../domain/payout-statement.ts';
import { runNumber, type StoredPayment, type StoredRun } from '../domain/stored-payment.ts';
import { mayKeepBooks } from '../policy.ts';
import { lockPapers, moveStatements } from '../store/payout-statements.ts';
import { countRuns, insertRun } from '../store/payment-runs.ts';
import { insertPayments } from '../store/payments.ts';
import { payableNow, type PayableNow } from './payable.ts';
import { runView, type RunView } from './read-payment-runs.ts';
import { workedPlan } from './seen-plan.ts';

const paymentOf = (context: Context, run: StoredRun, { statements, amount }: PayableNow['ready'][number], accounts: PayableNow['accounts']): StoredPayment => {
  const { statement, accountKey } = statements[statements.length - 1]!;
  const { accountName, account, bank } = accounts.get(accountKey)!;
  const id = context.newId();
  return {
    planId: run.planId,
    id,
    runId: run.id,
    payee: statement.payee,
    party: statement.party,
    member: statement.member,
    payeeName: statement.payeeName,
    accountName,
    account,
    bank,
    amount,
    reference: paymentReference(id),
    statementIds: statements.map((of) => of.id),
    tags: payoutTags.filter((tag) => statements.some((of) => of.statement.tags.includes(tag))),
    state: 'planned',
    settledOn: null,
  };
};

/** Kinds `plan-not-found`, `not-allowed`, `nothing-to-pay`. */
export const preparePaymentRun = async (context: Context, planId: string): Promise<Result<RunView>> => {
  const { tx, now, reader } = context;
  const worked = await workedPlan(context, planId, mayKeepBooks);
  if (!worked.ok) return worked;
  if (reader.personId === undefined) return fail('not-allowed');
  await lockPapers(tx, planId);
  const { ready, accounts, currency } = await payableNow(context, planId, 'CNY');
  if (ready.length === 0) return fail('nothing-to-pay');
  const run: StoredRun = {
    planId,
    id: context.newId(),
    number: runNumber(bookDay(now), (await countRuns(tx, planId)) + 1),
    state: 'prepared',
    currency,
    total: ready.reduce((sum, { amount }) => sum + amount, 0n),
    preparedBy: reader.personId,
    preparedAt: now,
    approvedBy: null,
    approvedAt: null,
  };
  await insertRun(tx, run);
  await insertPayments(
    tx,
    ready.map((of) => paymentOf(context, run, of, accounts)),
  );
  const ids = ready.flatMap(({ statements }) => statements.map(({ id }) => id));
  // Whether windows are over was asked for each of them.
  await moveStatements(tx, planId, ids, 'issued', expect(statementLifecycle.next('issued', 'put-in-payment', () => true)));
  await announce(context, {
    kind: 'payment-run-prepared',
    subject: { type: 'payment-run', id: run.id },
    organizationId: worked.value.plan.organizationId,
    changed: { planId, number: run.number, payments: ready.length, total: run.total.toString(), currency },
  });
  return ok(await runView(context, worked.value.plan, run));
};
