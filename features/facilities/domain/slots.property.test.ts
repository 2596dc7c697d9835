/** Slots against a slow and simple reckoning minute by minute, over random calendars. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freeUnits, gapsOf, searchWindow, slotRulesOf, slotsOf, takenOver, type Gap, type SlotRules, type Taken } from './slots.ts';

const minute = 60_000;
const start = Date.parse('2026-03-02T00:00:00Z');
const at = (minutes: number): number => start + minutes * minute;

const span = fc
  .tuple(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 1, max: 400 }))
  .map(([from, length]): Gap => ({ from: at(from), to: at(from + length) }));
const takenArb = (capacity: number) =>
  fc
    .array(fc.tuple(span, fc.option(fc.integer({ min: 1, max: capacity }))), { maxLength: 8 })
    .map((all): Taken[] => all.map(([gap, unit]) => ({ ...gap, unit })));
/** Opening hours as they come out of a calendar: in order, not overlapping. */
const openArb = fc.array(span, { maxLength: 4 }).map((spans) => {
  const merged: { from: number; to: number }[] = [];
  for (const one of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && one.from <= last.to) last.to = Math.max(last.to, one.to);
    else merged.push({ ...one });
  }
  return merged;
});
const rulesOf = (mode: SlotRules['mode'], granularity: number): SlotRules => ({
  zone: 'UTC',
  granularity,
  mode,
  noticeMinutes: 0,
  aheadDays: 400,
  shortest: 1,
  longest: 100_000,
});

const free = (capacity: number, taken: readonly Taken[], slot: Gap): boolean => {
  for (let unit = 1; unit <= capacity; unit += 1)
    if (!taken.some((one) => (one.unit === null || one.unit === unit) && one.from < slot.to && slot.from < one.to)) return true;
  return false;
};
const inHours = (mode: SlotRules['mode'], open: readonly Gap[], slot: Gap): boolean => {
  if (mode === 'any') return true;
  if (mode === 'within') return open.some((one) => one.from <= slot.from && slot.to <= one.to);
  return open.some((one) => one.from <= slot.from && slot.from < one.to) && open.some((one) => one.from <= slot.to && slot.to <= one.to);
};

const modes = ['within', 'start-and-end', 'any'] as const;
const case_ = fc.record({
  capacity: fc.integer({ min: 1, max: 3 }),
  open: openArb,
  taken: takenArb(3),
  mode: fc.constantFrom(...modes),
  granularity: fc.constantFrom(5, 15, 30, 60),
  steps: fc.integer({ min: 1, max: 8 }),
  limit: fc.integer({ min: 1, max: 6 }),
});

describe('slots', () => {
  test('every slot that is offered is free, open and on the grid', () => {
    fc.assert(
      fc.property(case_, ({ capacity, open, taken, mode, granularity, steps, limit }) => {
        const length = steps * granularity * minute;
        const found = slotsOf({ capacity, open, taken, rules: rulesOf(mode, granularity), length, earliest: at(0), latest: at(1440), limit });
        expect(found.length).toBeLessThanOrEqual(limit);
        for (const slot of found) {
          expect(slot.to - slot.from).toBe(length);
          expect((slot.from - start) % (granularity * minute)).toBe(0);
          expect(free(capacity, taken, slot) && inHours(mode, open, slot)).toBe(true);
        }
        expect(found.map((one) => one.from)).toEqual([...new Set(found.map((one) => one.from))].sort((a, b) => a - b));
      }),
    );
  });

  test('the first slot within opening hours is the first that there is', () => {
    fc.assert(
      fc.property(case_, fc.constantFrom('within' as const, 'any' as const), ({ capacity, open, taken, granularity, steps }, mode) => {
        const length = steps * granularity * minute;
        const [first] = slotsOf({ capacity, open, taken, rules: rulesOf(mode, granularity), length, earliest: at(0), latest: at(1440), limit: 1 });
        let slow: number | undefined;
        for (let from = at(0); from + length <= at(1440) && slow === undefined; from += granularity * minute) {
          const slot = { from, to: from + length };
          if (free(capacity, taken, slot) && inHours(mode, open, slot)) slow = from;
        }
        expect(first?.from).toBe(slow);
      }),
    );
  });

  test('what is taken and what is free make up the whole', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), (taken) => {
        const window = { from: at(0), to: at(1440) };
        const gaps = gapsOf(window.from, window.to, taken);
        for (let n = 0; n < 1440; n += 7) {
          const isTaken = taken.some((one) => one.from <= at(n) && at(n) < one.to);
          expect(gaps.some((one) => one.from <= at(n) && at(n) < one.to)).toBe(!isTaken);
        }
      }),
    );
  });

  test('taken places are counted as they are', () => {
    fc.assert(
      fc.property(takenArb(3), (taken) => {
        const window = { from: at(0), to: at(1440) };
        const spans = takenOver(taken, 3, window);
        for (let n = 0; n < 1440; n += 11) {
          const here = spans.find((one) => one.from <= at(n) && at(n) < one.to)?.taken ?? 0;
          expect(here).toBe(3 - freeUnits(3, taken, at(n), at(n) + 1).length);
        }
      }),
    );
  });
});

test('a fortnight that begins and ends in working hours runs over nights and weekends', () => {
  const day = 1440;
  const open = Array.from({ length: 40 }, (_, n) => ({ from: at(n * day + 60), to: at(n * day + 540) })).filter((_, n) => n % 7 < 5);
  const rules = rulesOf('start-and-end', 30);
  const slots = slotsOf({
    capacity: 1,
    open,
    taken: [{ unit: 1, from: at(60), to: at(120) }],
    rules,
    length: 14 * day * minute,
    earliest: at(0),
    latest: at(40 * day),
    limit: 2,
  });
  expect(slots).toEqual([
    { from: at(120), to: at(14 * day + 120) },
    { from: at(day + 60), to: at(15 * day + 60) },
  ]);
});

test('rules become the frame of the search', () => {
  const rules = slotRulesOf(
    [
      { kind: 'minimum-notice', minutes: 1440 },
      { kind: 'maximum-ahead', days: 30 },
      { kind: 'granularity', minutes: 15 },
      { kind: 'opening-hours', mode: 'within' },
      { kind: 'maximum-length', minutes: 120 },
    ],
    'Asia/Shanghai',
    400,
  );
  expect(rules).toEqual({ zone: 'Asia/Shanghai', granularity: 15, mode: 'within', noticeMinutes: 1440, aheadDays: 30, shortest: 1, longest: 120 });
  expect(searchWindow(rules, at(0), undefined, at(2 * 1440))).toEqual({ from: at(1440), to: at(2 * 1440) });
  expect(searchWindow(rules, at(0), undefined, at(60))).toBeUndefined();
  expect(
    slotsOf({ capacity: 1, open: [{ from: at(0), to: at(900) }], taken: [], rules, length: 180 * minute, earliest: at(0), latest: at(900), limit: 1 }),
  ).toEqual([]);
});

test('steps are counted from the local midnight, also where clocks are half an hour off', () => {
  // 18:30 UTC is midnight in Kolkata.
  const rules = { ...rulesOf('any', 60), zone: 'Asia/Kolkata' };
  const [slot] = slotsOf({ capacity: 1, open: [], taken: [], rules, length: 60 * minute, earliest: at(1), latest: at(1440), limit: 1 });
  expect(new Date(slot!.from).toISOString()).toBe('2026-03-02T00:30:00.000Z');
});
