import { describe, expect, test } from 'vitest';
import { dayLook, hoursShown, onStrip, together, within, without } from './day-looks.ts';

const zone = 'Asia/Shanghai';
const day = '2026-11-26';
const at = (clock: string, on = day): string => `${on}T${clock}:00+08:00`;
const span = (from: string, to: string) => ({ from: at(from), to: at(to) });
const long = 0;

describe('a day', () => {
  const open = [span('09:00', '17:00')];
  test.each([
    ['nothing is taken', [], 1, 'free', 8],
    ['an hour is taken', [{ ...span('10:00', '11:00'), taken: 1 }], 1, 'partly', 7],
    ['one of two places is taken', [{ ...span('09:00', '17:00'), taken: 1 }], 2, 'partly', 8],
    ['both places are taken', [{ ...span('09:00', '17:00'), taken: 2 }], 2, 'full', 0],
    ['only what is closed is taken', [{ ...span('18:00', '20:00'), taken: 1 }], 1, 'free', 8],
    [
      'two that touch fill it',
      [
        { ...span('08:00', '12:00'), taken: 1 },
        { ...span('12:00', '18:00'), taken: 1 },
      ],
      1,
      'full',
      0,
    ],
  ] as const)('%s', (_, busy, capacity, state, hours) => {
    const look = dayLook({ open, busy }, capacity, day, zone, long);
    expect(look.state).toBe(state);
    expect(look.free.reduce((sum, one) => sum + (one.to - one.from) / 3_600_000, 0)).toBe(hours);
  });
  test('closed', () => expect(dayLook({ open: [], busy: [] }, 1, day, zone, long).state).toBe('closed'));
  test('what is past is not free', () => {
    const look = dayLook({ open, busy: [] }, 1, day, zone, Date.parse(at('15:00')));
    expect([look.state, look.free]).toEqual(['free', [{ from: Date.parse(at('15:00')), to: Date.parse(at('17:00')) }]]);
    expect(dayLook({ open, busy: [] }, 1, day, zone, Date.parse(at('17:00'))).state).toBe('closed');
  });
  test('an opening over midnight belongs to both days', () => {
    const night = [{ from: at('22:00'), to: at('06:00', '2026-11-27') }];
    const looks = [day, '2026-11-27'].map((one) => dayLook({ open: night, busy: [] }, 1, one, zone, long));
    expect(looks.map((look) => look.free.map((one) => (one.to - one.from) / 3_600_000))).toEqual([[2], [6]]);
  });
});

test.each([
  [['closed', 'closed'], 'closed'],
  [['closed', 'free'], 'free'],
  [['full', 'free'], 'partly'],
  [['full', 'full', 'closed'], 'full'],
  [['partly', 'full'], 'partly'],
  [[], 'closed'],
] as const)('%j together: %s', (states, expected) => expect(together(states)).toBe(expected));

test('stretches merge and are taken away', () => {
  expect(
    within(
      [
        { from: 5, to: 9 },
        { from: 0, to: 6 },
        { from: 20, to: 30 },
      ],
      { from: 1, to: 25 },
    ),
  ).toEqual([
    { from: 1, to: 9 },
    { from: 20, to: 25 },
  ]);
  expect(
    without(
      [{ from: 0, to: 10 }],
      [
        { from: 2, to: 3 },
        { from: 8, to: 12 },
      ],
    ),
  ).toEqual([
    { from: 0, to: 2 },
    { from: 3, to: 8 },
  ]);
});

test('a strip of one scale', () => {
  const look = dayLook({ open: [span('09:30', '17:00')], busy: [] }, 1, day, zone, long);
  const hours = hoursShown([look], zone);
  expect(hours).toEqual({ from: 9, to: 17 });
  expect(onStrip(look.open[0]!, day, zone, hours)).toEqual({ start: 6.25, width: 93.75 });
  expect(hoursShown([], zone)).toEqual({ from: 8, to: 18 });
});
