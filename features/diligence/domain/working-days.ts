/**
 * Working days: Monday to Friday, less the days off that the State Council announces each year, plus the weekend days that are
 * worked in exchange for them (全国年节及纪念日放假办法). Days are ISO days of the calendar's zone.
 */
import { dayAfter } from '@tongtu/kernel/period';
import type { WorkingCalendar } from './obligation-pack.ts';

/** Saturday or Sunday; of an ISO day. */
export const isWeekend = (day: string): boolean => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
};

/** Without a calendar, and beyond the last day that it knows, only weekends are days off. */
export const isWorkingDay = (calendar: WorkingCalendar | null, day: string): boolean => {
  if (calendar?.workdays.includes(day) === true) return true;
  return !isWeekend(day) && calendar?.holidays.includes(day) !== true;
};

/** The day itself if it is worked, else the next one that is. */
export const workingDayFrom = (calendar: WorkingCalendar | null, day: string): string => {
  let next = day;
  // A calendar that names holidays without end is a slip; no year of it lasts for ever.
  for (let tried = 0; tried < 366 && !isWorkingDay(calendar, next); tried += 1) next = dayAfter(next);
  return next;
};
