import { describe, expect, test } from 'vitest';
import { packLanes } from './lanes.ts';
import { repeatIn, repeats, rruleOf } from './repeat.ts';
import { closedDaysOf, closedOf, hoursTouched, makeScale, placeOn, shareOf } from './scale.ts';
import { dayIn, daysOf, stepOf } from './view-range.ts';

const zone = 'Asia/Shanghai';
const at = (text: string): number => Date.parse(`${text}+08:00`);
const span = (from: string, to: string): { from: number; to: number } => ({ from: at(from), to: at(to) });

describe('days of a view', () => {
  test.each([
    ['day', '2026-11-26', '2026-11-26', '2026-11-26', 1],
    ['week', '2026-11-29', '2026-11-23', '2026-11-29', 7],
    ['week', '2026-11-23', '2026-11-23', '2026-11-29', 7],
    ['month', '2027-02-14', '2027-02-01', '2027-02-28', 28],
    ['month', '2026-12-31', '2026-12-01', '2026-12-31', 31],
  ] as const)('%s of %s', (view, day, first, last, count) => {
    const days = daysOf(view, day);
    expect([days[0], days.at(-1), days.length]).toEqual([first, last, count]);
  });
  test.each([
    ['day', '2026-12-31', 1, '2027-01-01'],
    ['week', '2026-11-26', -1, '2026-11-19'],
    ['month', '2027-01-31', 1, '2027-02-01'],
    ['month', '2027-01-31', -1, '2026-12-01'],
  ] as const)('%s from %s by %i', (view, day, by, expected) => expect(stepOf(view, day, by)).toBe(expected));
  test.each([['2026-02-30'], ['2026-13-01'], ['tomorrow'], ['']])('%o is no day', (text) => expect(dayIn(text)).toBeUndefined());
  test('a day is one', () => expect(dayIn('2026-11-26')).toBe('2026-11-26'));
});

describe('a scale', () => {
  const scale = makeScale(['2026-11-26', '2026-11-27'], { from: 8, to: 18 }, zone);
  test('folds the hours away that nobody uses', () => expect(scale.length).toBe(20 * 3_600_000));
  test.each([
    ['2026-11-26T08:00', 0],
    ['2026-11-26T13:00', 0.25],
    ['2026-11-26T20:00', 0.5],
    ['2026-11-27T08:00', 0.5],
    ['2026-11-27T18:00', 1],
    ['2026-11-25T00:00', 0],
    ['2026-12-01T00:00', 1],
  ])('%s lies at %f', (time, place) => expect(placeOn(scale, at(time))).toBeCloseTo(place, 9));
  test('what lies in a fold has no place', () => expect(shareOf(scale, span('2026-11-26T19:00', '2026-11-26T23:00'))).toBeUndefined());
  test('a night over the fold is as long as what is seen of it', () =>
    expect(shareOf(scale, span('2026-11-26T17:00', '2026-11-27T09:00'))).toEqual({ start: 0.45, width: 0.10000000000000003 }));
  test('what is closed is the rest of what is shown', () =>
    expect(closedOf(scale, [span('2026-11-26T09:00', '2026-11-26T12:00'), span('2026-11-26T11:00', '2026-11-26T17:00')])).toEqual([
      span('2026-11-26T08:00', '2026-11-26T09:00'),
      span('2026-11-26T17:00', '2026-11-26T18:00'),
      span('2026-11-27T08:00', '2026-11-27T18:00'),
    ]));
  test('a day is closed where nothing is open on it', () =>
    expect(closedDaysOf(scale, [span('2026-11-26T09:00', '2026-11-26T12:00')])).toEqual([
      { day: '2026-11-27', ...span('2026-11-27T08:00', '2026-11-27T18:00') },
    ]));
  test('a day of 25 hours is as long as it is', () => expect(makeScale(['2026-10-25'], { from: 0, to: 24 }, 'Europe/Berlin').length).toBe(25 * 3_600_000));
});

test.each([
  [[], { from: 0, to: 24 }],
  [[span('2026-11-26T09:30', '2026-11-26T17:00'), span('2026-11-27T08:00', '2026-11-27T09:00')], { from: 8, to: 17 }],
  [[span('2026-11-26T22:00', '2026-11-27T06:00')], { from: 5, to: 23 }],
  [[span('2026-11-26T09:00', '2026-11-27T17:00')], { from: 9, to: 17 }],
  [[span('2026-11-26T20:00', '2026-11-27T00:00')], { from: 20, to: 24 }],
])('hours touched %#', (spans, expected) => expect(hoursTouched(spans, zone)).toEqual(expected));

describe('lanes', () => {
  const item = (start: number, width: number) => ({ item: `${start}`, start, width });
  test('what shares a time lies below, what follows lies beside', () =>
    expect(packLanes([item(0.5, 0.5), item(0, 0.5), item(0.25, 0.5)], 0).placed.map(({ item: one, lane }) => [one, lane])).toEqual([
      ['0', 0],
      ['0.25', 1],
      ['0.5', 0],
    ]));
  test('nothing is narrower than can be touched, and nothing lies on another', () => {
    const { placed, lanes } = packLanes([item(0.995, 0.005), item(0.98, 0.005)], 0.05);
    expect(lanes).toBe(2);
    expect(placed.every((one) => one.width >= 0.05 && one.start + one.width <= 1)).toBe(true);
  });
});

describe('what recurs', () => {
  test.each(repeats)('%s is read back', (repeat) => {
    const rule = rruleOf(repeat, '2026-11-26', repeat === 'none' ? '' : '2027-03-28', 'Europe/Berlin');
    expect(repeatIn(rule ?? null, 'Europe/Berlin')).toEqual({ repeat, last: repeat === 'none' ? '' : '2027-03-28' });
  });
  test('may end after so many times', () => expect(repeatIn('FREQ=WEEKLY;COUNT=3', zone)).toEqual({ repeat: 'weekly', last: '', count: 3 }));
  test('ends at the end of the last local day, in UTC', () =>
    expect(rruleOf('weekly', '2026-11-26', '2026-12-31', zone)).toBe('FREQ=WEEKLY;BYDAY=TH;UNTIL=20261231T155900Z'));
  test.each([['FREQ=WEEKLY;BYDAY=MO,TH'], ['FREQ=YEARLY'], ['FREQ=DAILY;INTERVAL=3']])('%s is none of the simple ways', (rule) =>
    expect(repeatIn(rule, zone)).toBeUndefined(),
  );
});
