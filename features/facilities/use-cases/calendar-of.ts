/** What is taken at facilities in a time: bookings and blocks together, by resource. One query for however many facilities. */
import type { Tx } from '@tongtu/platform/context';
import type { Taken } from '../domain/slots.ts';
import { occupyingIn, type Occupying, type Window } from '../store/occupancy.ts';

export type Overdue = { readonly facilityId: string; readonly bookingId: string };
export type Calendar = {
  /** Bookings whose time to be requested, answered or confirmed is over, but which nobody has taken away yet. They take no place. */
  readonly overdue: readonly Overdue[];
  /** What is taken of a resource, in no order; `except` leaves one booking out. */
  readonly taken: (facilityId: string, resourceId: string, except?: string) => readonly Taken[];
  /** Of the taken, what blocks. */
  readonly blocked: (facilityId: string, resourceId: string) => readonly Taken[];
};

export const calendarOf = async (tx: Tx, facilityIds: readonly string[], window: Window, now: Date): Promise<Calendar> => {
  const all = Map.groupBy(await occupyingIn(tx, facilityIds, window), (one) => one.facilityId);
  const runOut = ({ expiresAt }: Occupying): boolean => expiresAt !== null && expiresAt <= now.getTime();
  const at = (facilityId: string, resourceId: string): Occupying[] =>
    (all.get(facilityId) ?? []).filter((one) => (one.resourceId === null || one.resourceId === resourceId) && !runOut(one));
  return {
    overdue: [...all.values()]
      .flat()
      .flatMap((one) => (one.bookingId !== null && runOut(one) ? [{ facilityId: one.facilityId, bookingId: one.bookingId }] : [])),
    taken: (facilityId, resourceId, except) => at(facilityId, resourceId).filter((one) => except === undefined || one.bookingId !== except),
    blocked: (facilityId, resourceId) => at(facilityId, resourceId).filter((one) => one.bookingId === null),
  };
};
