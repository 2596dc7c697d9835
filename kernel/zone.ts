/**
 * Wall clocks of the world through `Intl`, which carries the IANA table: which
 * day it is somewhere, and when a day begins there. Days are 23, 24 or 25 hours
 * long, some begin at 01:00, and Samoa once left one out.
 */

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

/** Minutes that the clock there shows since its midnight, 0 to 1439; seconds are cut off. */
export const minuteOfLocalDay = (instant: Date, zone: string): number => {
  const clock = wallClock(instant.getTime(), zone);
  return Math.floor((((clock % dayLength) + dayLength) % dayLength) / 60_000);
};

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
