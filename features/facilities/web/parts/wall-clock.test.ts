import { describe, expect, test } from 'vitest';
import { addDays, clockOf, dayBounds, instantOf, mondayOf, wallClockOf } from './wall-clock.ts';

describe('a wall clock as an instant', () => {
  test.each([
    ['2026-11-26', '09:00', 'Asia/Shanghai', '2026-11-26T01:00:00.000Z'],
    ['2026-11-26', '23:59', 'America/New_York', '2026-11-27T04:59:00.000Z'],
    // 02:30 is left out in Berlin that day: the offset before the gap makes it 03:30.
    ['2027-03-28', '02:30', 'Europe/Berlin', '2027-03-28T01:30:00.000Z'],
    ['2027-03-28', '03:30', 'Europe/Berlin', '2027-03-28T01:30:00.000Z'],
    // 02:30 comes twice: the first.
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', '12:00', 'Europe/Berlin', '2026-10-25T11:00:00.000Z'],
  ])('%s %s in %s', (day, time, zone, expected) => expect(instantOf(day, time, zone)?.toISOString()).toBe(expected));
  test.each([
    ['', '09:00'],
    ['2026-13-01', '09:00'],
    ['2026-11-26', ''],
    ['2026-11-26', '25:00'],
  ])('%o %o is none', (day, time) => expect(instantOf(day, time, 'Asia/Shanghai')).toBeUndefined());
});

test('and back', () => expect(wallClockOf(new Date('2026-11-26T01:05:00Z'), 'Asia/Shanghai')).toEqual({ day: '2026-11-26', time: '09:05' }));
test('minutes as a clock', () => expect([0, 545, 1439].map(clockOf)).toEqual(['00:00', '09:05', '23:59']));
test('days on and back', () => expect([addDays('2026-11-26', 7), addDays('2027-03-01', -1)]).toEqual(['2026-12-03', '2027-02-28']));
test.each([
  ['2026-11-23', '2026-11-23'],
  ['2026-11-29', '2026-11-23'],
  ['2026-11-30', '2026-11-30'],
])('the week of %s begins on %s', (day, monday) => expect(mondayOf(day)).toBe(monday));
test('a day may have 25 hours', () => {
  const { from, to } = dayBounds('2026-10-25', 'Europe/Berlin');
  expect((to.getTime() - from.getTime()) / 3_600_000).toBe(25);
});
