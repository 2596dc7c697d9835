/**
 * A recurring booking as a form has it, and as an RFC 5545 RRULE value. The end is always written as a count: it is what
 * the reader saw before he booked, and it means the same in every zone. Pure.
 */
import { weekday, weekdayCodes } from '../desk/repeat.ts';
import { addDays, mondayOf } from '../parts/wall-clock.ts';

export { weekdayCodes } from '../desk/repeat.ts';
export type WeekdayCode = (typeof weekdayCodes)[number];

export type Repeat = {
  readonly every: 'day' | 'week';
  /** Every so many days or weeks. */
  readonly interval: number;
  /** Of a week; the day of the first date is always among them. */
  readonly days: readonly WeekdayCode[];
  readonly end: { readonly kind: 'count'; readonly count: number } | { readonly kind: 'until'; readonly day: string };
};

/** The server books no more dates of one series. */
export const mostDates = 200;

export const weekdayOf = (day: string): WeekdayCode => weekdayCodes[weekday(day)]!;

/** Local days of the series, the first one included; at most `mostDates`. Empty where the end lies before the first. */
export const seriesDays = (first: string, { every, interval, days, end }: Repeat): string[] => {
  const most = Math.min(mostDates, end.kind === 'count' ? end.count : mostDates);
  const last = end.kind === 'until' ? end.day : '9999-12-31';
  const step = Math.max(1, Math.floor(interval));
  const found: string[] = [];
  if (every === 'day') {
    for (let day = first; found.length < most && day <= last; day = addDays(day, step)) found.push(day);
    return found;
  }
  const chosen = weekdayCodes.flatMap((code, index) => (days.includes(code) || code === weekdayOf(first) ? [index] : []));
  for (let monday = mondayOf(first); found.length < most && monday <= last; monday = addDays(monday, 7 * step)) {
    for (const index of chosen) {
      const day = addDays(monday, index);
      if (day >= first && day <= last && found.length < most) found.push(day);
    }
  }
  return found;
};

/** `FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=8`; undefined where fewer than two dates come of it. */
export const seriesRule = (first: string, repeat: Repeat): string | undefined => {
  const count = seriesDays(first, repeat).length;
  if (count < 2) return undefined;
  const interval = repeat.interval > 1 ? [`INTERVAL=${Math.floor(repeat.interval)}`] : [];
  const days = weekdayCodes.filter((code) => repeat.days.includes(code) || code === weekdayOf(first));
  return [
    `FREQ=${repeat.every === 'day' ? 'DAILY' : 'WEEKLY'}`,
    ...interval,
    ...(repeat.every === 'week' ? [`BYDAY=${days.join(',')}`] : []),
    `COUNT=${count}`,
  ].join(';');
};
