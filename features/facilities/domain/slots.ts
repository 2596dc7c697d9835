/**
 * Where a booking can lie. A resource has places (units 1 … capacity); a booking takes one of them for its whole
 * time, so a gap counts only where one and the same place is free. What blocks (maintenance, the owner's own use)
 * takes all of them. Instants are absolute milliseconds here: this runs over a thousand calendars at once.
 */
import { minuteOfLocalDay } from '@tongtu/kernel/period';
import type { BookingRule } from '../contract/rules.ts';

/** Half open, milliseconds. */
export type Gap = { readonly from: number; readonly to: number };
/** `unit` null: all places of the resource. */
export type Taken = Gap & { readonly unit: number | null };

export type SlotRules = {
  readonly zone: string;
  /** Begins in steps of so many minutes, counted from the local midnight. */
  readonly granularity: number;
  readonly mode: 'within' | 'start-and-end' | 'any';
  readonly noticeMinutes: number;
  readonly aheadDays: number;
  readonly shortest: number;
  readonly longest: number;
};

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** What the rules of a facility mean for when a slot may begin; `most`: days ahead where no rule says less. */
export const slotRulesOf = (rules: readonly BookingRule[], zone: string, most: number): SlotRules => {
  const rule = <K extends BookingRule['kind']>(kind: K) => rules.find((one): one is Extract<BookingRule, { kind: K }> => one.kind === kind);
  return {
    zone,
    granularity: rule('granularity')?.minutes ?? 5,
    mode: rule('opening-hours')?.mode ?? 'any',
    noticeMinutes: rule('minimum-notice')?.minutes ?? 0,
    aheadDays: Math.min(rule('maximum-ahead')?.days ?? most, most),
    shortest: rule('minimum-length')?.minutes ?? 1,
    longest: rule('maximum-length')?.minutes ?? 527_040,
  };
};

/** What is free between `from` and `to` once `taken` (in any order) is taken away; in order. */
export const gapsOf = (from: number, to: number, taken: readonly Gap[]): Gap[] => {
  const gaps: Gap[] = [];
  let cursor = from;
  for (const one of [...taken].sort((a, b) => a.from - b.from)) {
    if (one.to <= cursor) continue;
    if (one.from >= to) break;
    if (one.from > cursor) gaps.push({ from: cursor, to: one.from });
    cursor = one.to;
  }
  if (cursor < to) gaps.push({ from: cursor, to });
  return gaps;
};

/** Places of a resource that are free for the whole of [from, to), lowest first. */
export const freeUnits = (capacity: number, taken: readonly Taken[], from: number, to: number): number[] => {
  const over = taken.filter((one) => one.from < to && from < one.to);
  if (over.some((one) => one.unit === null)) return [];
  return Array.from({ length: capacity }, (_, index) => index + 1).filter((unit) => over.every((one) => one.unit !== unit));
};

/** The first step of the granularity at or after an instant. Where a clock is set meanwhile the step is looked up again. */
const aligned = (instant: number, { granularity, zone }: SlotRules): number => {
  let at = Math.ceil(instant / minuteMs) * minuteMs;
  for (let tries = 0; tries < 3; tries += 1) {
    const over = minuteOfLocalDay(new Date(at), zone) % granularity;
    if (over === 0) return at;
    at += (granularity - over) * minuteMs;
  }
  return at;
};

/** Whether a time may end here: in opening hours or at one of their ends. By halves, for the spans are in order. */
const mayEnd = (open: readonly Gap[], at: number): boolean => {
  let [low, high] = [0, open.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (open[middle]!.to < at) low = middle + 1;
    else high = middle;
  }
  return low < open.length && open[low]!.from <= at;
};

type Search = {
  readonly capacity: number;
  /** In order, not overlapping. */
  readonly open: readonly Gap[];
  readonly taken: readonly Taken[];
  readonly rules: SlotRules;
  /** Milliseconds. */
  readonly length: number;
  readonly earliest: number;
  readonly latest: number;
  readonly limit: number;
};

const slotsOfUnit = (search: Search, gaps: readonly Gap[]): Gap[] => {
  const { open, rules, length, latest, limit } = search;
  const found: Gap[] = [];
  // Begins are offered one after the other, not every step of the granularity: a list of slots that overlap helps nobody.
  const step = Math.ceil(length / (rules.granularity * minuteMs)) * rules.granularity * minuteMs;
  const begins = rules.mode === 'any' ? [{ from: search.earliest, to: latest }] : open;
  let index = 0;
  for (const gap of gaps) {
    if (gap.to - gap.from < length) continue;
    while (index > 0 && begins[index - 1]!.to > gap.from) index -= 1;
    for (; index < begins.length && begins[index]!.from < gap.to; index += 1) {
      const span = begins[index]!;
      const last = Math.min(gap.to, latest, rules.mode === 'within' ? span.to : Number.POSITIVE_INFINITY) - length;
      for (let at = aligned(Math.max(span.from, gap.from), rules); at <= last && at < span.to; at = aligned(at + step, rules)) {
        if (rules.mode === 'start-and-end' && !mayEnd(open, at + length)) {
          // Another begin of the same span may end in time; an hour on is near enough for an offer.
          at += Math.max(rules.granularity * minuteMs, 3_600_000) - step;
          continue;
        }
        found.push({ from: at, to: at + length });
        if (found.length >= limit) return found;
      }
    }
  }
  return found;
};

/** The next free slots of a length on one resource, in order, each once. Empty where the length itself breaks a rule. */
export const slotsOf = (search: Search): Gap[] => {
  const { capacity, taken, rules, length, earliest, latest, limit } = search;
  const minutes = length / minuteMs;
  if (minutes < rules.shortest || minutes > rules.longest || length > latest - earliest) return [];
  if (minutes % rules.granularity !== 0) return [];
  const found = new Map<number, Gap>();
  for (let unit = 1; unit <= capacity; unit += 1) {
    const own = taken.filter((one) => one.unit === null || one.unit === unit);
    for (const slot of slotsOfUnit(search, gapsOf(earliest, latest, own))) if (!found.has(slot.from)) found.set(slot.from, slot);
  }
  return [...found.values()].sort((a, b) => a.from - b.from).slice(0, limit);
};

/** From when to when a slot may lie by the rules and the wish, milliseconds. Nothing where that is reversed. */
export const searchWindow = (rules: SlotRules, now: number, after: number | undefined, before: number | undefined): Gap | undefined => {
  const from = Math.max(now + rules.noticeMinutes * minuteMs, after ?? 0);
  const to = Math.min(now + rules.aheadDays * dayMs, before ?? Number.POSITIVE_INFINITY);
  return from < to ? { from, to } : undefined;
};

/** How many places are taken when, of `capacity`; stretches with the same number are one. */
export const takenOver = (taken: readonly Taken[], capacity: number, window: Gap): (Gap & { readonly taken: number })[] => {
  const edges = [...new Set(taken.flatMap((one) => [Math.max(one.from, window.from), Math.min(one.to, window.to)]))].sort((a, b) => a - b);
  const spans: (Gap & { taken: number })[] = [];
  for (const [index, from] of edges.slice(0, -1).entries()) {
    const to = edges[index + 1]!;
    const over = taken.filter((one) => one.from < to && from < one.to);
    if (over.length === 0 || from >= to) continue;
    const number = over.some((one) => one.unit === null) ? capacity : new Set(over.map((one) => one.unit)).size;
    const last = spans.at(-1);
    if (last !== undefined && last.to === from && last.taken === number) spans[spans.length - 1] = { ...last, to };
    else spans.push({ from, to, taken: number });
  }
  return spans;
};
