/**
 * A period is half open, [from, to): its end is the first instant that no longer
 * belongs to it, so that one booking may begin where another ends. Instants are
 * absolute; the zone says whose days and hours the people concerned live by.
 */
import { ok, fail, type Result } from './result.ts';
import { dayAfter, isZone, localDay, startOfLocalDay } from './zone.ts';

export { dayAfter, instantOfWallClock, isZone, localDay, minuteOfLocalDay, parseWallClock, startOfLocalDay, wallClockOf } from './zone.ts';

export type Period = { readonly from: Date; readonly to: Date; readonly zone: string };
export type PeriodJson = { readonly from: string; readonly to: string; readonly zone: string };

/** Years in which the platform's business can lie. */
export const firstYear = 1900;
export const lastYear = 2199;

/** Kinds `period-zone-unknown`, `period-out-of-range` (years 1900–2199, UTC), `period-zero`, `period-reversed`. */
export const period = (from: Date, to: Date, zone: string): Result<Period> => {
  if (!isZone(zone)) return fail('period-zone-unknown', { field: 'zone', details: { zone } });
  for (const [field, instant] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (Number.isNaN(instant.getTime())) return fail('period-malformed', { field });
    const year = instant.getUTCFullYear();
    if (year < firstYear || year > lastYear) return fail('period-out-of-range', { field, details: { firstYear, lastYear } });
  }
  if (from.getTime() === to.getTime()) return fail('period-zero', { field: 'to' });
  return from < to ? ok({ from, to, zone }) : fail('period-reversed', { field: 'to' });
};

const iso = /^\d{4}-\d\d-\d\dT(\d\d):\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** An instant in ISO 8601 with its offset; a wall clock without one, 30 February and 24:00 are `instant-malformed`. */
export const parseInstant = (text: unknown): Result<Date> => {
  const match = typeof text === 'string' ? iso.exec(text) : null;
  if (!match || typeof text !== 'string' || match[1] === '24') return fail('instant-malformed');
  const instant = new Date(text);
  // Engines differ on 30 February: some roll it over into March, so the day is checked by itself.
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  const exists = !Number.isNaN(instant.getTime()) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10));
  return exists ? ok(instant) : fail('instant-malformed');
};

/** The door for JSON and forms; further kind `period-malformed` with the field. */
export const parsePeriod = (value: unknown): Result<Period> => {
  if (typeof value !== 'object' || value === null) return fail('period-malformed');
  const given = value as { from?: unknown; to?: unknown; zone?: unknown };
  const from = parseInstant(given.from);
  if (!from.ok) return fail('period-malformed', { field: 'from' });
  const to = parseInstant(given.to);
  if (!to.ok) return fail('period-malformed', { field: 'to' });
  return typeof given.zone === 'string' ? period(from.value, to.value, given.zone) : fail('period-zone-unknown', { field: 'zone' });
};

export const periodToJson = ({ from, to, zone }: Period): PeriodJson => ({ from: from.toISOString(), to: to.toISOString(), zone });

export const durationInMilliseconds = ({ from, to }: Period): number => to.getTime() - from.getTime();

/** Whether they share an instant; periods that only touch do not. */
export const overlaps = (a: Period, b: Period): boolean => a.from < b.to && b.from < a.to;

/** The shared part, in the zone of the first; undefined where they share nothing. */
export const intersection = (a: Period, b: Period): Period | undefined =>
  overlaps(a, b) ? { from: a.from > b.from ? a.from : b.from, to: a.to < b.to ? a.to : b.to, zone: a.zone } : undefined;

export const contains = (outer: Period, inner: Period): boolean => outer.from <= inner.from && inner.to <= outer.to;

export const containsInstant = ({ from, to }: Period, instant: Date): boolean => from <= instant && instant < to;

/** Whether one begins where the other ends. */
export const abuts = (a: Period, b: Period): boolean => a.to.getTime() === b.from.getTime() || b.to.getTime() === a.from.getTime();

export type DayPart = { readonly day: string; readonly period: Period };

/**
 * The parts that fall on each local day, in order, covering the period without gap or
 * overlap. A day of 23 or 25 hours counts as it is; a day the zone left out has no part.
 * Where a clock was set back over midnight, the repeated hour stays with the later day.
 */
export const splitByLocalDay = ({ from, to, zone }: Period): DayPart[] => {
  const parts: DayPart[] = [];
  let cursor = from;
  for (let day = localDay(from, zone); cursor < to; day = dayAfter(day)) {
    const next = startOfLocalDay(dayAfter(day), zone);
    if (next <= cursor) continue;
    const end = next < to ? next : to;
    parts.push({ day, period: { from: cursor, to: end, zone } });
    cursor = end;
  }
  return parts;
};
