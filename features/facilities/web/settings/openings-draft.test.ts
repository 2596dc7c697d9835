import { describe, expect, test } from 'vitest';
import type { Opening } from '../../contract/facilities.ts';
import { daysBetween, draftOf, lengthOf, openingsOf, weeklyHours } from './openings-draft.ts';

const weekdays: Opening = {
  start: '2026-11-26T09:00',
  minutes: 480,
  rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  exdates: ['2027-02-08T09:00', '2027-02-09T09:00'],
};
const saturday: Opening = { start: '2026-11-28T09:00', minutes: 180, rrule: 'FREQ=WEEKLY;BYDAY=SA', exdates: [] };
const night: Opening = { start: '2026-11-27T22:00', minutes: 480, rrule: 'FREQ=WEEKLY;BYDAY=FR', exdates: ['2027-01-01T22:00'] };
const once: Opening = { start: '2027-01-10T08:00', minutes: 600, rrule: null, exdates: [] };
const other: Opening = { start: '2026-12-01T09:00', minutes: 120, rrule: 'FREQ=MONTHLY;BYDAY=1TU', exdates: ['2027-01-05T09:00'] };

describe('opening hours as a form', () => {
  test.each([
    ['working days', [weekdays, saturday]],
    ['nights', [night]],
    ['single days and other rules', [{ ...weekdays, exdates: [] }, once, other]],
    ['an exception of one row only', [weekdays, night]],
    ['nothing', []],
  ])('%s come back as they were', (_, openings) => expect(openingsOf(draftOf(openings))).toEqual(openings));
  test('every day is a row of seven days', () =>
    expect(openingsOf(draftOf([{ start: '2026-11-26T08:00', minutes: 600, rrule: 'FREQ=DAILY', exdates: [] }]))).toEqual([
      { start: '2026-11-26T08:00', minutes: 600, rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU', exdates: [] },
    ]));
  test('closing a day closes what has no row too, and opening it again opens it', () => {
    const draft = draftOf([
      { ...weekdays, exdates: [] },
      { ...other, exdates: [] },
    ]);
    const closed = openingsOf({ ...draft, closed: ['2027-01-05'] });
    expect(closed.map((one) => one.exdates)).toEqual([['2027-01-05T09:00'], ['2027-01-05T09:00']]);
    expect(draftOf(closed).closed).toEqual(['2027-01-05']);
    expect(openingsOf({ ...draftOf(closed), closed: [] }).map((one) => one.exdates)).toEqual([[], []]);
  });
  test('a closed day is one on which every row that would open is excepted', () => {
    expect(draftOf([weekdays, saturday]).closed).toEqual(['2027-02-08', '2027-02-09']);
    // New Year’s Day 2027 is a Friday: the night is off, the day is not.
    const { closed, weekly } = draftOf([weekdays, night]);
    expect([closed, weekly.map((row) => row.off)]).toEqual([
      ['2027-02-08', '2027-02-09'],
      [[], ['2027-01-01']],
    ]);
  });
  test('closing a day closes each row that opens on it, and no other', () => {
    const draft = { ...draftOf([weekdays, saturday]), closed: ['2027-01-02'] };
    expect(openingsOf(draft).map((one) => one.exdates)).toEqual([[], ['2027-01-02T09:00']]);
  });
  test('a row begins with its own first day', () => {
    const draft = draftOf([weekdays]);
    expect(openingsOf({ ...draft, closed: [], weekly: [{ ...draft.weekly[0]!, days: [0] }] })[0]!.start).toBe('2026-11-30T09:00');
  });
  test('a row without days is none', () =>
    expect(openingsOf({ ...draftOf([]), weekly: [{ days: [], from: '09:00', to: '17:00', since: '2026-11-26', off: [] }] })).toEqual([]));
});

test.each([
  ['09:00', '17:00', 480],
  ['22:00', '06:00', 480],
  ['00:00', '00:00', 1440],
])('from %s to %s', (from, to, minutes) => expect(lengthOf(from, to)).toBe(minutes));
test('hours of a week', () => expect(weeklyHours(draftOf([weekdays, saturday]).weekly)).toBe(43));
test('days between', () =>
  expect([daysBetween('2027-02-27', '2027-03-01'), daysBetween('2027-03-01', '2027-02-01')]).toEqual([['2027-02-27', '2027-02-28', '2027-03-01'], []]));
