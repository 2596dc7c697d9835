/** A place has fallen free: whoever has waited longest for one that fits gets a hold, and a letter. */
import type { Context } from '@tongtu/platform/context';
import type { Booking } from '../domain/booking.ts';
import { candidatesFor, placingsFor } from '../domain/places.ts';
import { lockBooking } from '../store/bookings.ts';
import { resourcesOf } from '../store/facilities.ts';
import { waitingIn, type Window } from '../store/occupancy.ts';
import { calendarOf } from './calendar-of.ts';
import { tellCustomer } from './letters.ts';
import { recordMove } from './step.ts';

const spanning = (bookings: readonly Booking[]): Window => ({
  from: new Date(Math.min(...bookings.map((one) => one.from.getTime()))),
  to: new Date(Math.max(...bookings.map((one) => one.to.getTime()))),
});

/**
 * Everybody who waits in that time is looked at, in the order in which they came: one that still finds no place stops nobody
 * behind him who wants another hour. The house's own step, by nobody; the caller has `lockForFreeing` or `lockAgainstBooking`.
 */
export const promoteWaiting = async (given: Context, facilityId: string, freed: Window): Promise<void> => {
  const context: Context = { ...given, reader: { platformRoles: [], memberships: [] } };
  const { tx, now } = context;
  const waiting = (await waitingIn(tx, facilityId, freed)).filter((one) => one.from > now);
  if (waiting.length === 0) return;
  const resources = await resourcesOf(tx, [facilityId]);
  const calendar = await calendarOf(tx, [facilityId], spanning(waiting), now);
  const promoted: { readonly resourceId: string; readonly unit: number; readonly from: number; readonly to: number }[] = [];
  for (const one of waiting) {
    const asked = one.resourceId === null ? { groupId: one.groupId ?? undefined } : { resourceId: one.resourceId };
    const taken = (resourceId: string) => [...calendar.taken(facilityId, resourceId), ...promoted.filter((each) => each.resourceId === resourceId)];
    const [placing] = placingsFor(candidatesFor(asked, resources), taken, one.from.getTime(), one.to.getTime());
    const unit = placing?.units[0];
    if (placing === undefined || unit === undefined) continue;
    const locked = await lockBooking(tx, facilityId, one.id);
    if (locked?.state !== 'waitlisted') continue;
    const after = await recordMove(context, locked, 'promote', 'held', { resourceId: placing.resource.id, unit });
    if (after === undefined) continue;
    promoted.push({ resourceId: placing.resource.id, unit, from: one.from.getTime(), to: one.to.getTime() });
    await tellCustomer(context, 'booking-promoted', after);
  }
};
