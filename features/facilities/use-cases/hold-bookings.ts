/**
 * Holds places for 48 hours: one, several at several facilities (all or none), or a recurring series, which books what
 * it can and lists the dates that it could not (complaint C9). A hold takes its place like a confirmed booking (C10).
 *
 * The order: who and where → the time's rules → what lies in the calendar → take, with an entry → news. All in one
 * transaction; a crash before its commit leaves nothing of it, a refusal rolls it back.
 */
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Place } from '../contract/bookings.ts';
import type { Booking } from '../domain/booking.ts';
import { hoursByMonth } from '../domain/hours-by-month.ts';
import { alternativesTo } from './alternatives.ts';
import { addHours, hoursTaken, keepingRules } from './check-time.ts';
import { enter, type Entered } from './enter.ts';
import { freshCalendar } from './fresh-calendar.ts';
import { datesOfSeries, holdSeries, type SkippedDate } from './hold-series.ts';
import { announceSteps } from './step.ts';
import { takePlace } from './take-place.ts';
import { newBooking, wantedOf, type Wanted } from './wanted.ts';

/** Open holds of one person at one facility; a series or a bundle is one (complaint C10: holds that block everybody). */
export const holdsMax = 10;

export type Held = { readonly bookings: readonly Booking[]; readonly skipped: readonly SkippedDate[]; readonly entered: Entered };

/** Whoever takes several takes them in this order, so that two who want the same never wait for each other. */
const byPlace = ([, a]: [number, Wanted], [, b]: [number, Wanted]): number =>
  a.facilityId === b.facilityId ? a.from.getTime() - b.from.getTime() : a.facilityId < b.facilityId ? -1 : 1;

const holdPlaces = async (context: Context, entered: Entered, wanted: readonly Wanted[]): Promise<Result<readonly Booking[]>> => {
  const bundleId = wanted.length > 1 ? context.newId() : null;
  const calendar = await freshCalendar(context, entered.facilityIds, wanted);
  const held: Booking[] = [];
  const asAsked: Booking[] = [];
  for (const [index, one] of [...wanted.entries()].sort(byPlace)) {
    const { facility } = entered.door(one.facilityId);
    const before = await hoursTaken(context, facility, entered.customer.id, one);
    const own = hoursByMonth(
      held.filter((each) => each.facilityId === facility.id),
      facility.zone,
    );
    const keeping = keepingRules({ facility, from: one.from, to: one.to, hoursByMonth: addHours(before, own) }, one.candidates, context.now);
    if (!keeping.ok) return fail('rules-broken', { details: { place: index }, errors: keeping.error.errors ?? [] });
    const booking = newBooking(context, entered, one, { seriesId: null, bundleId });
    if (!booking.ok) return booking;
    const taken = await takePlace(context, booking.value, keeping.value, calendar, held);
    if (!taken.ok) return fail(taken.error.kind, { details: { place: index, facilityId: one.facilityId, next: await alternativesTo(context, one) } });
    held.push(taken.value);
    asAsked[index] = taken.value;
  }
  return ok(asAsked);
};

/** Kinds as the route names them. */
export const holdBookings = async (
  context: Context,
  asked: { readonly organizationId: string; readonly places: readonly Place[]; readonly rrule?: string | undefined },
): Promise<Result<Held>> => {
  if (asked.rrule !== undefined && asked.places.length > 1) return fail('recurrence-one-place', { field: 'body.rrule' });
  const entered = await enter(
    context,
    asked.organizationId,
    asked.places.map((place) => place.facilityId),
  );
  if (!entered.ok) return entered;
  const wanted: Wanted[] = [];
  for (const place of asked.places) {
    const one = wantedOf(place, entered.value);
    if (!one.ok) return one;
    wanted.push(one.value);
  }
  if (entered.value.facilityIds.some((id) => entered.value.door(id).openHolds >= holdsMax)) return fail('holds-too-many', { details: { most: holdsMax } });
  let held: Result<{ bookings: readonly Booking[]; skipped: readonly SkippedDate[] }>;
  if (asked.rrule === undefined) {
    const places = await holdPlaces(context, entered.value, wanted);
    held = places.ok ? ok({ bookings: places.value, skipped: [] }) : places;
  } else {
    const dates = datesOfSeries(wanted[0]!, asked.rrule, entered.value);
    held = dates.ok ? await holdSeries(context, entered.value, dates.value) : dates;
  }
  if (!held.ok) return held;
  await announceSteps(
    context,
    held.value.bookings.map((booking) => ({ booking, from: null, action: 'hold' as const })),
  );
  return ok({ ...held.value, entered: entered.value });
};
