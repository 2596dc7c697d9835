/** Between instants and the wall clock of a facility's zone, for ordinary date and time fields. Pure. */
import { dayAfter, localDay, minuteOfLocalDay, startOfLocalDay } from '@tongtu/kernel/period';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const two = (value: number): string => String(value).padStart(2, '0');

/** Minutes since midnight as `09:05`. */
export const clockOf = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** Day and time of an instant there: `{ day: '2026-11-26', time: '09:00' }`. */
export const wallClockOf = (instant: Date, zone: string): { readonly day: string; readonly time: string } => ({
  day: localDay(instant, zone),
  time: clockOf(minuteOfLocalDay(instant, zone)),
});

/** What the clock there shows, as if it were UTC milliseconds. */
const shown = (instant: number, zone: string): number => {
  const at = new Date(instant);
  return Date.parse(`${localDay(at, zone)}T00:00:00Z`) + minuteOfLocalDay(at, zone) * minuteMs;
};

/**
 * The instant at which the clock there shows this day and time; undefined where one of them is malformed.
 * A time that the zone leaves out takes the offset before the gap, one that it has twice the first (RFC 5545, 3.3.5).
 */
export const instantOf = (day: string, time: string, zone: string): Date | undefined => {
  const clock = Date.parse(`${day}T${time.slice(0, 5)}:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^\d\d:\d\d/.test(time) || Number.isNaN(clock)) return undefined;
  const offsets = [clock - dayMs, clock + dayMs].map((near) => shown(near, zone) - Math.floor(near / minuteMs) * minuteMs);
  const fitting = offsets.map((offset) => clock - offset).filter((at) => shown(at, zone) === clock);
  return new Date(fitting.length > 0 ? Math.min(...fitting) : clock - offsets[0]!);
};

/** So many days on (or back), in the calendar: `2026-11-26`, 7 → `2026-12-03`. */
export const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** Monday of the week in which a day lies. */
export const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** From the first instant of a day there to the first of the day after. */
export const dayBounds = (day: string, zone: string): { readonly from: Date; readonly to: Date } => ({
  from: startOfLocalDay(day, zone),
  to: startOfLocalDay(dayAfter(day), zone),
});
