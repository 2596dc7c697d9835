import { localDay, minuteOfLocalDay } from '@tongtu/kernel/period';
import { minutesBetween, type Rule } from './draft.ts';

const dayMinutes = 1440;
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/**
 * It begins on a step counted from the local midnight and lasts a whole number of steps. The length may be that of the
 * wall clock or the time that passes: on a day of 23 hours both a booking of the whole day and one of so many hours fit.
 * Details `minutes`.
 */
export const granularity: Rule<'granularity'> = ({ minutes }, { from, to, zone }) => {
  const wall = (instant: Date): number => dayNumber(localDay(instant, zone)) * dayMinutes + minuteOfLocalDay(instant, zone);
  const elapsed = minutesBetween(from, to);
  const inSteps = (length: number): boolean => length % minutes === 0;
  if (from.getTime() % 60_000 !== 0 || !inSteps(minuteOfLocalDay(from, zone))) return { kind: 'rule-granularity', field: 'from', details: { minutes } };
  const whole = Number.isInteger(elapsed) && (inSteps(elapsed) || inSteps(wall(to) - wall(from)));
  return whole ? undefined : { kind: 'rule-granularity', field: 'to', details: { minutes } };
};
