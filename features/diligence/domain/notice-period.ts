/**
 * How long a notice runs (民法典 201–203): the day of publishing does not count, the last day is the one on which the days are full,
 * and where that is a day off it is the next working day; it ends at 24:00 in the unit's zone. Both last days are kept, that of the
 * calendar and the one that counts, because an auditor asks for both.
 */
import { dayAfter, localDay, startOfLocalDay } from '@tongtu/kernel/period';
import type { WorkingCalendar } from './obligation-pack.ts';
import { workingDayFrom } from './working-days.ts';

export type NoticePeriod = {
  /** ISO days of the zone; the last ones are inclusive. */
  readonly publishedOn: string;
  readonly lastCalendarDay: string;
  readonly lastDay: string;
  /** The first instant that is no longer within it. */
  readonly endsAt: Date;
};

/** `days` days of the calendar after `day`. */
export const daysAfter = (day: string, days: number): string => {
  let later = day;
  for (let passed = 0; passed < days; passed += 1) later = dayAfter(later);
  return later;
};

/** `days` is at least 1: a notice of no days is no notice, and a bug. */
export const noticePeriod = (
  publishedAt: Date,
  of: { readonly days: number; readonly endsOnWorkingDay: boolean; readonly calendar: WorkingCalendar | null; readonly zone: string },
): NoticePeriod => {
  if (!Number.isInteger(of.days) || of.days < 1) throw new RangeError(`a notice of ${of.days} days`);
  const publishedOn = localDay(publishedAt, of.zone);
  const lastCalendarDay = daysAfter(publishedOn, of.days);
  const lastDay = of.endsOnWorkingDay ? workingDayFrom(of.calendar, lastCalendarDay) : lastCalendarDay;
  return { publishedOn, lastCalendarDay, lastDay, endsAt: startOfLocalDay(dayAfter(lastDay), of.zone) };
};

/** Whether the period still runs. */
export const isWithinPeriod = (endsAt: Date, now: Date): boolean => now.getTime() < endsAt.getTime();

/** Whether the holidays of the days that decide about the end were announced. */
export const isCalendarKnown = (lastDay: string, knownUntil: string | null): boolean => knownUntil !== null && lastDay <= knownUntil;
