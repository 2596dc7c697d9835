/** Many events at once, in their order: all of them or none. */
import { announce, type Context } from '@tongtu/platform/context';
import type { Currency } from '@tongtu/kernel/money';
import { fail, ok, type Failure, type Result } from '@tongtu/kernel/result';
import type { IncomeEvent } from '../domain/income-event.ts';
import type { RecordedEvent } from '../domain/recorded-event.ts';
import { totalsAt, type SettlementState } from '../domain/settle.ts';
import { eventsByIds } from '../store/income-events.ts';
import { keepBooks, keepEvent, openBooks, readingHead, writeBooks, type Kept } from './keep-books.ts';
import { readSentEvent, sameAsBefore, sentDay, sentId } from './read-event.ts';
import { settlerFor } from './settlers.ts';

export type EventsRecorded = {
  readonly recorded: number;
  readonly repeated: number;
  readonly currency: Currency;
  /** D, H, R of the version that is open afterwards. */
  readonly state: SettlementState;
  readonly remainder: bigint;
};

// More faults than anybody mends before he tries again.
const mostFaults = 50;
const placed = (line: number, failure: Failure): Failure => ({ ...failure, field: `events.${line}${failure.field === undefined ? '' : `.${failure.field}`}` });

/** All events, or `event-invalid` with the faults of all lines. */
const readAll = async (context: Context, { planId, heads }: Kept, lines: readonly unknown[]): Promise<Result<readonly IncomeEvent[]>> => {
  const faults: Failure[] = [];
  const events: IncomeEvent[] = [];
  for (const [line, json] of lines.entries()) {
    const read = readSentEvent(await settlerFor(context.tx, planId, readingHead(heads, sentDay(json))), json);
    if (read.ok) events.push(read.value);
    else faults.push(...(read.error.errors ?? [read.error]).map((fault) => placed(line, fault)));
    if (faults.length >= mostFaults) break;
  }
  return faults.length === 0 ? ok(events) : fail('event-invalid', { errors: faults.slice(0, mostFaults) });
};

/** Kinds as `recordIncomeEvent`; `field` begins with the place of the event in the list. */
export const recordIncomeEvents = async (context: Context, planId: string, lines: readonly unknown[]): Promise<Result<EventsRecorded>> => {
  const open = await openBooks(context, planId);
  if (!open.ok) return open;
  const kept = await keepBooks(context, planId, open.value);
  const read = await readAll(context, kept, lines);
  if (!read.ok) return read;
  const known = new Map<string, RecordedEvent | IncomeEvent>(await eventsByIds(context.tx, planId, lines.map(sentId)));
  let repeated = 0;
  for (const [line, event] of read.value.entries()) {
    const before = known.get(event.id);
    if (before !== undefined) {
      const same = sameAsBefore(before, event);
      if (!same.ok) return fail(same.error.kind, placed(line, same.error));
      repeated += 1;
      continue;
    }
    const booked = await keepEvent(context, kept, event);
    if (!booked.ok) return fail(booked.error.kind, placed(line, booked.error));
    known.set(event.id, event);
  }
  const recorded = read.value.length - repeated;
  const written = recorded === 0 ? ok([]) : await writeBooks(context, kept);
  if (!written.ok) return written;
  const last = written.value.at(-1);
  if (last !== undefined)
    await announce(context, {
      kind: 'income-events-recorded',
      subject: { type: 'sharing-plan', id: planId },
      organizationId: open.value.organizationId,
      changed: { events: recorded, position: last.position },
    });
  const { settler, state } = kept.books;
  return ok({ recorded, repeated, currency: settler.plan.currency, state, remainder: totalsAt(settler, state).remainder });
};
