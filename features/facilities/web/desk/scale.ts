/**
 * Where an instant lies on the timeline. The scale is made of stretches of time, one a day; hours in which nothing is
 * open and nobody has booked are folded away, so that a week is as wide as its work. Widths follow real time: a day of
 * 23 or 25 hours is as long as it is.
 */
import { dayAfter, minuteOfLocalDay, startOfLocalDay } from '@tongtu/kernel/period';
import { clockOf, instantOf } from '../parts/wall-clock.ts';

export type Span = { readonly from: number; readonly to: number };
export type Stretch = Span & { readonly day: string };
export type Scale = {
  readonly zone: string;
  readonly stretches: readonly Stretch[];
  /** Milliseconds shown. */
  readonly length: number;
};

/** Whole hours of the wall clock; `to` up to 24. */
export type Hours = { readonly from: number; readonly to: number };

/** The hours of the wall clock at which these spans begin and end; what runs over night has its night folded. The whole day where there is none. */
export const hoursTouched = (spans: readonly Span[], zone: string): Hours => {
  let [first, last] = [24, 0];
  for (const span of spans) {
    const [begin, end] = [span.from, span.to - 1].map((at) => Math.floor(minuteOfLocalDay(new Date(at), zone) / 60)) as [number, number];
    first = Math.min(first, begin, end);
    last = Math.max(last, begin + 1, end + 1);
  }
  return first < last ? { from: first, to: last } : { from: 0, to: 24 };
};

/** One stretch a day, from the one hour to the other. */
export const makeScale = (days: readonly string[], hours: Hours, zone: string): Scale => {
  const clock = (day: string, hour: number): number =>
    (hour === 24 ? startOfLocalDay(dayAfter(day), zone) : (instantOf(day, clockOf(hour * 60), zone) ?? startOfLocalDay(day, zone))).getTime();
  const stretches = days.map((day) => ({ day, from: clock(day, hours.from), to: clock(day, hours.to) }));
  return { zone, stretches, length: stretches.reduce((sum, one) => sum + one.to - one.from, 0) };
};

/** 0 to 1. What is folded away or outside lies at the nearest edge. */
export const placeOn = ({ stretches, length }: Scale, instant: number): number => {
  let before = 0;
  for (const one of stretches) {
    if (instant < one.to) return (before + Math.max(0, instant - one.from)) / length;
    before += one.to - one.from;
  }
  return 1;
};

/** A share of the scale for a span, or undefined where nothing of it is shown. */
export const shareOf = (scale: Scale, span: Span): { readonly start: number; readonly width: number } | undefined => {
  const [start, end] = [placeOn(scale, span.from), placeOn(scale, span.to)];
  return end > start ? { start, width: end - start } : undefined;
};

/** Days on which nothing is open, whole: a month is too narrow for hours. */
export const closedDaysOf = (scale: Scale, open: readonly Span[]): Span[] =>
  scale.stretches.filter((stretch) => !open.some((one) => one.from < stretch.to && stretch.from < one.to));

/** What is not open, inside the stretches, in order; for shading. `open` in any order, overlaps allowed. */
export const closedOf = (scale: Scale, open: readonly Span[]): Span[] => {
  const sorted = [...open].sort((a, b) => a.from - b.from);
  return scale.stretches.flatMap((stretch) => {
    const closed: Span[] = [];
    let cursor = stretch.from;
    for (const one of sorted) {
      if (one.to <= cursor) continue;
      if (one.from >= stretch.to) break;
      if (one.from > cursor) closed.push({ from: cursor, to: one.from });
      cursor = one.to;
    }
    if (cursor < stretch.to) closed.push({ from: cursor, to: stretch.to });
    return closed;
  });
};
