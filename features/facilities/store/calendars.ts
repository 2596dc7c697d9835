/** Calendars that come in, from an address or a file. What they block stands in `blocks`. */
import type { Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import { tables, type Tables } from './tables.ts';

export type StoredCalendar = {
  readonly facilityId: string;
  readonly id: string;
  readonly resourceId: string | null;
  readonly name: string;
  /** Whole, with what makes it secret. Null: it came as a file. */
  readonly address: string | null;
  readonly etag: string | null;
  /** Of what is in force. */
  readonly contentSha256: string | null;
  readonly events: number;
  readonly skipped: number;
  /** Kind of the last failure. */
  readonly failure: string | null;
  /** In a row. */
  readonly failures: number;
  readonly fetchedAt: Date | null;
  /** When it is read again; null: never. */
  readonly dueAt: Date | null;
  readonly createdBy: string | null;
  readonly createdAt: Date;
};

const calendarOfRow = (row: Selectable<Tables['calendars']>): StoredCalendar => ({
  facilityId: row.facility_id,
  id: row.calendar_id,
  resourceId: row.resource_id,
  name: row.name,
  address: row.address,
  etag: row.etag,
  contentSha256: row.content_sha256,
  events: row.events,
  skipped: row.skipped,
  failure: row.failure,
  failures: row.failures,
  fetchedAt: row.fetched_at,
  dueAt: row.due_at,
  createdBy: row.created_by,
  createdAt: row.created_at,
});

const changing = (calendar: StoredCalendar) => ({
  etag: calendar.etag,
  content_sha256: calendar.contentSha256,
  events: calendar.events,
  skipped: calendar.skipped,
  failure: calendar.failure,
  failures: calendar.failures,
  fetched_at: calendar.fetchedAt,
  due_at: calendar.dueAt,
});

/** In the order in which they were added. */
export const calendarsOf = async (tx: Tx, facilityId: string): Promise<StoredCalendar[]> =>
  (await tables(tx).selectFrom('calendars').selectAll().where('facility_id', '=', facilityId).orderBy('created_at').orderBy('calendar_id').execute()).map(
    calendarOfRow,
  );

const one = (tx: Tx, facilityId: string, id: string) =>
  tables(tx).selectFrom('calendars').selectAll().where('facility_id', '=', facilityId).where('calendar_id', '=', id);

export const findCalendar = async (tx: Tx, facilityId: string, id: string): Promise<StoredCalendar | undefined> => {
  const row = await one(tx, facilityId, id).executeTakeFirst();
  return row && calendarOfRow(row);
};

/** The same, and nobody else changes it until the transaction ends. */
export const lockCalendar = async (tx: Tx, facilityId: string, id: string): Promise<StoredCalendar | undefined> => {
  const row = await one(tx, facilityId, id).forUpdate().executeTakeFirst();
  return row && calendarOfRow(row);
};

export const insertCalendar = async (tx: Tx, calendar: StoredCalendar): Promise<void> => {
  await tables(tx)
    .insertInto('calendars')
    .values({
      facility_id: calendar.facilityId,
      calendar_id: calendar.id,
      resource_id: calendar.resourceId,
      name: calendar.name,
      address: calendar.address,
      created_by: calendar.createdBy,
      created_at: calendar.createdAt,
      ...changing(calendar),
    })
    .execute();
};

export const updateCalendar = async (tx: Tx, calendar: StoredCalendar): Promise<void> => {
  await tables(tx)
    .updateTable('calendars')
    .set(changing(calendar))
    .where('facility_id', '=', calendar.facilityId)
    .where('calendar_id', '=', calendar.id)
    .execute();
};

export const deleteCalendar = async (tx: Tx, facilityId: string, id: string): Promise<void> => {
  await tables(tx).deleteFrom('calendars').where('facility_id', '=', facilityId).where('calendar_id', '=', id).execute();
};

/** Those whose time to be read again has come, the longest waiting first. */
export const dueCalendars = async (tx: Tx, now: Date, limit: number): Promise<{ facilityId: string; id: string }[]> =>
  (await tables(tx).selectFrom('calendars').select(['facility_id', 'calendar_id']).where('due_at', '<=', now).orderBy('due_at').limit(limit).execute()).map(
    (row) => ({ facilityId: row.facility_id, id: row.calendar_id }),
  );
