/** Opening hours as a sentence or two: weekly rows in words; what recurs in another way is left to the calendar above it. */
import type { Opening } from '../../contract/facilities.ts';
import { clockOf } from '../parts/wall-clock.ts';
import { draftOf } from '../settings/openings-draft.ts';
import type { Translate } from '@tongtu/platform/ui';

/** Days of one row that follow each other: `[0,1,2,3,4]` → `[[0,4]]`. */
export const runsOf = (days: readonly number[]): readonly (readonly [number, number])[] => {
  const runs: [number, number][] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
};

/** `0`: Monday. `list` joins what the language joins. */
export const openingLines = (t: Translate, openings: readonly Opening[], list: (words: readonly string[]) => string): readonly string[] => {
  const draft = draftOf(openings);
  const weekday = (day: number): string => t(`book.weekdays.${day}`);
  const lines = draft.weekly.map(({ days, from, to }) => {
    const words = runsOf(days).map(([first, last]) =>
      first === last ? weekday(first) : t(last === first + 1 ? 'book.hours.pair' : 'book.hours.run', { first: weekday(first), last: weekday(last) }),
    );
    return t(to <= from ? 'book.hours.rowOver' : 'book.hours.row', { days: list(words), from, to: to === '00:00' ? '24:00' : to });
  });
  const daily = draft.other.filter((one) => one.rrule === 'FREQ=DAILY' && one.minutes <= 1440);
  const always = daily.map(({ start, minutes }) => {
    const from = start.slice(11);
    const end = Number(from.slice(0, 2)) * 60 + Number(from.slice(3)) + minutes;
    if (minutes === 1440) return t('book.hours.always');
    return t(end > 1440 ? 'book.hours.rowOver' : 'book.hours.row', { days: t('book.hours.daily'), from, to: clockOf(end > 1440 ? end - 1440 : end) });
  });
  return [...always, ...lines, ...(draft.once.length + draft.other.length - daily.length > 0 ? [t('book.hours.more')] : [])];
};

/** Minutes of the longest stretch that a rule of opening opens at once; undefined where there is none. */
export const longestOpening = (openings: readonly Opening[]): number | undefined =>
  openings.length === 0 ? undefined : Math.max(...openings.map((one) => one.minutes));
