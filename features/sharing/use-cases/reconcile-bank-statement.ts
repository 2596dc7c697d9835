/**
 * Reads the bank's answer: payments that left are paid, those that came back are payable again, and what does not fit is told to a
 * person. A line counts once, whichever file brings it: its content is kept with the payment that it answered, in one transaction
 * with the books. A crash before the commit leaves nothing of a file, and after it the whole file is a repeat.
 */
import { createHash } from 'node:crypto';
import { recordEntries, type EntryDraft } from '@tongtu/ledger';
import { announceAll, type Context } from '@tongtu/platform/context';
import { canonicalBytes } from '@tongtu/kernel/canonical-bytes';
import { expect, ok, type Result } from '@tongtu/kernel/result';
import { cashAccount, inPaymentAccount, payableAccount } from '../domain/accounts.ts';
import { readBankLines, type BankLine, type BankRow } from '../domain/bank-statement.ts';
import { bookDay } from '../domain/book-day.ts';
import { isAnswered, paymentLifecycle } from '../domain/payment-lifecycle.ts';
import { runLifecycle, type PaymentState } from '../domain/payment-run.ts';
import { statementLifecycle } from '../domain/payout-statement.ts';
import { reconcile, type Matched, type Reconciled } from '../domain/reconcile.ts';
import type { StoredPayment, StoredRun } from '../domain/stored-payment.ts';
import { mayApprovePayments, mayKeepBooks } from '../policy.ts';
import { insertLines, knownLines } from '../store/bank-lines.ts';
import { lockPapers, moveStatements } from '../store/payout-statements.ts';
import { findRun, updateRun } from '../store/payment-runs.ts';
import { movePayments, paymentsByReference, paymentsOfRun } from '../store/payments.ts';
import { versionsOf } from '../store/versions.ts';
import { workedPlan } from './seen-plan.ts';

/** The same line in another layout of the bank is the same. */
const keyOf = ({ day, amount, outcome }: BankLine, reference: string): string =>
  createHash('sha256')
    .update(canonicalBytes([day, reference, amount?.toString() ?? null, outcome]))
    .digest('hex');

const entryOf = (context: Context, payment: StoredPayment, run: StoredRun, { line, step, from }: Matched): EntryDraft => {
  const { id, party, member, amount, reference } = payment;
  const inPayment = inPaymentAccount(party, member);
  const [debit, credit] =
    step === 'pay' ? [inPayment, cashAccount] : from === 'paid' ? [cashAccount, payableAccount(party, member)] : [inPayment, payableAccount(party, member)];
  return {
    key: `payment:${id}:${step === 'pay' ? 'paid' : 'returned'}`,
    kind: 'payment',
    reference: `${run.number} ${reference}`,
    effectiveOn: line.day ?? bookDay(context.now),
    about: { paymentId: id, runId: run.id, step },
    postings: [
      { account: debit, currency: run.currency, amount },
      { account: credit, currency: run.currency, amount: -amount },
    ],
  };
};

const statementStateOf: Readonly<Partial<Record<PaymentState, 'in-payment' | 'paid'>>> = { 'in-payment': 'in-payment', paid: 'paid' };

const apply = async (context: Context, planId: string, { matched }: Reconciled, byId: ReadonlyMap<string, StoredPayment>, unitId: string): Promise<void> => {
  const { tx, now } = context;
  const runs = new Map<string, StoredRun>();
  for (const { runId } of byId.values()) if (!runs.has(runId)) runs.set(runId, (await findRun(tx, planId, runId))!);
  const booked = await recordEntries(
    context,
    planId,
    matched.map((of) => entryOf(context, byId.get(of.paymentId)!, runs.get(byId.get(of.paymentId)!.runId)!, of)),
  );
  if (!booked.ok) throw new Error(`the bank's answer cannot be booked: ${booked.error.kind}`);
  for (const { paymentId, step, from, line } of matched) {
    const payment = byId.get(paymentId)!;
    await movePayments(tx, planId, [paymentId], { state: expect(paymentLifecycle.next(from, step)), settledOn: line.day ?? bookDay(now) });
    const before = statementStateOf[from]!;
    await moveStatements(tx, planId, payment.statementIds, before, expect(statementLifecycle.next(before, step)));
  }
  await insertLines(
    tx,
    planId,
    matched.map(({ key, paymentId }) => ({ sha256: key, paymentId })),
    now,
  );
  await announceAll(
    context,
    matched.map(({ paymentId, step }) => ({
      kind: step === 'pay' ? 'payment-settled' : 'payment-returned',
      subject: { type: 'payment', id: paymentId },
      organizationId: unitId,
      changed: { planId, runId: byId.get(paymentId)!.runId },
    })),
  );
  for (const run of runs.values()) {
    if (run.state !== 'approved') continue;
    const states = (await paymentsOfRun(tx, planId, run.id)).map(({ state }) => state);
    const next = runLifecycle.next(run.state, 'settle', () => isAnswered(states));
    if (next.ok) await updateRun(tx, run, { state: next.value });
  }
};

/** Rows of the bank's file. Kinds `plan-not-found`, `not-allowed`, `bank-statement-malformed`. */
export const reconcileBankStatement = async (context: Context, planId: string, rows: readonly BankRow[]): Promise<Result<Reconciled>> => {
  const { tx } = context;
  const worked = await workedPlan(context, planId, (reader, plan) => mayKeepBooks(reader, plan) || mayApprovePayments(reader, plan));
  if (!worked.ok) return worked;
  const currency = (await versionsOf(tx, planId)).at(-1)?.tree.currency ?? 'CNY';
  const lines = readBankLines(rows, currency);
  if (!lines.ok) return lines;
  await lockPapers(tx, planId);
  const payments = await paymentsByReference(
    tx,
    planId,
    lines.value.flatMap(({ references }) => references),
  );
  const ours = new Set(payments.map(({ reference }) => reference));
  const hashes = lines.value.flatMap((line) => line.references.filter((reference) => ours.has(reference)).map((reference) => keyOf(line, reference)));
  const answer = reconcile(lines.value, payments, await knownLines(tx, planId, hashes), keyOf);
  const touched = new Set(answer.matched.map(({ paymentId }) => paymentId));
  const byId = new Map(payments.filter(({ id }) => touched.has(id)).map((payment) => [payment.id, payment]));
  if (answer.matched.length > 0) await apply(context, planId, answer, byId, worked.value.plan.organizationId);
  return ok(answer);
};
