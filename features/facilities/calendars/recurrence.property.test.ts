/** Our expansion of recurrence rules against that of an independent library, over random rules, zones and windows. */
import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { describe, expect, it } from 'vitest';
import { instantOfWallClock, parseWallClock, wallClockOf } from '@tongtu/kernel/period';
import { expect as must } from '@tongtu/kernel/result';
import type { Opening } from '../contract/facilities.ts';
import { expand, openSpans } from './recurrence.ts';

const zones = ['Asia/Shanghai', 'UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/St_Johns', 'Africa/Casablanca', 'Asia/Kathmandu'];
const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const two = (n: number): string => String(n).padStart(2, '0');

const someOf = <T>(from: fc.Arbitrary<T>, most: number) => fc.uniqueArray(from, { minLength: 1, maxLength: most });
const signed = (most: number) => fc.integer({ min: 1, max: most }).chain((n) => fc.constantFrom(n, -n));
const maybe = <T>(part: fc.Arbitrary<T>) => fc.option(part, { nil: undefined, freq: 2 });
const list = (name: string, from: fc.Arbitrary<number | string>, most: number) => maybe(someOf(from, most).map((all) => `${name}=${all.join(',')}`));
const numbered = (most: number) =>
  fc
    .tuple(fc.constantFrom('', '', ...Array.from({ length: most }, (_, i) => [`${i + 1}`, `-${i + 1}`, `+${i + 1}`]).flat()), fc.constantFrom(...names))
    .map(([nth, day]) => nth + day);

// BYWEEKNO is left to examples: the other library finds other days with `between` than with `all` there.
const partsOf = {
  DAILY: [list('BYMONTH', fc.integer({ min: 1, max: 12 }), 6), list('BYMONTHDAY', signed(31), 12), list('BYDAY', fc.constantFrom(...names), 5)],
  WEEKLY: [list('BYMONTH', fc.integer({ min: 1, max: 12 }), 6), list('BYDAY', fc.constantFrom(...names), 5)],
  MONTHLY: [list('BYMONTH', fc.integer({ min: 1, max: 12 }), 6), list('BYMONTHDAY', signed(31), 12), list('BYDAY', numbered(5), 4)],
  YEARLY: [
    list('BYMONTH', fc.integer({ min: 1, max: 12 }), 4),
    list('BYMONTHDAY', signed(31), 12),
    // In a year the other library drops every plain day that stands beside a numbered one (`MO,2MO`).
    fc.oneof(
      list('BYDAY', fc.constantFrom(...names), 4),
      list(
        'BYDAY',
        numbered(5).filter((day) => day.length > 2),
        4,
      ),
    ),
    list('BYYEARDAY', signed(366), 20),
  ],
} as const;

const times = maybe(someOf(fc.integer({ min: 4, max: 23 }), 3).map((hours) => `BYHOUR=${hours.join(',')}`));
const end = fc.oneof(
  fc.constant(undefined),
  fc.integer({ min: 1, max: 60 }).map((count) => `COUNT=${count}`),
  fc
    .date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2032-01-01T00:00:00Z'), noInvalidDate: true })
    .map((until) => `UNTIL=${until.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`),
  fc
    .date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2032-01-01T00:00:00Z'), noInvalidDate: true })
    .map((until) => `UNTIL=${until.toISOString().slice(0, 10).replaceAll('-', '')}`),
);

const aRule = fc.constantFrom(...(Object.keys(partsOf) as (keyof typeof partsOf)[])).chain((frequency) =>
  fc
    .tuple(
      fc.tuple(...(partsOf[frequency] as readonly fc.Arbitrary<string | undefined>[])),
      maybe(fc.integer({ min: 1, max: 5 }).map((interval) => `INTERVAL=${interval}`)),
      maybe(fc.constantFrom(...names).map((day) => `WKST=${day}`)),
      times,
      end,
      list('BYSETPOS', signed(6), 3),
    )
    .map(([parts, interval, weekStart, hours, finish, positions]) => {
      const named = parts.filter((part) => part !== undefined);
      // Beside BYYEARDAY, BYMONTHDAY and BYDAY limit (RFC 5545, 3.3.10, the table and its note 2); the other library leaves them out.
      const byYearDay = named.filter((part) => part.startsWith('BYYEARDAY') || part.startsWith('BYMONTH='));
      const beside = byYearDay.some((part) => part.startsWith('BYYEARDAY')) ? byYearDay : named;
      // In a year it leaves BYMONTHDAY out where a day is numbered; that limits too (note 2 again).
      const given =
        frequency === 'YEARLY' && beside.some((part) => /^BYDAY=.*\d/.test(part)) ? beside.filter((part) => !part.startsWith('BYMONTHDAY')) : beside;
      const position = given.length > 0 || hours !== undefined ? positions : undefined;
      return [`FREQ=${frequency}`, interval, ...given, hours, position, weekStart, finish].filter((part) => part !== undefined).join(';');
    }),
);

/** From four in the morning: clocks are set before, so no wall clock of these is missing or doubled (see below for those). */
const aStart = fc
  .tuple(fc.integer({ min: 0, max: 365 * 6 }), fc.integer({ min: 4, max: 23 }), fc.constantFrom(0, 15, 30))
  .map(([day, hour, minute]) => `${new Date(Date.UTC(2024, 0, 1) + day * 86_400_000).toISOString().slice(0, 10)}T${two(hour)}:${two(minute)}`);

const stamp = (wall: string): string => `${wall.replace(/[-:]/g, '')}00`;

