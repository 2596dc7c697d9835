/** Lines of a bank statement against payments: by reference and exact amount. What does not fit is told, never guessed. */
import type { BankLine } from './bank-statement.ts';
import { paymentLifecycle } from './payment-lifecycle.ts';
import type { PaymentState } from './payment-run.ts';

export const unmatchedReasons = ['reference-unknown', 'amount-differs', 'not-in-payment', 'status-unknown'] as const;
export type UnmatchedReason = (typeof unmatchedReasons)[number];

export type Reconcilable = { readonly id: string; readonly reference: string; readonly amount: bigint; readonly state: PaymentState };
/** A line that was matched: what it did. `from`: the state in which it found the payment. */
export type Matched = {
  readonly line: BankLine;
  readonly paymentId: string;
  readonly step: 'pay' | 'return';
  readonly from: PaymentState;
  readonly key: string;
};
export type Reconciled = {
  readonly matched: readonly Matched[];
  readonly repeated: number;
  readonly unmatched: readonly { readonly line: BankLine; readonly reason: UnmatchedReason }[];
};

/**
 * In the order of the file, so that a payment may be paid by one line and come back by a later one. `keyOf` names a line by its
 * content; `known`: keys of lines that were matched before.
 */
export const reconcile = (
  lines: readonly BankLine[],
  payments: readonly Reconcilable[],
  known: ReadonlySet<string>,
  keyOf: (line: BankLine, reference: string) => string,
): Reconciled => {
  const byReference = new Map(payments.map((payment) => [payment.reference, payment]));
  const states = new Map(payments.map((payment) => [payment.id, payment.state]));
  const seen = new Set(known);
  const matched: Matched[] = [];
  const unmatched: { line: BankLine; reason: UnmatchedReason }[] = [];
  let repeated = 0;
  for (const line of lines) {
    const payment = line.references.map((reference) => byReference.get(reference)).find((found) => found !== undefined);
    if (payment === undefined) {
      unmatched.push({ line, reason: 'reference-unknown' });
      continue;
    }
    const key = keyOf(line, payment.reference);
    if (seen.has(key)) {
      repeated += 1;
      continue;
    }
    const from = states.get(payment.id)!;
    const step = line.outcome === 'returned' ? 'return' : 'pay';
    const next = paymentLifecycle.next(from, step);
    const reason = line.amount !== payment.amount ? 'amount-differs' : line.outcome === 'unknown' ? 'status-unknown' : next.ok ? null : 'not-in-payment';
    if (reason !== null || !next.ok) {
      unmatched.push({ line, reason: reason ?? 'not-in-payment' });
      continue;
    }
    seen.add(key);
    states.set(payment.id, next.value);
    matched.push({ line, paymentId: payment.id, step, from, key });
  }
  return { matched, repeated, unmatched };
};
