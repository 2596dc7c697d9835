/**
 * When a rule occurs, by the wall clock: RFC 5545, 3.3.10. Each period of the rule (a day, week, month or year) is looked at
 * by itself: the days of it that every part allows, at the times of day of the rule, of which BYSETPOS picks some. What a
 * period brings depends on nothing before it, so without COUNT the look begins at the window and not at the start of the rule.
 * Days are whole numbers since 1970, wall clocks milliseconds as if they were UTC.
 */
import type { Rule } from './recurrence-rule.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** Sunday 0; 1 January 1970 was a Thursday. */
const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;
const dayNumber = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / dayMs;
const daysOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const daysOfYear = (year: number): number => dayNumber(year + 1, 1, 1) - dayNumber(year, 1, 1);
const lastYear = 2199;

/** What the rule leaves open is taken from its start: the same day of the year, of the month, of the week. */
const completed = (rule: Rule, start: Date): Rule => {
  const { frequency, months, weekNumbers, yearDays, monthDays, days } = rule;
  const weekday = { day: start.getUTCDay(), nth: 0 };
  if (yearDays.length + monthDays.length + days.length > 0) return rule;
  if (weekNumbers.length > 0 || frequency === 'WEEKLY') return { ...rule, days: [weekday] };
  if (frequency === 'DAILY') return rule;
  const month = frequency === 'YEARLY' && months.length === 0 ? [start.getUTCMonth() + 1] : months;
  return { ...rule, months: month, monthDays: [start.getUTCDate()] };
};

/** The first day of week 1 of a year: the first week with at least four days in it. */
const firstWeek = (year: number, weekStart: number): number => {
  const january4 = dayNumber(year, 1, 4);
  return january4 - ((weekdayOf(january4) - weekStart + 7) % 7);
};

/** The year whose weeks a day is counted in; around New Year that may be the one before or after. */
const weekYearOf = (day: number, weekStart: number): number => {
  const year = new Date(day * dayMs).getUTCFullYear();
  return [year + 1, year].find((each) => firstWeek(each, weekStart) <= day) ?? year - 1;
};

const inWeeks = (day: number, rule: Rule): boolean => {
  const own = weekYearOf(day, rule.weekStart);
  const first = firstWeek(own, rule.weekStart);
  const number = Math.floor((day - first) / 7) + 1;
  const weeks = (firstWeek(own + 1, rule.weekStart) - first) / 7;
  return rule.weekNumbers.includes(number) || rule.weekNumbers.includes(number - weeks - 1);
};

/** The nth of its weekday from either end of a month or year of `length` days, of which this is the `place`th. */
const isNth = (nth: number, place: number, length: number): boolean =>
  nth === 0 || (nth > 0 ? Math.ceil(place / 7) === nth : -Math.ceil((length - place + 1) / 7) === nth);

/** Counted from either end. */
const isPlace = (wanted: readonly number[], place: number, length: number): boolean => wanted.includes(place) || wanted.includes(place - length - 1);

type Allows = (day: number) => boolean;

/** Whether all parts of the rule allow a day. */
const allowsOf = (rule: Rule): Allows => {
  const { months, weekNumbers, yearDays, monthDays, days, frequency } = rule;
  const plainDays = days.every(({ nth }) => nth === 0);
  const weekdays = new Set(days.map(({ day }) => day));
  const needsDate = months.length + weekNumbers.length + yearDays.length + monthDays.length > 0 || !plainDays;
  return (day) => {
    if (days.length > 0 && !weekdays.has(weekdayOf(day))) return false;
    if (!needsDate) return true;
    const date = new Date(day * dayMs);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
    if (months.length > 0 && !months.includes(month)) return false;
    if (monthDays.length > 0 && !isPlace(monthDays, date.getUTCDate(), daysOfMonth(year, month))) return false;
    if (yearDays.length > 0 && !isPlace(yearDays, day - dayNumber(year, 1, 1) + 1, daysOfYear(year))) return false;
    if (weekNumbers.length > 0 && !inWeeks(day, rule)) return false;
    if (plainDays) return true;
    const byYear = frequency === 'YEARLY' && months.length === 0;
    const [place, length] = byYear ? [day - dayNumber(year, 1, 1) + 1, daysOfYear(year)] : [date.getUTCDate(), daysOfMonth(year, month)];
    return days.some((each) => each.day === weekdayOf(day) && isNth(each.nth, place, length));
  };
};

