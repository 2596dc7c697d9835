/** The calendar of some times once everything that has run out there is out of the way. */
import type { Context } from '@tongtu/platform/context';
import type { Window } from '../store/occupancy.ts';
import { calendarOf, type Calendar } from './calendar-of.ts';
import { expireBooking } from './expire-booking.ts';

const spanning = (times: readonly Window[]): Window => ({
  from: new Date(Math.min(...times.map((one) => one.from.getTime()))),
  to: new Date(Math.max(...times.map((one) => one.to.getTime()))),
});

/** The calendar of these times; what should have run out there is taken away first, so that it keeps nobody out. */
export const freshCalendar = async (context: Context, facilityIds: readonly string[], times: readonly Window[]): Promise<Calendar> => {
  const window = spanning(times);
  const read = () => calendarOf(context.tx, facilityIds, window, context.now);
  const calendar = await read();
  if (calendar.overdue.length === 0) return calendar;
  const inOrder = [...calendar.overdue].sort((a, b) => (a.facilityId + a.bookingId < b.facilityId + b.bookingId ? -1 : 1));
  for (const one of inOrder) await expireBooking(context, one.facilityId, one.bookingId);
  // Whoever waited for such a place has it now.
  return read();
};
