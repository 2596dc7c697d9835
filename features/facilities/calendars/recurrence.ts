/**
 * What recurs, as instants: the dates of its rule (`domain/recurrence-dates.ts`) by the wall clock of a zone. Nine stays nine
 * when clocks are set, and five stays five: a working day of 23 hours is as long on the wall as any other.
 */
import { isZone, parseWallClock } from '@tongtu/kernel/period';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { writtenAheadDays } from '../domain/facility.ts';
import { datesOf } from '../domain/recurrence-dates.ts';
import { parseRule } from '../domain/recurrence-rule.ts';
import { spanOf, type Span } from './spans.ts';
import { stretchesIn } from './stretches.ts';

export { openSpans } from './open-spans.ts';
export type { Span } from './spans.ts';

/** Occurrences of one rule in the time for which what recurs is written out. */
export const mostOccurrences = 5000;

const tooDense = (most: number) => fail('recurrence-too-dense', { details: { most } });

/** Kinds `recurrence-malformed` (details: part), `recurrence-too-dense` (details: most): more often than written out. */
export const checkRecurrence = (rrule: string): Result<true> => {
  const rule = parseRule(rrule);
  if (!rule.ok) return rule;
  // Any start will do, how dense a rule is hardly depends on it; this one is the first of its week, month and year.
  const start = Date.UTC(2024, 0, 1);
  const { tooMany } = datesOf({ ...rule.value, count: null, until: null }, start, start, start + writtenAheadDays * 86_400_000, mostOccurrences);
  return tooMany ? tooDense(mostOccurrences) : ok(true);
};

export type Recurring = {
  /** Wall clock, `2026-01-05T09:00`. */
  readonly start: string;
  readonly minutes: number;
  readonly rrule: string | null;
  /** Wall clocks at which it does not begin. */
  readonly exdates: readonly string[];
  readonly zone: string;
};

/**
 * Every occurrence that touches the window, whole, in order. Kinds `period-zone-unknown`, `wall-clock-malformed`,
 * `recurrence-malformed`, `recurrence-too-dense` (details: most). A wall clock that was left out is reckoned with the offset
 * before the gap; one that came twice is the first (RFC 5545, 3.3.5). `start` occurs only where its rule says so.
 */
export const expand = ({ start, minutes, rrule, exdates, zone }: Recurring, window: Span, most = mostOccurrences): Result<Span[]> => {
  if (!isZone(zone)) return fail('period-zone-unknown', { field: 'zone', details: { zone } });
  const wall = parseWallClock(start);
  if (wall === undefined) return fail('wall-clock-malformed', { field: 'start' });
  const except = exdates.map(parseWallClock);
  if (except.includes(undefined)) return fail('wall-clock-malformed', { field: 'exdates' });
  const rule = rrule === null ? ok(null) : parseRule(rrule);
  if (!rule.ok) return rule;
  const time = { start: wall, minutes, rule: rule.value, exdates: new Set(except as number[]), zone };
  const stretches = stretchesIn(time, { from: window.from.getTime(), to: window.to.getTime() }, most);
  return stretches === undefined ? tooDense(most) : ok(stretches.map(spanOf));
};
