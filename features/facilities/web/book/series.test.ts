import ICAL from 'ical.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../parts/wall-clock.ts';
import { mostDates, seriesDays, seriesRule, weekdayCodes, type Repeat } from './series.ts';

const weekly = (end: Repeat['end'], days: Repeat['days'] = [], interval = 1): Repeat => ({ every: 'week', interval, days, end });

describe('a series', () => {
  test('every week on the day of the first', () =>
    expect(seriesDays('2026-11-26', weekly({ kind: 'count', count: 3 }))).toEqual(['2026-11-26', '2026-12-03', '2026-12-10']));
  test('on several days, from the first on', () =>
    expect(seriesDays('2026-11-26', weekly({ kind: 'until', day: '2026-12-04' }, ['MO', 'FR']))).toEqual([
      '2026-11-26',
      '2026-11-27',
      '2026-11-30',
      '2026-12-03',
      '2026-12-04',
    ]));
  test('as a rule with a count', () =>
    expect(seriesRule('2026-11-26', weekly({ kind: 'until', day: '2026-12-31' }, ['MO'], 2))).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=5'));
  test('one date is no series', () => expect(seriesRule('2026-11-26', weekly({ kind: 'until', day: '2026-11-30' }))).toBeUndefined());
  test('no more than the server takes', () =>
    expect(seriesDays('2026-11-26', { every: 'day', interval: 1, days: [], end: { kind: 'until', day: '2099-01-01' } }).length).toBe(mostDates));
});

/** What ical.js makes of the rule, beginning on that day. */
const expanded = (first: string, rule: string): string[] => {
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(first));
  const days: string[] = [];
  for (let next = iterator.next(); next && days.length <= mostDates; next = iterator.next()) days.push(next.toString().slice(0, 10));
  return days;
};

test('the rule means the dates that were shown, says ical.js', () => {
  const repeat = fc.record({
    every: fc.constantFrom('day' as const, 'week' as const),
    interval: fc.integer({ min: 1, max: 6 }),
    days: fc.subarray([...weekdayCodes]),
    end: fc.oneof(
      fc.integer({ min: 2, max: 60 }).map((count) => ({ kind: 'count' as const, count })),
      fc.integer({ min: 0, max: 300 }).map((ahead) => ({ kind: 'until' as const, day: addDays('2026-11-26', ahead) })),
    ),
  });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 }), repeat, (ahead, one) => {
      const first = addDays('2026-11-20', ahead);
      const rule = seriesRule(first, one);
      const days = seriesDays(first, one);
      // One date or none is no series, and has no rule.
      expect(rule === undefined ? days.slice(2) : expanded(first, rule)).toEqual(rule === undefined ? [] : days);
    }),
  );
});
