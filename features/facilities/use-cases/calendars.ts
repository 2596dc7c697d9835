/** The owner's own calendars: their events block slots. One at an address is read again every quarter of an hour, by a job. */
import { announce, type Context } from '@tongtu/platform/context';
import type { Upload } from '@tongtu/platform/http';
import { fail, ok, type Failed, type Result } from '@tongtu/kernel/result';
import { sha256Of } from '../calendars/fetch-calendar.ts';
import { mostBytes } from '../calendars/ics-text.ts';
import { keyOfCalendar, readCalendarJob } from '../calendars/read-calendar-job.ts';
import { readIcs } from '../calendars/read-ics.ts';
import { writtenUntil } from '../calendars/write-block.ts';
import { mayReadDesk, maySetUp } from '../policy.ts';
import { deleteBlocksOfCalendar } from '../store/blocks.ts';
import { calendarsOf, deleteCalendar, insertCalendar, lockCalendar, updateCalendar, type StoredCalendar } from '../store/calendars.ts';
import { resourcesOf } from '../store/facilities.ts';
import { feedsOf, type StoredFeed } from '../store/feeds.ts';
import { lockAgainstBooking } from '../store/locks.ts';
import { secrecyFailure } from './check-settings.ts';
import { lockedFacility, workedFacility, type Worked } from './facility-view.ts';
import { promoteWaiting } from './promote-waiting.ts';
import { replaceCalendar } from './replace-calendar.ts';

/** Of one facility. */
export const mostCalendars = 20;

/** Kind `facility-not-found`; nothing where it was never opened. */
export const listCalendars = async (
  context: Context,
  facilityId: string,
): Promise<Result<{ readonly calendars: readonly StoredCalendar[]; readonly feeds: readonly StoredFeed[] }>> => {
  const found = await workedFacility(context, facilityId, mayReadDesk);
  if (!found.ok) return found.error.kind === 'facility-not-opened' ? ok({ calendars: [], feeds: [] }) : found;
  return ok({ calendars: await calendarsOf(context.tx, facilityId), feeds: await feedsOf(context.tx, facilityId) });
};

const refusal = async (context: Context, facilityId: string, resourceId: string | null, name: string): Promise<Failed | undefined> => {
  const secret = secrecyFailure({ 'body.name': name });
  if (secret !== undefined) return { ok: false, error: secret };
  if (resourceId !== null && !(await resourcesOf(context.tx, [facilityId])).some((resource) => resource.id === resourceId))
    return fail('resource-not-found', { field: 'resourceId' });
  if ((await calendarsOf(context.tx, facilityId)).length >= mostCalendars) return fail('calendars-too-many', { details: { most: mostCalendars } });
  return undefined;
};

type NewCalendar = { readonly name: string; readonly address: string | null; readonly resourceId: string | null };

const newCalendar = (context: Context, facilityId: string, given: NewCalendar): StoredCalendar => ({
  ...given,
  facilityId,
  id: context.newId(),
  etag: null,
  contentSha256: null,
  events: 0,
  skipped: 0,
  failure: null,
  failures: 0,
  fetchedAt: null,
  dueAt: given.address === null ? null : context.now,
  createdBy: context.reader.personId ?? null,
  createdAt: context.now,
});

/** The address itself is a secret of its owner and is told to nobody. */
const announced = (context: Context, { facility }: Worked, kind: 'calendar-added' | 'calendar-removed', calendar: StoredCalendar): Promise<unknown> =>
  announce(context, {
    kind,
    subject: { type: 'facility', id: facility.id },
    organizationId: facility.organizationId,
    changed: { calendarId: calendar.id, name: calendar.name, resourceId: calendar.resourceId },
  });

/**
 * Read for the first time by a job as soon as this is done; what goes wrong then stands in the calendar's `failure`. Kinds
 * `facility-not-found`, `not-allowed`, `facility-not-opened`, `resource-not-found`, `calendars-too-many` (details: most),
 * `state-secret-refused`.
 */
