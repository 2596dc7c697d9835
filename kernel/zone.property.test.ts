/** Wall clocks against `Intl` itself, through clocks that are set and zones that are half an hour off. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOfWallClock, minuteOfLocalDay, parseWallClock, wallClockOf } from './period.ts';

const zones = [
  'UTC',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Apia',
  'Africa/Casablanca',
];
const zone = fc.constantFrom(...zones);
const instant = fc.integer({ min: Date.UTC(1995, 0, 1) / 60_000, max: Date.UTC(2060, 0, 1) / 60_000 }).map((minutes) => minutes * 60_000);
const shown = (at: number, zone_: string): number => {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-US', { timeZone: zone_, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return Number(parts['hour']) * 60 + Number(parts['minute']);
};

describe('the clock on the wall', () => {
  test('minutes of the day are those that Intl shows', () => {
    fc.assert(fc.property(instant, zone, (at, of) => void expect(minuteOfLocalDay(new Date(at), of)).toBe(shown(at, of))));
  });

  test.each([
    ['before the gap', '2026-03-29T00:59:00Z', 119],
    ['after the gap', '2026-03-29T01:00:00Z', 180],
    ['before the repeated hour', '2026-10-25T00:59:00Z', 179],
    ['in it the second time', '2026-10-25T01:00:00Z', 120],
  ])('%s in Berlin', (_, at, minutes) => expect(minuteOfLocalDay(new Date(at), 'Europe/Berlin')).toBe(minutes));

  test('an instant is found again by what the clock shows, but for the second of two that show the same', () => {
    fc.assert(
      fc.property(instant, zone, (at, of) => {
        const wall = wallClockOf(at, of);
        const found = instantOfWallClock(wall, of);
        expect(wallClockOf(found, of)).toBe(wall);
        expect(found).toBeLessThanOrEqual(at);
      }),
    );
  });

  test.each([
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-03-08T02:15', 'America/New_York', '2026-03-08T07:15:00.000Z'],
    ['2026-02-02T09:00', 'Asia/Shanghai', '2026-02-02T01:00:00.000Z'],
  ])('%s in %s', (text, of, at) => expect(new Date(instantOfWallClock(parseWallClock(text)!, of)).toISOString()).toBe(at));

  test.each(['2026-02-30T09:00', '2026-02-02T24:00', '2026-02-02', 'x', '2026-02-02T09:00Z'])('%s is no wall clock', (text) =>
    expect(parseWallClock(text)).toBeUndefined(),
  );
});
