/**
 * Wall clocks of the world through `Intl`, which carries the IANA table: which
 * day it is somewhere, and when a day begins there. Days are 23, 24 or 25 hours
 * long, some begin at 01:00, and Samoa once left one out.
 */

/** There are some six hundred names, but each may be written in many ways (`asia/SHANGHAI`): what is kept has a limit. */
const mostFormatters = 1000;
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  if (formatters.size >= mostFormatters) formatters.clear();
  formatters.set(zone, made);
  return made;
};

/** An IANA name such as `Asia/Shanghai` or `UTC`. Fixed offsets (`+08:00`) are not zones: they know no summer time. */
export const isZone = (value: unknown): value is string => {
  if (typeof value !== 'string' || !/^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/.test(value)) return false;
  try {
    formatterOf(value);
    return true;
  } catch {
    return false;
  }
};

/** What the clock on the wall shows, as if it were UTC milliseconds (whole seconds). */
const wallClock = (instant: number, zone: string): number => {
  const parts = Object.fromEntries(
    formatterOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  return Date.UTC(parts['year']!, parts['month']! - 1, parts['day'], parts['hour'], parts['minute'], parts['second']);
};

const offsetAt = (instant: number, zone: string): number => wallClock(instant, zone) - Math.floor(instant / 1000) * 1000;

const dayLength = 86_400_000;
const isoDay = (utc: number): string => new Date(utc).toISOString().slice(0, 10);

/** The calendar day there at that instant, `2026-03-29`. */
export const localDay = (instant: Date, zone: string): string => isoDay(wallClock(instant.getTime(), zone));

/** The calendar day after. */
export const dayAfter = (day: string): string => isoDay(Date.parse(`${day}T00:00:00Z`) + dayLength);

/**
 * The first instant at which the calendar there shows `day`, or a later day where
 * that day was left out. Midnight is where the clock was never moved; otherwise it
 * is one of the two midnights reckoned with the offset before and after the change.
 */
export const startOfLocalDay = (day: string, zone: string): Date => {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const offsets = [offsetAt(midnight - dayLength, zone), offsetAt(midnight + dayLength, zone)];
  const candidates = offsets.map((offset) => midnight - offset).sort((a, b) => a - b);
  const start = candidates.find((candidate) => localDay(new Date(candidate), zone) >= day);
  if (start === undefined) throw new Error(`no start of ${day} in ${zone}`);
  return new Date(start);
};

type Change = { readonly at: number; readonly before: number; readonly after: number };

/** The first instant at which the new offset holds, to the second; `low` still has the old one. */
const changeBetween = (low: number, high: number, zone: string): Change => {
  const before = offsetAt(low, zone);
  let [last, first] = [low / 1000, high / 1000];
  while (first - last > 1) {
    const middle = Math.floor((last + first) / 2);
    if (offsetAt(middle * 1000, zone) === before) last = middle;
    else first = middle;
  }
  return { at: first * 1000, before, after: offsetAt(high, zone) };
};

type Year = { readonly offset: number; readonly changes: readonly Change[] };
/** Asking `Intl` takes microseconds; a year of opening hours asks hundreds of times. */
const years = new Map<string, Year>();
const mostYears = 20_000;

/** Between two times at which a clock is set lies more than a week, in every zone since 1900. */
const step = 4 * dayLength;

/** How the clock there stands at the begin of a year (UTC), and when it is set in it. */
const yearOf = (year: number, zone: string): Year => {
  const key = `${zone} ${year}`;
  const known = years.get(key);
  if (known !== undefined) return known;
  const [start, end] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  const changes: Change[] = [];
  let offset = offsetAt(start, zone);
  for (let at = start; at < end; at += step) {
    const until = Math.min(at + step, end);
    const next = offsetAt(until, zone);
    if (next !== offset) changes.push(changeBetween(at, until, zone));
    offset = next;
  }
  const made = { offset: offsetAt(start, zone), changes };
  if (years.size >= mostYears) years.clear();
  years.set(key, made);
  return made;
};

/** How far the clock there is from UTC at an instant, milliseconds; of the years that are kept. */
const keptOffset = (instant: number, zone: string): number => {
  const { offset, changes } = yearOf(new Date(instant).getUTCFullYear(), zone);
  return changes.reduce((last, change) => (change.at <= instant ? change.after : last), offset);
};

/** Minutes that the clock there shows since its midnight, 0 to 1439; seconds are cut off. */
export const minuteOfLocalDay = (instant: Date, zone: string): number => {
  const clock = instant.getTime() + keptOffset(instant.getTime(), zone);
  return Math.floor((((clock % dayLength) + dayLength) % dayLength) / 60_000);
};

/** No clock is further from UTC than this. */
const furthest = 16 * 3_600_000;

/**
 * The instant at which the clock there shows `wall` (milliseconds as if it were UTC): milliseconds. A wall clock that was
 * left out is reckoned with the offset before the gap, one that came twice is the first of the two (RFC 5545, 3.3.5).
 */
export const instantOfWallClock = (wall: number, zone: string): number => {
  const [from, to] = [wall - furthest, wall + furthest];
  const first = yearOf(new Date(from).getUTCFullYear(), zone);
  const lastYear = new Date(to).getUTCFullYear();
  const changes = lastYear === new Date(from).getUTCFullYear() ? first.changes : [...first.changes, ...yearOf(lastYear, zone).changes];
  let offset = first.offset;
  for (const change of changes) {
    // Before it is set the clock shows `wall` at `wall - before`; where that comes too late, the next offset holds.
    if (change.at > to || wall - change.before < change.at) break;
    // In the gap the new offset would lead back before the change.
    if (wall - change.after < change.at) break;
    offset = change.after;
  }
  return wall - offset;
};

/** What the clock on the wall shows there, as if it were UTC: milliseconds, whole seconds. */
export const wallClockOf = (instant: number, zone: string): number => {
  const { offset, changes } = yearOf(new Date(instant).getUTCFullYear(), zone);
  return Math.floor(instant / 1000) * 1000 + (changes.findLast((change) => change.at <= instant)?.after ?? offset);
};

const wallClockText = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/;

/** `2026-03-29T09:00` as if it were UTC: milliseconds; undefined for what no clock shows (30 February, 24:00). */
export const parseWallClock = (text: string): number | undefined => {
  if (!wallClockText.test(text)) return undefined;
  const wall = Date.parse(`${text}Z`);
  return !Number.isNaN(wall) && new Date(wall).toISOString().startsWith(text) ? wall : undefined;
};
