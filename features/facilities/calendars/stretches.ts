/** The dates of a rule by the wall clock of a zone, as stretches of time. */
import { instantOfWallClock } from '@tongtu/kernel/period';
import { datesOf, type Found } from '../domain/recurrence-dates.ts';
import type { Rule } from '../domain/recurrence-rule.ts';
import type { Stretch } from './spans.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;

export type RecurringTime = {
  /** Wall clock as if it were UTC, milliseconds. */
  readonly start: number;
  readonly minutes: number;
  /** Null: once. */
  readonly rule: Rule | null;
  readonly exdates: ReadonlySet<number>;
  readonly zone: string;
};

/** The furthest that a wall clock can be from UTC, and then some. */
const aside = 2 * dayMs;
/** Rules that are let in occur about eleven times a day at most. */
const perDay = 11;

/** Wall clocks at which it may begin to touch a window of instants, and some around; exceptions are not yet taken out. */
export const wallsAround = ({ start, minutes, rule, zone, exdates }: RecurringTime, window: Stretch, most: number): Found => {
  const [from, to] = [window.from - minutes * minuteMs - aside, window.to + aside];
  if (rule === null) return { starts: start >= from && start < to ? [start] : [], tooMany: false };
  const { until } = rule;
  const last = until === null ? to : Math.min(to, until.at + (until.instant ? aside : 1));
  const around = Math.ceil(perDay * (minutes / 1440 + 5));
  const found = datesOf(rule, start, from, last, most + exdates.size + around);
  return until?.instant === true ? { ...found, starts: found.starts.filter((wall) => instantOfWallClock(wall, zone) <= until.at) } : found;
};

/** From a wall clock to one so many minutes later on the same wall; where the clock was set in between, never backwards. */
export const stretchOf = (wall: number, minutes: number, zone: string): Stretch => {
  const from = instantOfWallClock(wall, zone);
  const to = instantOfWallClock(wall + minutes * minuteMs, zone);
  return { from, to: to > from ? to : from + minutes * minuteMs };
};

/** What touches the window, whole, in the order of its begin, not merged. Undefined where there are more than `most`. */
export const stretchesIn = (time: RecurringTime, window: Stretch, most: number): Stretch[] | undefined => {
  const { starts, tooMany } = wallsAround(time, window, most);
  if (tooMany) return undefined;
  const stretches = starts
    .filter((wall) => !time.exdates.has(wall))
    .map((wall) => stretchOf(wall, time.minutes, time.zone))
    .filter((one) => one.from < window.to && one.to > window.from);
  return stretches.length > most ? undefined : stretches;
};
