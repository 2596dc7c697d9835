/** Events of a plan, the latest first; one event with the trace of what it paid. */
import type { Context } from '@tongtu/platform/context';
import type { Currency } from '@tongtu/kernel/money';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { isDay } from '../domain/read-fields.ts';
import type { RecordedEvent, RecordedKind } from '../domain/recorded-event.ts';
import { traceOfEvent, type Trace } from '../domain/trace.ts';
import { eventById, pageOfEvents } from '../store/income-events.ts';
import { seenBooks, withoutOthers } from './seen-books.ts';
import { settlerOfVersion } from './settlers.ts';

export type EventQuery = {
  readonly kind?: RecordedKind | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};
export type EventPage = { readonly items: readonly RecordedEvent[]; readonly currency: Currency; readonly next: string | null };

/** Kinds `plan-not-found`, `malformed-cursor`, `date-malformed`. */
export const listIncomeEvents = async (context: Context, planId: string, { after, ...query }: EventQuery): Promise<Result<EventPage>> => {
  const books = await seenBooks(context, planId);
  if (!books.ok) return books;
  for (const field of ['from', 'to'] as const)
    if (query[field] !== undefined && !isDay(query[field])) return fail('date-malformed', { field: `query.${field}` });
  if (after !== undefined && !/^[1-9]\d{0,8}$/.test(after)) return fail('malformed-cursor', { field: 'query.after' });
  const found = await pageOfEvents(context.tx, planId, { ...query, before: after === undefined ? undefined : Number(after), limit: query.limit + 1 });
  const items = found.slice(0, query.limit);
  return ok({
    items: items.map((event) => withoutOthers(books.value, event)),
    currency: books.value.currency,
    next: found.length > items.length ? String(items.at(-1)!.position) : null,
  });
};

export type EventTraced = { readonly event: RecordedEvent; readonly currency: Currency; readonly trace: readonly Trace[] };

/** Kinds `plan-not-found`, `event-not-found`. */
export const getIncomeEvent = async (context: Context, planId: string, eventId: string): Promise<Result<EventTraced>> => {
  const books = await seenBooks(context, planId);
  if (!books.ok) return books;
  const event = await eventById(context.tx, planId, eventId);
  if (event === undefined) return fail('event-not-found');
  const version = books.value.versions.find((of) => of.version === event.version)!;
  const seen = withoutOthers(books.value, event);
  const trace = traceOfEvent(settlerOfVersion(version).plan, event);
  // A line of a party is told where the payout of the party is.
  const isHidden = (party: string): boolean => Object.hasOwn(event.payouts, party) && !Object.hasOwn(seen.payouts, party);
  return ok({ event: seen, currency: books.value.currency, trace: trace.filter(({ party }) => !isHidden(party)) });
};
