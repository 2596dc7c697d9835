/** Something happened to a plan's money: it is settled by the version in force on its day and booked, once. */
import { announce, type Context } from '@tongtu/platform/context';
import type { Currency } from '@tongtu/kernel/money';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { IncomeEvent } from '../domain/income-event.ts';
import type { RecordedEvent } from '../domain/recorded-event.ts';
import { eventById } from '../store/income-events.ts';
import type { VersionHead } from '../store/settlements.ts';
import { versionsOf } from '../store/versions.ts';
import { keepBooks, keepEvent, openBooks, readingHead, writeBooks } from './keep-books.ts';
import { readSentEvent, sameAsBefore, sentDay, sentId } from './read-event.ts';
import { settlerFor } from './settlers.ts';

export type EventRecorded = { readonly event: RecordedEvent; readonly currency: Currency; readonly repeated: boolean };

type Sent = { readonly event: IncomeEvent; readonly currency: Currency };
const readBy = async (context: Context, planId: string, heads: readonly VersionHead[], json: unknown): Promise<Result<Sent>> => {
  const settler = await settlerFor(context.tx, planId, readingHead(heads, sentDay(json)));
  const read = readSentEvent(settler, json);
  return read.ok ? ok({ event: read.value, currency: settler.plan.currency }) : read;
};

/** An event of this id was recorded before: the same content is answered as it was then, whatever happened to the books since. */
const repeatOf = async (context: Context, planId: string, { event, currency }: Sent): Promise<Result<EventRecorded> | undefined> => {
  const known = await eventById(context.tx, planId, event.id);
  if (known === undefined) return undefined;
  const same = sameAsBefore(known, event);
  return same.ok ? ok({ event: same.value, currency, repeated: true }) : same;
};

/** Books that are closed still answer a repeat. */
const afterTheEnd = async (context: Context, planId: string, json: unknown): Promise<Result<EventRecorded>> => {
  const heads = (await versionsOf(context.tx, planId)).filter(({ state }) => state === 'in-force' || state === 'superseded');
  const sent = await readBy(context, planId, heads, json);
  return (sent.ok ? await repeatOf(context, planId, sent.value) : undefined) ?? fail('settlement-closed');
};

/**
 * Kinds `plan-not-found`, `not-allowed`, `not-in-force`, `settlement-closed`, `event-invalid`, `event-before-plan`, `version-closed`,
 * `event-id-reused` (details: id, fields), `amount-too-large`.
 */
export const recordIncomeEvent = async (context: Context, planId: string, json: unknown): Promise<Result<EventRecorded>> => {
  const open = await openBooks(context, planId, sentId(json));
  if (!open.ok) return open.error.kind === 'settlement-closed' ? afterTheEnd(context, planId, json) : open;
  const sent = await readBy(context, planId, open.value.heads, json);
  if (!sent.ok) return sent;
  const { event, currency } = sent.value;
  const repeat = open.value.isKnown ? await repeatOf(context, planId, sent.value) : undefined;
  if (repeat !== undefined) return repeat;
  const kept = await keepBooks(context, planId, open.value);
  const booked = await keepEvent(context, kept, event);
  if (!booked.ok) return booked;
  const written = await writeBooks(context, kept);
  if (!written.ok) return written;
  const recorded = written.value.at(-1)!;
  await announce(context, {
    kind: 'income-event-recorded',
    subject: { type: 'sharing-plan', id: planId },
    organizationId: open.value.organizationId,
    changed: { event: recorded.id, kind: recorded.kind, version: recorded.version, position: recorded.position },
  });
  return ok({ event: recorded, currency, repeated: false });
};