export const addCalendar = async (
  context: Context,
  facilityId: string,
  given: { readonly name: string; readonly address: string; readonly resourceId: string | null },
): Promise<Result<StoredCalendar>> => {
  const found = await lockedFacility(context, facilityId, maySetUp);
  if (!found.ok) return found;
  const refused = await refusal(context, facilityId, given.resourceId, given.name);
  if (refused !== undefined) return refused;
  const calendar = newCalendar(context, facilityId, given);
  await insertCalendar(context.tx, calendar);
  await context.jobs.enqueue(context.tx, readCalendarJob, { facilityId, calendarId: calendar.id }, { key: keyOfCalendar(facilityId, calendar.id) });
  await announced(context, found.value, 'calendar-added', calendar);
  return ok(calendar);
};

const contentOf = async (context: Context, hash: string): Promise<Buffer> => {
  const stream = await context.files.open(hash);
  if (stream === undefined) throw new Error('an uploaded file is not there');
  return Buffer.concat(await stream.toArray());
};

/** A file is read at once and once; a newer one is another calendar. Kinds as `addCalendar`, and `file-type-refused`, `calendar-malformed`, `calendar-too-large`, `calendar-too-dense`, `calendar-zone-unknown`. */
export const uploadCalendar = async (
  context: Context,
  facilityId: string,
  resourceId: string | null,
  { file, name }: Upload,
): Promise<Result<StoredCalendar>> => {
  const found = await lockedFacility(context, facilityId, maySetUp);
  if (!found.ok) return found;
  if (file.mediaType !== 'text/calendar') return fail('file-type-refused', { details: { accepted: 'ics' } });
  if (file.size > mostBytes) return fail('calendar-too-large', { details: { maxMegabytes: mostBytes / 1_000_000 } });
  const title = fileTitle(name);
  const refused = await refusal(context, facilityId, resourceId, title);
  if (refused !== undefined) return refused;
  const bytes = await contentOf(context, file.hash);
  const read = readIcs(bytes, found.value.facility.zone, context.now);
  if (!read.ok) return read;
  const calendar = newCalendar(context, facilityId, { name: title, address: null, resourceId });
  await insertCalendar(context.tx, calendar);
  const replaced = await replaceCalendar(context, calendar, found.value.facility, read.value);
  if (!replaced.ok) return replaced;
  const after: StoredCalendar = { ...calendar, ...replaced.value, contentSha256: sha256Of(bytes), fetchedAt: context.now };
  await updateCalendar(context.tx, after);
  await announced(context, found.value, 'calendar-added', after);
  return ok(after);
};

/** The file's name without its path and ending, on one line. */
const fileTitle = (name: string): string => {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/\.[^.]*$/, '')
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .trim();
  return plain === '' ? 'ics' : [...plain].slice(0, 120).join('');
};

/** One that came as a file has nothing to be read again, and stays. Kinds `facility-not-found`, `not-allowed`, `calendar-not-found`. */
export const refreshCalendar = async (context: Context, facilityId: string, calendarId: string): Promise<Result<StoredCalendar>> => {
  const found = await workedFacility(context, facilityId, maySetUp);
  if (!found.ok) return found.error.kind === 'facility-not-opened' ? fail('calendar-not-found') : found;
  const calendar = await lockCalendar(context.tx, facilityId, calendarId);
  if (calendar === undefined) return fail('calendar-not-found');
  if (calendar.address === null) return ok(calendar);
  const due: StoredCalendar = { ...calendar, dueAt: context.now };
  await updateCalendar(context.tx, due);
  await context.jobs.enqueue(context.tx, readCalendarJob, { facilityId, calendarId }, { key: keyOfCalendar(facilityId, calendarId) });
  return ok(due);
};

/** With what it blocks; who waits for its times is looked after. Kinds `facility-not-found`, `not-allowed`, `calendar-not-found`. */
export const removeCalendar = async (context: Context, facilityId: string, calendarId: string): Promise<Result<Record<string, never>>> => {
  const found = await workedFacility(context, facilityId, maySetUp);
  if (!found.ok) return found.error.kind === 'facility-not-opened' ? fail('calendar-not-found') : found;
  // The calendar before its facility, as the job that reads it does.
  const calendar = await lockCalendar(context.tx, facilityId, calendarId);
  if (calendar === undefined) return fail('calendar-not-found');
  await lockAgainstBooking(context.tx, facilityId);
  await deleteBlocksOfCalendar(context.tx, facilityId, calendarId);
  await deleteCalendar(context.tx, facilityId, calendarId);
  await announced(context, found.value, 'calendar-removed', calendar);
  await promoteWaiting(context, facilityId, { from: context.now, to: writtenUntil(context.now) });
  return ok({});
};
