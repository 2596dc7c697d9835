/** What a calendar blocks is replaced as a whole by what was read of it, or stays as it is. */
import { announce, type Context } from '@tongtu/platform/context';
import { markingIn } from '@tongtu/listings';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { ReadCalendar, ReadEvent } from '../calendars/read-ics.ts';
import { writtenOccurrences, writtenUntil } from '../calendars/write-block.ts';
import type { Facility } from '../domain/facility.ts';
import { deleteBlocksOfCalendar, insertBlocks, insertOccurrences, type Occurrence, type StoredBlock } from '../store/blocks.ts';
import type { StoredCalendar } from '../store/calendars.ts';
import { lockAgainstBooking } from '../store/locks.ts';
import { promoteWaiting } from './promote-waiting.ts';

/** Times that all events of one calendar may have in the time for which they are written out. */
const mostTimes = 20_000;

const blockOf = (context: Context, { facilityId, id, resourceId, createdBy }: StoredCalendar, event: ReadEvent): StoredBlock => ({
  facilityId,
  id: context.newId(),
  resourceId,
  kind: 'internal',
  // A title that says it is secret is none of ours to keep.
  note: event.summary !== null && markingIn(event.summary) === undefined ? event.summary : null,
  from: event.from,
  to: event.to,
  zone: event.zone,
  rrule: event.rrule,
  exdates: event.exdates,
  calendarId: id,
  uid: event.uid,
  writtenUntil: writtenUntil(context.now),
  createdBy,
  createdAt: context.now,
});

type Written = { readonly blocks: readonly StoredBlock[]; readonly occurrences: readonly Occurrence[]; readonly skipped: number };

/** Kind `calendar-too-dense` (details: most). An event that occurs too often by itself is left out like one that is not understood. */
const written = (context: Context, calendar: StoredCalendar, read: ReadCalendar): Result<Written> => {
  const blocks: StoredBlock[] = [];
  const occurrences: Occurrence[] = [];
  let skipped = read.skipped;
  for (const event of read.events) {
    const block = blockOf(context, calendar, event);
    const times = writtenOccurrences(block, context.now);
    if (!times.ok) {
      skipped += 1;
      continue;
    }
    blocks.push(block);
    occurrences.push(...times.value);
    if (occurrences.length > mostTimes) return fail('calendar-too-dense', { details: { most: mostTimes } });
  }
  return ok({ blocks, occurrences, skipped });
};

/** In the caller's transaction; answers how many events block and how many were left out. Bookings that they lie over stay, and the desk shows them. Kind `calendar-too-dense`. */
export const replaceCalendar = async (
  context: Context,
  calendar: StoredCalendar,
  facility: Pick<Facility, 'organizationId'>,
  read: ReadCalendar,
): Promise<Result<{ readonly events: number; readonly skipped: number }>> => {
  const made = written(context, calendar, read);
  if (!made.ok) return made;
  const { blocks, occurrences, skipped } = made.value;
  await lockAgainstBooking(context.tx, calendar.facilityId);
  await deleteBlocksOfCalendar(context.tx, calendar.facilityId, calendar.id);
  await insertBlocks(context.tx, blocks);
  await insertOccurrences(context.tx, occurrences);
  await announce(context, {
    kind: 'calendar-read',
    subject: { type: 'facility', id: calendar.facilityId },
    organizationId: facility.organizationId,
    changed: { calendarId: calendar.id, events: blocks.length, skipped },
  });
  // What was blocked before and is not any more may be what somebody waits for.
  if (calendar.contentSha256 !== null) await promoteWaiting(context, calendar.facilityId, { from: context.now, to: writtenUntil(context.now) });
  return ok({ events: blocks.length, skipped });
};
