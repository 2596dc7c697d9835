/** A line of a statement: an event, what it brought the payee, and by which clauses. */
import { parseShare } from '@tongtu/kernel/share';
import { fraction, times } from '@tongtu/kernel/fraction';
import type { Currency } from '@tongtu/kernel/money';
import type { PayoutLine } from '../contract/statements.ts';
import { amountText } from './amount-text.ts';
import type { Payee } from './payee.ts';
import type { SharingPlan } from './plan.ts';
import type { RecordedEvent } from './recorded-event.ts';
import { exactMoneyText, traceLines, traceOfEvent } from './trace.ts';

/** `step` of the line that says what a member has of his pool. */
export const poolWeightStep = -3;

/** What an event brought a payee as he stood in its version, minor units. */
export const amountFor = (payee: Pick<Payee, 'party' | 'member'> | undefined, event: Pick<RecordedEvent, 'payouts' | 'members'>): bigint =>
  payee === undefined ? 0n : ((payee.member === null ? event.payouts[payee.party] : event.members[payee.member]) ?? 0n);

/** The clauses that moved money to the payee's party, and for a member of the pool his weight in what it got. */
const clausesOf = (plan: SharingPlan, payee: Payee, event: RecordedEvent): PayoutLine['clauses'] => {
  const lines = traceLines(
    traceOfEvent(plan, event).filter(({ party }) => party === payee.party),
    plan.currency,
  ).map(({ step, kind, share, basis, exact }) => ({ step, kind, share, basis, exact }));
  // A closing hands single minor units to members by the largest fractional part, not by their weight.
  if (event.kind === 'closing' && payee.member !== null) {
    const amount = amountText(amountFor(payee, event), plan.currency);
    return [{ step: -2, kind: 'closing', share: null, basis: amount, exact: amount }];
  }
  const weight = payee.weight === null ? undefined : parseShare(payee.weight);
  if (weight === undefined || !weight.ok) return lines;
  const pooled = event.payouts[payee.party] ?? 0n;
  const exact = exactMoneyText(times(weight.value, fraction(pooled)), plan.currency);
  return [...lines, { step: poolWeightStep, kind: 'pool-weight', share: payee.weight, basis: amountText(pooled, plan.currency), exact }];
};

/** `total`: of the payee after the event. */
export const payoutLine = (plan: SharingPlan, payee: Payee, event: RecordedEvent, total: bigint): PayoutLine => {
  const text = (amount: bigint): string => amountText(amount, plan.currency satisfies Currency);
  return {
    eventId: event.id,
    on: event.on,
    kind: event.kind,
    category: event.category,
    stream: event.stream,
    eventAmount: text(event.amount),
    distributable: text(event.distributable),
    version: event.version,
    clauses: clausesOf(plan, payee, event),
    amount: text(amountFor(payee, event)),
    total: text(total),
  };
};
