/** What is taken at facilities in a time: bookings and blocks together, by resource. */
import type { Tx } from '@tongtu/platform/context';
import type { Taken } from '../domain/slots.ts';
import { blockedIn } from '../store/blocks.ts';
import { occupyingIn, type Occupying, type Window } from '../store/occupancy.ts';

export type Calendar = {
  /** Bookings whose time to be requested, answered or confirmed is over, but which nobody has taken away yet. They take no place. */
  readonly overdue: readonly Occupying[];
  /** What is taken of a resource, in no order; `except` leaves one booking out. */
  readonly taken: (facilityId: string, resourceId: string, except?: string) => readonly Taken[];
  /** Of the taken, what blocks. */
  readonly blocked: (facilityId: string, resourceId: string) => readonly Taken[];
};

/** Two queries for however many facilities. */
export const calendarOf = async (tx: Tx, facilityIds: readonly string[], window: Window, now: Date): Promise<Calendar> => {
  const occupying = await occupyingIn(tx, facilityIds, window);
  const blocks = await blockedIn(tx, facilityIds, window);
  const byResource = new Map<string, (Taken & { readonly bookingId: string })[]>();
  const overdue: Occupying[] = [];
  for (const one of occupying) {
    if (one.expiresAt !== null && one.expiresAt <= now.getTime()) {
      overdue.push(one);
      continue;
    }
    const list = byResource.get(one.resourceId);
    if (list === undefined) byResource.set(one.resourceId, [one]);
    else list.push(one);
  }
  const byFacility = new Map<string, { readonly resourceId: string | null; readonly span: Taken }[]>();
  for (const block of blocks) {
    const one = { resourceId: block.resourceId, span: { unit: null, from: block.from.getTime(), to: block.to.getTime() } };
    const list = byFacility.get(block.facilityId);
    if (list === undefined) byFacility.set(block.facilityId, [one]);
    else list.push(one);
  }
  const blocked = (facilityId: string, resourceId: string): Taken[] =>
    (byFacility.get(facilityId) ?? []).filter((one) => one.resourceId === null || one.resourceId === resourceId).map((one) => one.span);
  return {
    overdue,
    blocked,
    taken: (facilityId, resourceId, except) => {
      const booked = byResource.get(resourceId) ?? [];
      const own = except === undefined ? booked : booked.filter((one) => one.bookingId !== except);
      const over = blocked(facilityId, resourceId);
      return over.length === 0 ? own : [...own, ...over];
    },
  };
};