/** Periods of the rule by number: 0 holds its start. */
type Periods = { readonly firstDay: (index: number) => number; readonly indexOf: (day: number) => number };

const periodsOf = ({ frequency, weekStart, weekNumbers }: Rule, start: Date): Periods => {
  const startDay = Math.floor(start.getTime() / dayMs);
  if (frequency === 'DAILY' || frequency === 'WEEKLY') {
    const length = frequency === 'DAILY' ? 1 : 7;
    const first = frequency === 'DAILY' ? startDay : startDay - ((weekdayOf(startDay) - weekStart + 7) % 7);
    return { firstDay: (index) => first + index * length, indexOf: (day) => Math.floor((day - first) / length) };
  }
  if (weekNumbers.length > 0) {
    // Weeks that are counted make years of whole weeks.
    const first = weekYearOf(startDay, weekStart);
    return { firstDay: (index) => firstWeek(first + index, weekStart), indexOf: (day) => weekYearOf(day, weekStart) - first };
  }
  const step = frequency === 'MONTHLY' ? 1 : 12;
  const first = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step);
  return {
    firstDay: (index) => {
      const month = (first + index) * step;
      return dayNumber(Math.floor(month / 12), (month % 12) + 1, 1);
    },
    indexOf: (day) => {
      const date = new Date(day * dayMs);
      return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / step) - first;
    },
  };
};

/** Places (from 0) that BYSETPOS picks of so many, ascending. */
const picked = (positions: readonly number[], total: number): number[] =>
  [...new Set(positions.map((position) => (position > 0 ? position - 1 : total + position)))].filter((at) => at >= 0 && at < total).sort((a, b) => a - b);

export type Found = {
  /** Wall clocks within the window, ascending. */
  readonly starts: readonly number[];
  /** There were more than `most`; then these are the first. */
  readonly tooMany: boolean;
};

/**
 * Occurrences of a rule from `from` to before `to`, at most so many. `start` itself occurs only where the rule says so. Ends
 * for every rule: at the window's end, and in any case with the year 2199.
 */
export const datesOf = (given: Rule, start: number, from: number, to: number, most: number): Found => {
  const startDate = new Date(start);
  const rule = completed(given, startDate);
  const allows = allowsOf(rule);
  const { firstDay, indexOf } = periodsOf(rule, startDate);
  const startMinute = Math.floor(start / minuteMs) % 1440;
  const hours = rule.hours.length > 0 ? rule.hours : [Math.floor(((startMinute + 1440) % 1440) / 60)];
  const minutes = rule.minutes.length > 0 ? rule.minutes : [(startMinute + 1440) % 60];
  const times = hours.flatMap((hour) => minutes.map((minute) => (hour * 60 + minute) * minuteMs));
  const end = Math.min(to, Date.UTC(lastYear + 1, 0, 1));
  const starts: number[] = [];
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  const skipped = rule.count === null ? Math.max(0, indexOf(Math.floor(from / dayMs))) : 0;
  for (let index = skipped - (skipped % rule.interval); left > 0; index += rule.interval) {
    const [first, next] = [firstDay(index), firstDay(index + 1)];
    if (first * dayMs >= end) break;
    const days: number[] = [];
    for (let day = first; day < next; day += 1) if (allows(day)) days.push(day);
    const total = days.length * times.length;
    const places = rule.positions.length > 0 ? picked(rule.positions, total) : undefined;
    const brought = places?.length ?? total;
    if (index > 0 && next * dayMs <= from) {
      // Only counted.
      left -= brought;
      continue;
    }
    for (let at = 0; at < brought && left > 0; at += 1) {
      const place = places?.[at] ?? at;
      const wall = days[Math.floor(place / times.length)]! * dayMs + times[place % times.length]!;
      if (wall < start) continue;
      left -= 1;
      if (wall < from) continue;
      if (wall >= end) return { starts, tooMany: false };
      if (starts.length === most) return { starts, tooMany: true };
      starts.push(wall);
    }
  }
  return { starts, tooMany: false };
};
