/** Puts somebody on the waiting list for a place that is taken. When it falls free the first who came gets a hold. */
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Place } from '../contract/bookings.ts';
import type { Booking } from '../domain/booking.ts';
import { expiryOf } from '../domain/booking-lifecycle.ts';
import { placingsFor } from '../domain/places.ts';
import { insertBooking } from '../store/bookings.ts';
import { lockForFreeing } from '../store/locks.ts';
import { waitingIn } from '../store/occupancy.ts';
import { hoursTaken, keepingRules } from './check-time.ts';
import { enter } from './enter.ts';
import { freshCalendar } from './fresh-calendar.ts';
import { announceSteps } from './step.ts';
import { newBooking, wantedOf } from './wanted.ts';

/** Kinds of holding a place; `slot-free` where it can simply be held; `waiting-already`. */
export const waitForSlot = async (context: Context, asked: { readonly organizationId: string; readonly place: Place }): Promise<Result<Booking>> => {
  const entered = await enter(context, asked.organizationId, [asked.place.facilityId]);
  if (!entered.ok) return entered;
  const wanted = wantedOf(asked.place, entered.value);
  if (!wanted.ok) return wanted;
  const { facilityId, from, to, candidates } = wanted.value;
  const { facility } = entered.value.door(facilityId);
  const hours = await hoursTaken(context, facility, asked.organizationId, { from, to });
  const keeping = keepingRules({ facility, from, to, hoursByMonth: hours }, candidates, context.now);
  if (!keeping.ok) return fail('rules-broken', { errors: keeping.error.errors ?? [] });
  await lockForFreeing(context.tx, facilityId);
  const calendar = await freshCalendar(context, [facilityId], [{ from, to }]);
  const free = placingsFor(keeping.value, (resourceId) => calendar.taken(facilityId, resourceId), from.getTime(), to.getTime());
  if (free.length > 0) return fail('slot-free');
  const waits = (one: Booking): boolean =>
    one.personId === context.reader.personId && one.from.getTime() === from.getTime() && one.to.getTime() === to.getTime();
  if ((await waitingIn(context.tx, facilityId, { from, to })).some(waits)) return fail('waiting-already');
  const booking = newBooking(context, entered.value, wanted.value, { seriesId: null, bundleId: null });
  if (!booking.ok) return booking;
  const waiting: Booking = {
    ...booking.value,
    state: 'waitlisted',
    resourceId: asked.place.resourceId ?? null,
    expiresAt: expiryOf('waitlisted', context.now, from),
  };
  await insertBooking(context.tx, waiting, { action: 'wait', actorId: context.reader.personId ?? null, at: context.now });
  await announceSteps(context, [{ booking: waiting, from: null, action: 'wait' }]);
  return ok(waiting);
};
