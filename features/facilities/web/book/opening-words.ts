/** Opening hours as a sentence or two: weekly rows in words; what recurs in another way is left to the calendar above it. */
import type { Opening } from '../../contract/facilities.ts';
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
    if (days.length === 7 && from === '00:00' && to === '00:00') return t('book.hours.always');
    const words = runsOf(days).map(([first, last]) =>
      first === last ? weekday(first) : t(last === first + 1 ? 'book.hours.pair' : 'book.hours.run', { first: weekday(first), last: weekday(last) }),
    );
    const over = to <= from && to !== '00:00';
    return t(over ? 'book.hours.rowOver' : 'book.hours.row', {
      days: days.length === 7 ? t('book.hours.daily') : list(words),
      from,
      to: to === '00:00' ? '24:00' : to,
    });
  });
  return [...lines, ...(draft.once.length + draft.other.length > 0 ? [t('book.hours.more')] : [])];
};

/** Minutes of the longest stretch that a rule of opening opens at once; undefined where there is none. */
export const longestOpening = (openings: readonly Opening[]): number | undefined =>
  openings.length === 0 ? undefined : Math.max(...openings.map((one) => one.minutes));
