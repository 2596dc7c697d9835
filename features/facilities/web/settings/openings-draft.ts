/**
 * Opening hours between the contract (start, minutes, RRULE, EXDATE) and a form: weekly rows, single days, closed days.
 * What another program wrote in a way that has no row stays as it is and is shown as its rule.
 */
import type { Opening } from '../../contract/facilities.ts';
import { weekday, weekdayCodes } from '../desk/repeat.ts';
import { addDays, clockOf } from '../parts/wall-clock.ts';

/** `days`: 0 Monday … 6 Sunday. `to` at or before `from` means the day after. `since`: the day from which it holds. `off`: days on which this row alone is closed. */
export type WeeklyRow = {
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
  readonly since: string;
  readonly off: readonly string[];
};
export type OnceRow = { readonly day: string; readonly from: string; readonly to: string };
export type OtherRow = { readonly start: string; readonly minutes: number; readonly rrule: string; readonly exdates: readonly string[] };

export type OpeningsDraft = {
  readonly weekly: readonly WeeklyRow[];
  readonly once: readonly OnceRow[];
  readonly other: readonly OtherRow[];
  /** Closed all day: an exception to whatever recurs. */
  readonly closed: readonly string[];
};

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** From one clock to the other, over midnight where the second is not later. */
export const lengthOf = (from: string, to: string): number => {
  const length = minutesOf(to) - minutesOf(from);
  return length > 0 ? length : length + 1440;
};
const endOf = (start: string, minutes: number): string => clockOf((minutesOf(start.slice(11)) + minutes) % 1440);

const weeklyDays = (rrule: string): readonly number[] | undefined => {
  if (rrule === 'FREQ=DAILY') return [0, 1, 2, 3, 4, 5, 6];
  const match = /^FREQ=WEEKLY;BYDAY=((?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:MO|TU|WE|TH|FR|SA|SU))*)$/.exec(rrule);
  return match?.[1]!
    .split(',')
    .map((code) => weekdayCodes.indexOf(code as (typeof weekdayCodes)[number]))
    .sort((a, b) => a - b);
};

const rowOf = (opening: Opening): WeeklyRow | undefined => {
  const days = opening.rrule === null ? undefined : weeklyDays(opening.rrule);
  if (days === undefined || opening.minutes > 1440) return undefined;
  return { days, from: opening.start.slice(11), to: endOf(opening.start, opening.minutes), since: opening.start.slice(0, 10), off: [] };
};

export const draftOf = (openings: readonly Opening[]): OpeningsDraft => {
  const read = openings.map((opening) => ({ opening, row: rowOf(opening) }));
  const rows = read.flatMap(({ opening, row }) => (row ? [{ opening, row }] : []));
  const once = read.filter(({ opening }) => opening.rrule === null && opening.minutes <= 1440).map(({ opening }) => opening);
  const others = read.filter(({ opening, row }) => row === undefined && !once.includes(opening)).map(({ opening }) => opening);
  const dayOf = (wall: string): string => wall.slice(0, 10);
  const days = [...new Set(openings.flatMap(({ exdates }) => exdates.map(dayOf)))].sort();
  // A day is closed where everything that could open on it is excepted.
  const closed = days.filter(
    (day) =>
      rows.every(({ row, opening }) => !row.days.includes(weekday(day)) || opening.exdates.includes(`${day}T${row.from}`)) &&
      others.every((one) => one.exdates.includes(`${day}T${one.start.slice(11)}`)),
  );
  return {
    weekly: rows.map(({ row, opening }) => ({ ...row, off: opening.exdates.map(dayOf).filter((day) => !closed.includes(day)) })),
    once: once.map((one) => ({ day: one.start.slice(0, 10), from: one.start.slice(11), to: endOf(one.start, one.minutes) })),
    other: others.map((one) => ({
      start: one.start,
      minutes: one.minutes,
      rrule: one.rrule ?? '',
      exdates: one.exdates.filter((wall) => !closed.includes(dayOf(wall))),
    })),
    closed,
  };
};

/** The first day on or after one that is among the weekdays: a recurrence begins with its own first day (RFC 5545 3.8.5.3). */
const firstOf = (since: string, days: readonly number[]): string => {
  for (let ahead = 0; ahead < 7; ahead += 1) if (days.includes(weekday(addDays(since, ahead)))) return addDays(since, ahead);
  return since;
};

const weeklyOpening = ({ days, from, to, since, off }: WeeklyRow, { closed }: OpeningsDraft): Opening => {
  const start = `${firstOf(since, days)}T${from}`;
  return {
    start,
    minutes: lengthOf(from, to),
    rrule: `FREQ=WEEKLY;BYDAY=${days.map((day) => weekdayCodes[day]).join(',')}`,
    exdates: [...new Set([...closed, ...off])]
      .filter((day) => days.includes(weekday(day)))
      .map((day) => `${day}T${from}`)
      .filter((wall) => wall >= start)
      .sort(),
  };
};

const otherOpening = ({ start, minutes, rrule, exdates }: OtherRow, { closed }: OpeningsDraft): Opening => {
  const recurs = rrule.trim() !== '';
  const off = closed.map((day) => `${day}T${start.slice(11)}`).filter((wall) => wall >= start);
  return { start, minutes, rrule: recurs ? rrule.trim() : null, exdates: recurs ? [...new Set([...exdates, ...off])].sort() : [] };
};

/** What is saved. Rows without a day or with a day that is no day are left out. */
export const openingsOf = (draft: OpeningsDraft): Opening[] => [
  ...draft.weekly.filter((row) => row.days.length > 0 && row.from !== '' && row.to !== '').map((row) => weeklyOpening(row, draft)),
  ...draft.once
    .filter((row) => row.day !== '' && row.from !== '' && row.to !== '')
    .map((row) => ({ start: `${row.day}T${row.from}`, minutes: lengthOf(row.from, row.to), rrule: null, exdates: [] })),
  ...draft.other.filter((row) => row.start !== '' && row.minutes > 0).map((row) => otherOpening(row, draft)),
];

/** Hours that the weekly rows open in an ordinary week; overlaps count once a row. */
export const weeklyHours = (rows: readonly WeeklyRow[]): number =>
  rows.reduce((sum, row) => sum + (row.from !== '' && row.to !== '' ? (row.days.length * lengthOf(row.from, row.to)) / 60 : 0), 0);

/** Days from one to the other, both included, at most 100. */
export const daysBetween = (from: string, to: string): readonly string[] => {
  const days: string[] = [];
  for (let day = from; day <= to && days.length < 100; day = addDays(day, 1)) days.push(day);
  return days;
};
