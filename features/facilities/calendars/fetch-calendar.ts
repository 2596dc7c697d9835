/**
 * Reads one calendar from its address. Order of effects: the address is asked outside of any transaction, then one short
 * transaction writes what came of it. A crash before that leaves the calendar due, and it is read again; a crash after it
 * finds the same content and changes nothing.
 */
import { createHash } from 'node:crypto';
import type { Context } from '@tongtu/platform/context';
import { inTransaction } from '@tongtu/platform/database';
import { wakeFollowers } from '@tongtu/platform/events';
import { fetchOutside, type FetchOutside } from '@tongtu/platform/outgoing';
import { fail, ok, type Failure, type Result } from '@tongtu/kernel/result';
import { findCalendar, lockCalendar, updateCalendar, type StoredCalendar } from '../store/calendars.ts';
import { findFacility } from '../store/facilities.ts';
import { replaceCalendar } from '../use-cases/replace-calendar.ts';
import { mostBytes } from './ics-text.ts';
import { readIcs } from './read-ics.ts';

const minuteMs = 60_000;
export const everyMinutes = 15;
const longestPauseMinutes = 24 * 60;

/** Twice as long after each failure in a row, a day at most. */
export const nextRead = (now: Date, failures: number): Date =>
  new Date(now.getTime() + Math.min(everyMinutes * 2 ** Math.min(failures, 10), longestPauseMinutes) * minuteMs);

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const limits = { maxBytes: mostBytes, timeoutMs: 10_000, accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1' };

const failed = (calendar: StoredCalendar, { kind }: Failure, now: Date): StoredCalendar => ({
  ...calendar,
  failure: kind === 'address-too-large' ? 'calendar-too-large' : kind,
  failures: calendar.failures + 1,
  dueAt: nextRead(now, calendar.failures + 1),
});

type Came = { readonly changed: false } | { readonly changed: true; readonly body: Buffer; readonly etag: string | null };

/** What came is written; the same content as before changes nothing but the time. */
const settled = async (context: Context, calendar: StoredCalendar, came: Came): Promise<Result<StoredCalendar>> => {
  const fresh = { ...calendar, failure: null, failures: 0, fetchedAt: context.now, dueAt: nextRead(context.now, 0) };
  if (!came.changed) return ok(fresh);
  const contentSha256 = sha256Of(came.body);
  if (contentSha256 === calendar.contentSha256) return ok({ ...fresh, etag: came.etag });
  const facility = await findFacility(context.tx, calendar.facilityId);
  if (facility === undefined) return fail('facility-not-opened');
  const read = readIcs(came.body, facility.zone, context.now);
  if (!read.ok) return read;
  const replaced = await replaceCalendar(context, calendar, facility, read.value);
  return replaced.ok ? ok({ ...fresh, ...replaced.value, etag: came.etag, contentSha256 }) : replaced;
};

/** What was read before stays in force when something fails; the kind stands in `failure`. Nothing happens where the calendar is gone. */
export const fetchCalendar = async (context: Context, facilityId: string, calendarId: string, fetch: FetchOutside = fetchOutside): Promise<void> => {
  const before = await findCalendar(context.tx, facilityId, calendarId);
  if (before === undefined || before.address === null) return;
  // A tag is only worth something while what it belongs to is in force.
  const etag = before.contentSha256 === null || before.failure !== null ? null : before.etag;
  const came = await fetch(before.address, { ...limits, etag });
  await inTransaction(context.tx, async (tx) => {
    const inside: Context = { ...context, tx };
    const calendar = await lockCalendar(tx, facilityId, calendarId);
    if (calendar === undefined) return;
    const result = came.ok ? await settled(inside, calendar, came.value) : came;
    await updateCalendar(tx, result.ok ? result.value : failed(calendar, result.error, context.now));
  });
  wakeFollowers();
};