/** Begins by the other library, within the window. */
const theirs = (rule: string, start: string, zone: string, exdates: readonly string[], window: { from: Date; to: Date }): string[] => {
  const lines = [`DTSTART;TZID=${zone}:${stamp(start)}`, `RRULE:${rule}`, ...exdates.map((exdate) => `EXDATE;TZID=${zone}:${stamp(exdate)}`)];
  return new RRuleTemporal({ rruleString: lines.join('\n'), maxIterations: 100_000 })
    .between(window.from, new Date(window.to.getTime() - 1), true)
    .map((each) => new Date(each.epochMilliseconds).toISOString());
};

const ours = (rule: string, start: string, zone: string, exdates: readonly string[], window: { from: Date; to: Date }): string[] =>
  must(expand({ start, minutes: 1, rrule: rule, exdates, zone }, window, 50_000))
    .map(({ from }) => from)
    .filter((from) => from >= window.from && from < window.to)
    .map((from) => from.toISOString());

describe('a recurrence', () => {
  it('expands as the independent library says', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        aRule,
        aStart,
        fc.constantFrom(...zones),
        fc.integer({ min: -200, max: 3000 }),
        fc.integer({ min: 1, max: 900 }),
        fc.array(fc.nat(200), { maxLength: 4 }),
        (rule, start, zone, after, days, without) => {
          const from = new Date(parseWallClock(start)! + after * 86_400_000);
          const window = { from, to: new Date(from.getTime() + days * 86_400_000) };
          const all = theirs(rule, start, zone, [], window);
          const wall = (at: string): string => new Date(wallClockOf(Date.parse(at), zone)).toISOString().slice(0, 16);
          const exdates = without.flatMap((at) => (all[at] === undefined ? [] : [wall(all[at])]));
          compared += all.length;
          expect(ours(rule, start, zone, exdates, window)).toEqual(theirs(rule, start, zone, exdates, window));
        },
      ),
      { numRuns: 1000 },
    );
    // A comparison of nothing with nothing proves nothing.
    expect(compared).toBeGreaterThan(10_000);
  }, 120_000);

  it(
    'is the same in whatever window one looks',
    () =>
      fc.assert(
        fc.property(
          aRule,
          aStart,
          fc.constantFrom(...zones),
          fc.integer({ min: -30, max: 900 }),
          fc.integer({ min: 1, max: 90 }),
          (rule, start, zone, after, days) => {
            const from = parseWallClock(start)! + after * 86_400_000;
            const window = { from: new Date(from), to: new Date(from + days * 86_400_000) };
            const recurring = { start, minutes: 600, rrule: rule, exdates: [], zone };
            const wide = must(expand(recurring, { from: new Date(parseWallClock(start)! - 40 * 86_400_000), to: new Date(from + 200 * 86_400_000) }, 50_000));
            expect(must(expand(recurring, window, 50_000))).toEqual(wide.filter((one) => one.from < window.to && one.to > window.from));
          },
        ),
        { numRuns: 500 },
      ),
    60_000,
  );

  it(
    'opens when one of its openings does, and at no other time',
    () =>
      fc.assert(
        fc.property(
          fc.array(fc.record({ start: aStart, minutes: fc.integer({ min: 1, max: 3000 }), rrule: fc.option(aRule), exdates: fc.constant<string[]>([]) }), {
            minLength: 1,
            maxLength: 3,
          }),
          fc.constantFrom(...zones),
          fc.integer({ min: 0, max: 900 }),
          fc.integer({ min: 1, max: 150 }),
          (openings: Opening[], zone, after, days) => {
            const from = Date.UTC(2024, 0, 1) + after * 86_400_000;
            const window = { from: new Date(from), to: new Date(from + days * 86_400_000) };
            const spans = openSpans(openings, zone, window);
            expect(openSpans(openings, zone, window)).toEqual(spans);
            for (const [at, span] of spans.entries()) {
              expect(span.from < span.to && span.from < window.to && span.to > window.from).toBe(true);
              expect(at === 0 || spans[at - 1]!.to < span.from).toBe(true);
            }
            const all = openings.flatMap((opening) => must(expand({ ...opening, zone }, window, 50_000)));
            for (const one of all) expect(spans.some((span) => span.from <= one.from && one.to <= span.to)).toBe(true);
            // As long in sum, within the window: nothing was added.
            const edges = [...new Set([window.from, window.to, ...all.flatMap(({ from: a, to: b }) => [a, b])].map(Number))].sort((a, b) => a - b);
            const inside = (a: number, b: number): number => Math.max(0, Math.min(b, Number(window.to)) - Math.max(a, Number(window.from)));
            const covered = edges
              .slice(1)
              .reduce(
                (sum, edge, at) => (all.some((one) => Number(one.from) <= edges[at]! && edge <= Number(one.to)) ? sum + inside(edges[at]!, edge) : sum),
                0,
              );
            expect(spans.reduce((sum, span) => sum + inside(Number(span.from), Number(span.to)), 0)).toBe(covered);
          },
        ),
        { numRuns: 300 },
      ),
    60_000,
  );
});

describe('a wall clock', () => {
  const anInstant = fc.integer({ min: Date.UTC(1930, 0, 1) / 60_000, max: Date.UTC(2150, 0, 1) / 60_000 }).map((minute) => minute * 60_000);
  it('of an instant leads back to it, or to the first time when it was shown', () =>
    fc.assert(
      fc.property(anInstant, fc.constantFrom(...zones), (instant, zone) => {
        const wall = wallClockOf(instant, zone);
        const back = instantOfWallClock(wall, zone);
        expect(back <= instant).toBe(true);
        expect(wallClockOf(back, zone)).toBe(wall);
      }),
      { numRuns: 2000 },
    ));
});
