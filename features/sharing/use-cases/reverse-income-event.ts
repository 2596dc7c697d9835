/**
 * An event is taken back by a contrary one: income by a refund, a refund or a cost that counted by an income, an operating profit by
 * the same with the other sign, a cost that did not count by one that moves nothing. The contrary event is settled like any other, by
 * the version of its own day; so what was paid is made good by later income, unless the plan has a claw-back.
 */
import { announce, type Context } from '@tongtu/platform/context';
import { moneyToDecimal } from '@tongtu/kernel/money';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { contraryOf } from '../domain/books.ts';
import { readIncomeEvent } from '../domain/income-event.ts';
import { reversalId } from '../domain/recorded-event.ts';
import { eventById, markReversed } from '../store/income-events.ts';
import { keepBooks, keepEvent, openBooks, readingHead, writeBooks } from './keep-books.ts';
import type { EventRecorded } from './record-income-event.ts';
import { settlerFor } from './settlers.ts';

/**
 * Kinds of `recordIncomeEvent`, `event-not-found`, `event-is-reversal` (also for a closing: neither is taken back),
 * `event-reversed-already` (details: by). In `event-invalid`: reversal-before-event (details: on).
 */
export const reverseIncomeEvent = async (context: Context, planId: string, eventId: string, on: string): Promise<Result<EventRecorded>> => {
  const open = await openBooks(context, planId);
  if (!open.ok) return open;
  const original = await eventById(context.tx, planId, eventId);
  if (original === undefined) return fail('event-not-found');
  if (original.reverses !== null || original.kind === 'closing') return fail('event-is-reversal');
  if (original.reversedBy !== null) return fail('event-reversed-already', { details: { by: original.reversedBy } });
  if (on < original.on) return fail('event-invalid', { errors: [{ kind: 'reversal-before-event', field: 'on', details: { on: original.on } }] });

  const { plan } = await settlerFor(context.tx, planId, readingHead(open.value.heads, on));
  const { contrary, withoutEffect } = contraryOf(original);
  // Through the door, under the id of the original: what the plan of that day does not take is refused here as well.
  const amount = moneyToDecimal({ amount: contrary.amount, currency: plan.currency });
  const read = readIncomeEvent({ ...contrary, amount, id: original.id, on }, plan);
  if (!read.ok) return read;
  const kept = await keepBooks(context, planId, open.value);
  const booked = await keepEvent(context, kept, { ...read.value, id: reversalId(original.id) }, { reverses: original.id, withoutEffect });
  if (!booked.ok) return booked;
  const written = await writeBooks(context, kept);
  if (!written.ok) return written;
  await markReversed(context.tx, planId, original.id, reversalId(original.id));
  await announce(context, {
    kind: 'income-event-reversed',
    subject: { type: 'sharing-plan', id: planId },
    organizationId: open.value.organizationId,
    changed: { event: original.id, by: reversalId(original.id), position: written.value.at(-1)!.position },
  });
  return ok({ event: written.value.at(-1)!, currency: plan.currency, repeated: false });
};
