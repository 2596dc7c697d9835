/** A recurring series: each date by itself; what cannot be booked is listed with its reasons and stops no other (complaint C9). */
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Failure, type Result } from '@tongtu/kernel/result';
import { localDay, minuteOfLocalDay } from '@tongtu/kernel/period';
import { expand } from '../calendars/recurrence.ts';
import type { Booking } from '../domain/booking.ts';
import { hoursByMonth } from '../domain/hours-by-month.ts';
import { maxAheadDays } from '../domain/facility.ts';
import { addHours, hoursTaken, keepingRules } from './check-time.ts';
import type { Entered } from './enter.ts';
import { freshCalendar } from './fresh-calendar.ts';
import { takePlace } from './take-place.ts';
import { newBooking, type Wanted } from './wanted.ts';

/** Dates of one series. */
export const datesMax = 200;

export type SkippedDate = { readonly from: Date; readonly to: Date; readonly errors: readonly Failure[] };

const two = (n: number): string => String(n).padStart(2, '0');

/** The dates of a series by the wall clock of the facility: nine stays nine when clocks are set. Kinds `recurrence-malformed`, `recurrence-too-dense`. */
export const datesOfSeries = (first: Wanted, rrule: string, entered: Entered): Result<readonly Wanted[]> => {
  const { zone } = entered.door(first.facilityId).facility;
  const minute = minuteOfLocalDay(first.from, zone);
  const start = `${localDay(first.from, zone)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  const minutes = Math.round((first.to.getTime() - first.from.getTime()) / 60_000);
  const window = { from: first.from, to: new Date(first.from.getTime() + 2 * maxAheadDays * 86_400_000) };
  const dates = expand({ start, minutes, rrule, exdates: [], zone }, window, datesMax);
  if (!dates.ok) return dates;
  return dates.value.length === 0 ? fail('recurrence-malformed', { field: 'body.rrule' }) : ok(dates.value.map(({ from, to }) => ({ ...first, from, to })));
};

/** Kind `series-none-free` (details: skipped) where not one date could be booked. */
export const holdSeries = async (
  context: Context,
  entered: Entered,
  dates: readonly Wanted[],
): Promise<Result<{ bookings: readonly Booking[]; skipped: readonly SkippedDate[] }>> => {
  const { facility } = entered.door(dates[0]!.facilityId);
  const seriesId = context.newId();
  const calendar = await freshCalendar(context, [facility.id], dates);
  const whole = { from: dates[0]!.from, to: dates.at(-1)!.to };
  const before = await hoursTaken(context, facility, entered.customer.id, whole);
  const bookings: Booking[] = [];
  const skipped: SkippedDate[] = [];
  for (const one of dates) {
    const own = hoursByMonth(bookings, facility.zone);
    const keeping = keepingRules({ facility, from: one.from, to: one.to, hoursByMonth: addHours(before, own) }, one.candidates, context.now);
    if (!keeping.ok) {
      skipped.push({ from: one.from, to: one.to, errors: keeping.error.errors ?? [] });
      continue;
    }
    const booking = newBooking(context, entered, one, { seriesId, bundleId: null });
    if (!booking.ok) return booking;
    const taken = await takePlace(context, booking.value, keeping.value, calendar, bookings);
    if (taken.ok) bookings.push(taken.value);
    else skipped.push({ from: one.from, to: one.to, errors: [taken.error] });
  }
  if (bookings.length > 0) return ok({ bookings, skipped });
  return fail('series-none-free', {
    details: { skipped: skipped.map(({ from, to, errors }) => ({ from: from.toISOString(), to: to.toISOString(), kinds: errors.map((one) => one.kind) })) },
  });
};
