/**
 * Locks are taken in one order, so that nobody waits in a ring: facility → waiting list → booking → place.
 *
 * Bookings and blocks of a facility look at each other's tables, and no constraint spans both. So whoever books holds this
 * lock together with all others who book, and whoever blocks holds it alone: what was seen free stays unblocked, and a block
 * sees every booking that was made before it. Until the transaction ends.
 */
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';

const keyOf = (facilityId: string) => sql`hashtextextended(${`facility:${facilityId}`}, 0)`;

/**
 * Shared: bookings do not wait for each other. A statement of its own, before anything is read: what a query saw when it
 * began to wait would be old by the time that it has waited.
 */
export const lockForBooking = async (tx: Tx, facilityIds: readonly string[]): Promise<void> => {
  const keys = [...facilityIds].sort().map((id) => `facility:${id}`);
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(key, 0)) from unnest(${keys}::text[]) as key`.execute(tx);
};

/**
 * For whoever may free a place, or wait for one, before any booking is locked: one at a time at a facility, so that the
 * order of the waiting list holds when two places fall free at once, and nobody is put on it just after the place was given
 * away. Includes `lockForBooking`, for whoever is promoted is booked.
 */
export const lockForFreeing = async (tx: Tx, facilityId: string): Promise<void> => {
  await lockForBooking(tx, [facilityId]);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`waiting:${facilityId}`}, 0))`.execute(tx);
};

/** Exclusive: waits for bookings that are being made, and holds off further ones, and whoever frees a place. */
export const lockAgainstBooking = async (tx: Tx, facilityId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${keyOf(facilityId)})`.execute(tx);
};

/** The house's own step with a booking: false where another process takes it now, which is then done with it soon. */
export const tryToMove = async (tx: Tx, bookingId: string): Promise<boolean> => {
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${`move:${bookingId}`}, 0)) as taken`.execute(tx);
  return rows[0]?.taken === true;
};
