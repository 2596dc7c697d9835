/**
 * Opening hours between the contract (start, minutes, RRULE, EXDATE) and a form: weekly rows, single days, closed days.
 * What another program wrote in a way that has no row stays as it is and is shown as its rule.
 */
import type { Opening } from '../../contract/facilities.ts';
import { weekday, weekdayCodes } from '../desk/repeat.ts';
import { addDays, clockOf } from '../parts/wall-clock.ts';

/** `days`: 0 Monday … 6 Sunday. `to` at or before `from` means the day after. `since`: the day from which it holds. */
export type WeeklyRow = { readonly days: readonly number[]; readonly from: string; readonly to: string; readonly since: string };
export type OnceRow = { readonly day: string; readonly from: string; readonly to: string };
export type OtherRow = { readonly start: string; readonly minutes: number; readonly rrule: string; readonly exdates: readonly string[] };

export type OpeningsDraft = {
  readonly weekly: readonly WeeklyRow[];
  readonly once: readonly OnceRow[];
  readonly other: readonly OtherRow[];
  /** Closed all day: an exception to every weekly row. */
  readonly closed: readonly string[];
  /** Exceptions of single rows, by their wall clock; kept as they were read. */
  readonly exceptions: readonly string[];
};

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** From one clock to the other, over midnight where the second is not later. */
export const lengthOf = (from: string, to: string): number => {
  const length = minutesOf(to) - minutesOf(from);
  return length > 0 ? length : length + 1440;
};
const endOf = (start: string, minutes: number): string => clockOf((minutesOf(start.slice(11)) + minutes) % 1440);

const weeklyDays = (rrule: string): readonly number[] | undefined => {
  const match = /^FREQ=WEEKLY;BYDAY=((?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:MO|TU|WE|TH|FR|SA|SU))*)$/.exec(rrule);
  return match?.[1]!
    .split(',')
    .map((code) => weekdayCodes.indexOf(code as (typeof weekdayCodes)[number]))
    .sort((a, b) => a - b);
};

const rowOf = (opening: Opening): WeeklyRow | undefined => {
  const days = opening.rrule === null ? undefined : weeklyDays(opening.rrule);
  if (days === undefined || opening.minutes > 1440) return undefined;
  return { days, from: opening.start.slice(11), to: endOf(opening.start, opening.minutes), since: opening.start.slice(0, 10) };
};

export const draftOf = (openings: readonly Opening[]): OpeningsDraft => {
  const read = openings.map((opening) => ({ opening, row: rowOf(opening) }));
  const rows = read.flatMap(({ opening, row }) => (row ? [{ opening, row }] : []));
  const excepted = new Set(rows.flatMap(({ opening }) => opening.exdates));
  const days = [...new Set([...excepted].map((wall) => wall.slice(0, 10)))].sort();
  // A day is closed where every row that would open on it is excepted.
  const closed = days.filter((day) => rows.every(({ row }) => !row.days.includes(weekday(day)) || excepted.has(`${day}T${row.from}`)));
  const once = read.filter(({ opening }) => opening.rrule === null && opening.minutes <= 1440).map(({ opening }) => opening);
  const others = read.filter(({ opening, row }) => row === undefined && !once.includes(opening)).map(({ opening }) => opening);
  return {
    weekly: rows.map(({ row }) => row),
    once: once.map((one) => ({ day: one.start.slice(0, 10), from: one.start.slice(11), to: endOf(one.start, one.minutes) })),
    other: others.map((one) => ({ start: one.start, minutes: one.minutes, rrule: one.rrule ?? '', exdates: one.exdates })),
    closed,
    exceptions: [...excepted].filter((wall) => !closed.includes(wall.slice(0, 10))).sort(),
  };
};

/** The first day on or after one that is among the weekdays: a recurrence begins with its own first day (RFC 5545 3.8.5.3). */
const firstOf = (since: string, days: readonly number[]): string => {
  for (let ahead = 0; ahead < 7; ahead += 1) if (days.includes(weekday(addDays(since, ahead)))) return addDays(since, ahead);
  return since;
};

const weeklyOpening = ({ days, from, to, since }: WeeklyRow, { closed, exceptions }: OpeningsDraft): Opening => {
  const start = `${firstOf(since, days)}T${from}`;
  const off = [...closed.map((day) => `${day}T${from}`), ...exceptions.filter((wall) => wall.slice(11) === from)];
  return {
    start,
    minutes: lengthOf(from, to),
    rrule: `FREQ=WEEKLY;BYDAY=${days.map((day) => weekdayCodes[day]).join(',')}`,
    exdates: [...new Set(off)].filter((wall) => wall >= start && days.includes(weekday(wall.slice(0, 10)))).sort(),
  };
};

/** What is saved. Rows without a day or with a day that is no day are left out. */
export const openingsOf = (draft: OpeningsDraft): Opening[] => [
  ...draft.weekly.filter((row) => row.days.length > 0 && row.from !== '' && row.to !== '').map((row) => weeklyOpening(row, draft)),
  ...draft.once
    .filter((row) => row.day !== '' && row.from !== '' && row.to !== '')
    .map((row) => ({ start: `${row.day}T${row.from}`, minutes: lengthOf(row.from, row.to), rrule: null, exdates: [] })),
  ...draft.other
    .filter((row) => row.start !== '' && row.minutes > 0)
    .map((row) => ({ start: row.start, minutes: row.minutes, rrule: row.rrule.trim() === '' ? null : row.rrule.trim(), exdates: [...row.exdates] })),
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
