/** The bookings that charges are for. */
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { Booking } from '../domain/booking.ts';
import { bookingOfRow } from './bookings.ts';
import { tables } from './tables.ts';

export const bookingsByIds = async (tx: Tx, facilityIds: readonly string[], ids: readonly string[]): Promise<ReadonlyMap<string, Booking>> => {
  const rows = await tables(tx)
    .selectFrom('bookings')
    .selectAll()
    .where(sql<boolean>`facility_id = any(${facilityIds}::uuid[])`)
    .where(sql<boolean>`booking_id = any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.booking_id, bookingOfRow(row)]));
};
