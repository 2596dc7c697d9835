/** What lies in the calendars: bookings that take a place, and what else a door to booking needs to know, in few queries. */
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import { occupyingStates } from '../contract/bookings.ts';
import type { Booking } from '../domain/booking.ts';
import { bookingOfRow } from './bookings.ts';
import { tables } from './tables.ts';

export type Window = { readonly from: Date; readonly to: Date };

/** What takes places in a calendar, milliseconds, half open: a booking one place of one resource, a block (no `bookingId`) all places of one or of all. */
export type Occupying = {
  readonly facilityId: string;
  readonly bookingId: string | null;
  readonly resourceId: string | null;
  readonly unit: number | null;
  readonly from: number;
  readonly to: number;
  /** Null: it does not run out by itself. */
  readonly expiresAt: number | null;
};

const during = (window: Window) => sql<boolean>`tstzrange(from_at, to_at) && tstzrange(${window.from}::timestamptz, ${window.to}::timestamptz)`;
/** Numbers come out faster than instants: a year of a thousand calendars is read here. */
const milliseconds = (column: string) => sql<number>`(extract(epoch from ${sql.ref(column)}) * 1000)::float8`;

/** Bookings (whether or not their own time to be confirmed is over) and blocks of these facilities in a window, in one query. */
export const occupyingIn = async (tx: Tx, facilityIds: readonly string[], window: Window): Promise<Occupying[]> => {
  if (facilityIds.length === 0) return [];
  const among = sql<boolean>`facility_id = any(${facilityIds}::uuid[])`;
  const blocks = tables(tx)
    .selectFrom('block_occurrences')
    .select(['facility_id', sql<string | null>`null::uuid`.as('booking_id'), 'resource_id', sql<number | null>`null::smallint`.as('unit')])
    .select([milliseconds('from_at').as('from'), milliseconds('to_at').as('to'), sql<number | null>`null::float8`.as('expires')])
    .where(among)
    .where(during(window));
  const rows = await tables(tx)
    .selectFrom('bookings')
    .select(['facility_id', sql<string | null>`booking_id`.as('booking_id'), 'resource_id', 'unit'])
    .select([
      milliseconds('from_at').as('from'),
      milliseconds('to_at').as('to'),
      sql<number | null>`(extract(epoch from expires_at) * 1000)::float8`.as('expires'),
    ])
    .where(among)
    .where('state', 'in', occupyingStates)
    .where(during(window))
    .unionAll(blocks)
    .execute();
  return rows.map((row) => ({
    facilityId: row.facility_id,
    bookingId: row.booking_id,
    resourceId: row.resource_id,
    unit: row.unit,
    from: row.from,
    to: row.to,
    expiresAt: row.expires,
  }));
};

/** A place that is taken, without a word on what by. Milliseconds. */
export type TakenPlace = { readonly resourceId: string; readonly unit: number; readonly from: number; readonly to: number };

/**
 * The same for a search over many calendars: what has not run out, as one document. A thousand facilities bring thousands
 * of bookings, and a row that the driver takes apart column by column costs several times what a number in a list does.
 */
export const takenPlacesIn = async (tx: Tx, facilityIds: readonly string[], window: Window, now: Date): Promise<TakenPlace[]> => {
  if (facilityIds.length === 0) return [];
  const rows = await tables(tx)
    .selectFrom('bookings')
    .select([
      'resource_id',
      sql<readonly number[]>`json_agg(json_build_array(unit, (extract(epoch from from_at) * 1000)::bigint, (extract(epoch from to_at) * 1000)::bigint))`.as(
        'places',
      ),
    ])
    .where(sql<boolean>`facility_id = any(${facilityIds}::uuid[])`)
    .where('state', 'in', occupyingStates)
    .where(during(window))
    .where(sql<boolean>`(expires_at is null or expires_at > ${now}::timestamptz)`)
    .groupBy(['facility_id', 'resource_id'])
    .execute();
  return rows.flatMap((row) =>
    (row.places as unknown as readonly (readonly [number, number, number])[]).map(([unit, from, to]) => ({ resourceId: row.resource_id!, unit, from, to })),
  );
};

/** What an organization has of a facility in a window: every booking that took or takes a place, and what was used. */
export const timesOfCustomer = async (tx: Tx, facilityId: string, organizationId: string, window: Window): Promise<{ id: string; from: Date; to: Date }[]> =>
  (
    await tables(tx)
      .selectFrom('bookings')
      .select(['booking_id', 'from_at', 'to_at'])
      .where('facility_id', '=', facilityId)
      .where('organization_id', '=', organizationId)
      .where('state', 'in', [...occupyingStates, 'completed', 'no-show'])
      .where(during(window))
      .execute()
  ).map((row) => ({ id: row.booking_id, from: row.from_at, to: row.to_at }));

/** Those who wait for a place of a facility in that time, the first who came first. */
export const waitingIn = async (tx: Tx, facilityId: string, window: Window): Promise<Booking[]> =>
  (
    await tables(tx)
      .selectFrom('bookings')
      .selectAll()
      .where('facility_id', '=', facilityId)
      .where('state', '=', 'waitlisted')
      .where(during(window))
      .orderBy('created_at')
      .orderBy('booking_id')
      .execute()
  ).map(bookingOfRow);

export type Due = { readonly facilityId: string; readonly id: string };

/** Bookings whose own time to be requested, answered or confirmed is over, the oldest first. */
export const dueBookings = async (tx: Tx, now: Date, limit: number): Promise<Due[]> =>
  (
    await tables(tx)
      .selectFrom('bookings')
      .select(['facility_id', 'booking_id'])
      .where('state', 'in', ['held', 'requested', 'approved', 'waitlisted'])
      .where('expires_at', '<=', now)
      .orderBy('expires_at')
      .limit(limit)
      .execute()
  ).map((row) => ({ facilityId: row.facility_id, id: row.booking_id }));

/** Confirmed bookings that ended before an instant and that nobody came to. */
export const unattendedBookings = async (tx: Tx, before: Date, limit: number): Promise<Due[]> =>
  (
    await tables(tx)
      .selectFrom('bookings')
      .select(['facility_id', 'booking_id'])
      .where('state', '=', 'confirmed')
      .where('to_at', '<=', before)
      .orderBy('to_at')
      .limit(limit)
      .execute()
  ).map((row) => ({ facilityId: row.facility_id, id: row.booking_id }));
