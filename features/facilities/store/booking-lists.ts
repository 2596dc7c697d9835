/** Bookings in numbers: pages by keyset for both sides, the desk's window, what waits for an answer. */
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import { occupyingStates, type BookingState } from '../contract/bookings.ts';
import type { Booking } from '../domain/booking.ts';
import { bookingOfRow } from './bookings.ts';
import type { Window } from './occupancy.ts';
import { tables } from './tables.ts';

export type Cursor = { readonly from: Date; readonly id: string };
export type Filter = {
  readonly states?: readonly BookingState[] | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly personId?: string | undefined;
};

const page = (tx: Tx, filter: Filter, after: Cursor | null, limit: number) => {
  let query = tables(tx).selectFrom('bookings').selectAll();
  if (filter.states !== undefined) query = query.where('state', 'in', filter.states);
  if (filter.from !== undefined) query = query.where('to_at', '>', filter.from);
  if (filter.to !== undefined) query = query.where('from_at', '<', filter.to);
  if (filter.personId !== undefined) query = query.where('person_id', '=', filter.personId);
  if (after !== null) query = query.where(sql<boolean>`(from_at, booking_id) < (${after.from}::timestamptz, ${after.id}::uuid)`);
  return query.orderBy('from_at', 'desc').orderBy('booking_id', 'desc').limit(limit);
};

/** Of customers, the latest first. */
export const pageOfCustomers = async (tx: Tx, organizationIds: readonly string[], filter: Filter, after: Cursor | null, limit: number): Promise<Booking[]> =>
  organizationIds.length === 0 ? [] : (await page(tx, filter, after, limit).where('organization_id', 'in', organizationIds).execute()).map(bookingOfRow);

/** Of a facility, the latest first. */
export const pageOfFacility = async (tx: Tx, facilityId: string, filter: Filter, after: Cursor | null, limit: number): Promise<Booking[]> =>
  (await page(tx, filter, after, limit).where('facility_id', '=', facilityId).execute()).map(bookingOfRow);

/** What waits for an answer of a provider, the longest waiting first; 500 at most. */
export const requestsOf = async (tx: Tx, providerId: string): Promise<Booking[]> =>
  (
    await tables(tx)
      .selectFrom('bookings')
      .selectAll()
      .where('provider_id', '=', providerId)
      .where('state', '=', 'requested')
      .orderBy('requested_at')
      .orderBy('booking_id')
      .limit(500)
      .execute()
  ).map(bookingOfRow);

/** Bookings of a facility that lie in a window, in any of the states, by their begin. */
export const bookingsIn = async (
  tx: Tx,
  facilityId: string,
  window: Window,
  states: readonly BookingState[] = [...occupyingStates, 'completed', 'no-show'],
): Promise<Booking[]> =>
  (
    await tables(tx)
      .selectFrom('bookings')
      .selectAll()
      .where('facility_id', '=', facilityId)
      .where('state', 'in', states)
      .where('from_at', '<', window.to)
      .where('to_at', '>', window.from)
      .orderBy('from_at')
      .orderBy('booking_id')
      .execute()
  ).map(bookingOfRow);

/** How many wait for some time of a booking's and came before it. */
export const waitingBefore = async (tx: Tx, booking: Booking): Promise<number> => {
  const row = await tables(tx)
    .selectFrom('bookings')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('facility_id', '=', booking.facilityId)
    .where('state', '=', 'waitlisted')
    .where('from_at', '<', booking.to)
    .where('to_at', '>', booking.from)
    .where(sql<boolean>`(created_at, booking_id) < (${booking.createdAt}::timestamptz, ${booking.id}::uuid)`)
    .executeTakeFirstOrThrow();
  return row.count;
};
