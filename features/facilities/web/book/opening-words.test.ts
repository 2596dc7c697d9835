import { expect, test } from 'vitest';
import type { Translate } from '@tongtu/platform/ui';
import { longestOpening, openingLines, runsOf } from './opening-words.ts';

const t = Object.assign((key: string, values: object = {}) => `${key}${JSON.stringify(values)}`, {
  maybe: () => undefined,
  language: 'en',
}) as unknown as Translate;

test.each([
  [[0, 1, 2, 3, 4], [[0, 4]]],
  [
    [4, 0, 1],
    [
      [0, 1],
      [4, 4],
    ],
  ],
  [[], []],
] as const)('%j', (days, runs) => expect(runsOf(days)).toEqual(runs));

test('weekly hours in words, other rules only named', () => {
  const lines = openingLines(
    t,
    [
      { start: '2026-01-05T09:00', minutes: 480, rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', exdates: [] },
      { start: '2026-01-05T22:00', minutes: 480, rrule: 'FREQ=MONTHLY;BYDAY=1MO', exdates: [] },
    ],
    (words) => words.join('+'),
  );
  expect(lines.length).toBe(2);
  expect(lines[0]).toContain('book.hours.run');
  expect(lines[0]).toContain('"from":"09:00","to":"17:00"');
  expect(lines[1]).toContain('book.hours.more');
});
test.each([
  ['2026-01-05T08:00', 600, '"days":"book.hours.daily{}","from":"08:00","to":"18:00"'],
  ['2026-01-05T00:00', 1440, 'book.hours.always'],
  ['2026-01-05T20:00', 720, 'book.hours.rowOver'],
])('every day from %s for %i minutes', (start, minutes, said) =>
  expect(openingLines(t, [{ start, minutes, rrule: 'FREQ=DAILY', exdates: [] }], (words) => words.join('+'))[0]?.replaceAll('\\', '')).toContain(said),
);
test('the longest stretch', () =>
  expect([
    longestOpening([]),
    longestOpening([
      { start: '', minutes: 60, rrule: null, exdates: [] },
      { start: '', minutes: 90, rrule: null, exdates: [] },
    ]),
  ]).toEqual([undefined, 90]));
