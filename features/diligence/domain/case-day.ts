/** Days of a case are days of the wall clock in China: that is where its laws count them. */
import { localDay } from '@tongtu/kernel/zone';

export const caseZone = 'Asia/Shanghai';

/** The ISO day there at that instant. */
export const caseDay = (instant: Date): string => localDay(instant, caseZone);

/** A day of the calendar, `2026-11-01`; not `2026-02-30`. */
export const isDay = (value: string): boolean => {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value;
};
