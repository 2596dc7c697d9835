/** What a calendar looks like day by day: open, free, taken, as stretches of the facility's days. Pure. */
import { dayBounds } from '../parts/wall-clock.ts';

/** Half open, milliseconds. */
export type Stretch = { readonly from: number; readonly to: number };
export type DayState = 'free' | 'partly' | 'full' | 'closed';
export type DayLook = { readonly day: string; readonly state: DayState; readonly open: readonly Stretch[]; readonly free: readonly Stretch[] };

type Spanned = { readonly from: string; readonly to: string };
export type Availability = {
  readonly open: readonly Spanned[];
  readonly busy: readonly (Spanned & { readonly taken: number })[];
};

const stretch = ({ from, to }: Spanned): Stretch => ({ from: Date.parse(from), to: Date.parse(to) });
const lengthOf = (stretches: readonly Stretch[]): number => stretches.reduce((sum, one) => sum + one.to - one.from, 0);

/** Merged and in order, clipped to a window. */
export const within = (stretches: readonly Stretch[], window: Stretch): Stretch[] => {
  const clipped = stretches
    .map(({ from, to }) => ({ from: Math.max(from, window.from), to: Math.min(to, window.to) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  const merged: Stretch[] = [];
  for (const one of clipped) {
    const last = merged.at(-1);
    if (last && one.from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, one.to) };
    else merged.push(one);
  }
  return merged;
};

/** What is left of `whole` without `taken`. Both merged and in order. */
export const without = (whole: readonly Stretch[], taken: readonly Stretch[]): Stretch[] =>
  whole.flatMap(({ from, to }) => {
    const left: Stretch[] = [];
    let cursor = from;
    for (const one of taken) {
      if (one.to <= cursor || one.from >= to) continue;
      if (one.from > cursor) left.push({ from: cursor, to: one.from });
      cursor = one.to;
    }
    if (cursor < to) left.push({ from: cursor, to });
    return left;
  });

/** How a day stands; a place counts as free while at least one of the resource's is. What is past is neither open nor free. */
export const dayLook = (of: Availability, capacity: number, day: string, zone: string, now: number): DayLook => {
  const bounds = dayBounds(day, zone);
  const window = { from: Math.max(bounds.from.getTime(), now), to: bounds.to.getTime() };
  const open = within(of.open.map(stretch), window);
  const busy = of.busy.map((one) => ({ ...stretch(one), taken: one.taken }));
  const full = within(
    busy.filter((one) => one.taken >= capacity),
    window,
  );
  const free = without(open, full);
  const touched = lengthOf(open) - lengthOf(without(open, within(busy, window)));
  const state: DayState = open.length === 0 ? 'closed' : free.length === 0 ? 'full' : touched === 0 ? 'free' : 'partly';
  return { day, state, open, free };
};

/** Several resources as one: closed where all are, full where nothing is free, free where nothing is taken. */
export const together = (states: readonly DayState[]): DayState => {
  const open = states.filter((state) => state !== 'closed');
  if (open.length === 0) return 'closed';
  const [first, ...rest] = open;
  return rest.every((state) => state === first) ? first! : 'partly';
};

/** Whole hours (since the day's begin) that hold everything open on these days, for strips of one scale; 8 to 18 where nothing is open. */
export const hoursShown = (looks: readonly DayLook[], zone: string): { readonly from: number; readonly to: number } => {
  const hours = looks.flatMap(({ day, open }) => {
    const begin = dayBounds(day, zone).from.getTime();
    return open.flatMap((one) => [Math.floor((one.from - begin) / 3_600_000), Math.ceil((one.to - begin) / 3_600_000)]);
  });
  return hours.length === 0 ? { from: 8, to: 18 } : { from: Math.min(...hours), to: Math.max(...hours) };
};

/** Where a stretch lies on a strip, in per cent of it. */
export const onStrip = (
  one: Stretch,
  day: string,
  zone: string,
  hours: { readonly from: number; readonly to: number },
): { readonly start: number; readonly width: number } => {
  const begin = dayBounds(day, zone).from.getTime() + hours.from * 3_600_000;
  const whole = (hours.to - hours.from) * 3_600_000;
  const start = Math.max(0, ((one.from - begin) / whole) * 100);
  return { start, width: Math.min(100 - start, ((one.to - Math.max(one.from, begin)) / whole) * 100) };
};
