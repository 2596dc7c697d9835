/** Moves a booking to another time or resource. A hold keeps its own end; what was asked, approved or confirmed is asked for again, under an agreement made anew. */
import type { Context } from '@tongtu/platform/context';
import { period } from '@tongtu/kernel/period';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Booking } from '../domain/booking.ts';
import { bookingLifecycle, expiryOf } from '../domain/booking-lifecycle.ts';
import type { Facility, Resource } from '../domain/facility.ts';
import { candidatesFor, placingsFor } from '../domain/places.ts';
import { computePrice, lateCancellationFee } from '../domain/price.ts';
import { findFacility, resourcesOf } from '../store/facilities.ts';
import { renewAgreement } from './agree.ts';
import { alternativesTo } from './alternatives.ts';
import { approveByItself } from './approve-booking.ts';
import { hoursTaken, keepingRules } from './check-time.ts';
import { freshCalendar } from './fresh-calendar.ts';
import { tellProvider } from './letters.ts';
import { promoteWaiting } from './promote-waiting.ts';
import { isOverdue, lockedBooking, recordMove } from './step.ts';
import { refusalOf } from './take-place.ts';
import type { BookingState } from '../contract/bookings.ts';

type Asked = { readonly revision: number; readonly resourceId?: string | undefined; readonly from: string; readonly to: string };
type Target = { readonly facility: Facility; readonly from: Date; readonly to: Date; readonly candidates: readonly Resource[] };

const targetOf = async (context: Context, booking: Booking, asked: Asked): Promise<Result<Target>> => {
  const facility = await findFacility(context.tx, booking.facilityId);
  if (facility === undefined || !facility.accepting) return fail('facility-not-accepting', { details: { facilityId: booking.facilityId } });
  const time = period(new Date(asked.from), new Date(asked.to), facility.zone);
  if (!time.ok) return time;
  const wanted =
    asked.resourceId !== undefined
      ? { resourceId: asked.resourceId }
      : booking.groupId !== null
        ? { groupId: booking.groupId }
        : { resourceId: booking.resourceId! };
  const candidates = candidatesFor(wanted, await resourcesOf(context.tx, [facility.id]));
  return candidates.length === 0 ? fail('resource-not-found') : ok({ facility, from: time.value.from, to: time.value.to, candidates });
};

/** What the booking will be at its new time: the price by today's tariff, in the class that it was held in. */
const movedTo = (context: Context, booking: Booking, to: BookingState, { facility, ...time }: Target): Result<Partial<Booking>> => {
  const { samples, runs, consumables } = booking.details;
  const price = computePrice({
    tariff: facility.tariff,
    tariffRevision: facility.revision,
    tariffClass: booking.price.tariffClass,
    minutes: (time.to.getTime() - time.from.getTime()) / 60_000,
    ...(samples === undefined ? {} : { samples }),
    ...(runs === undefined ? {} : { runs }),
    ...(consumables === undefined ? {} : { consumables }),
  });
  if (!price.ok) return price;
  const change = { from: time.from, to: time.to, price: price.value };
  // A hold that is moved again and again must not become one without end.
  if (to === 'held') return ok({ ...change, expiresAt: new Date(Math.min(booking.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY, time.from.getTime())) });
  return ok({
    ...change,
    expiresAt: expiryOf(to, context.now, time.from),
    requestedAt: context.now,
    answeredAt: null,
    agreementRevision: booking.agreementRevision + 1,
  });
};

/** Kinds of `takeStep`; those of holding a place; `reschedule-too-late` where cancelling would already cost something. */
export const rescheduleBooking = async (context: Context, facilityId: string, bookingId: string, asked: Asked): Promise<Result<Booking>> => {
  const found = await lockedBooking(context, facilityId, bookingId, 'reschedule');
  if (!found.ok) return found;
  const booking = found.value;
  const next = bookingLifecycle.next(isOverdue(booking, context.now) ? 'expired' : booking.state, 'reschedule', () => true);
  if (!next.ok) return fail('wrong-state', next.error.details === undefined ? {} : { details: next.error.details });
  if (booking.revision !== asked.revision) return fail('revision-conflict', { details: { revision: booking.revision } });
  if (booking.state === 'confirmed' && lateCancellationFee(booking.price, booking.from, context.now) > 0n) return fail('reschedule-too-late');
  const target = await targetOf(context, booking, asked);
  if (!target.ok) return target;
  const { facility, from, to, candidates } = target.value;
  const hours = await hoursTaken(context, facility, booking.organizationId, { from, to }, booking.id);
  const keeping = keepingRules({ facility, from, to, hoursByMonth: hours }, candidates, context.now);
  if (!keeping.ok) return fail('rules-broken', { errors: keeping.error.errors ?? [] });
  const change = movedTo(context, booking, next.value as BookingState, target.value);
  if (!change.ok) return change;
  const calendar = await freshCalendar(context, [facilityId], [{ from, to }]);
  const taken = (resourceId: string) => calendar.taken(facilityId, resourceId, booking.id);
  const said = { changed: { was: { from: booking.from.toISOString(), to: booking.to.toISOString(), resourceId: booking.resourceId } } };
  for (const { resource, units } of placingsFor(keeping.value, taken, from.getTime(), to.getTime()))
    for (const unit of units) {
      const after = await recordMove(context, booking, 'reschedule', next.value as BookingState, { ...change.value, resourceId: resource.id, unit }, said);
      if (after === undefined) continue;
      await promoteWaiting(context, facilityId, booking);
      return ok(await askedAgain(context, facility, after));
    }
  const refused = refusalOf(calendar, facilityId, keeping.value, from.getTime(), to.getTime());
  if (refused.ok) throw new Error('a refusal is no success');
  return fail(refused.error.kind, {
    details: { next: await alternativesTo(context, { facilityId, resourceId: asked.resourceId ?? booking.resourceId ?? undefined, from, to }) },
  });
};

const askedAgain = async (context: Context, facility: Facility, booking: Booking): Promise<Booking> => {
  if (booking.state === 'held') return booking;
  await renewAgreement(context, booking);
  if (facility.approval === 'automatic') return approveByItself(context, booking);
  await tellProvider(context, 'booking-rescheduled', booking);
  return booking;
};
