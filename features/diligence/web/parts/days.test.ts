import { expect, test } from 'vitest';
import { dayIn, daysBetween, periodStanding } from './days.ts';

test('a day is the day of the zone, not of Greenwich', () => {
  expect(dayIn(new Date('2026-05-31T16:00:00Z'))).toBe('2026-06-01');
  expect(dayIn(new Date('2026-05-31T15:59:59Z'))).toBe('2026-05-31');
  expect(dayIn(new Date('2026-05-31T16:00:00Z'), 'Europe/London')).toBe('2026-05-31');
});

test('days between count over months and leap days', () => {
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(daysBetween('2026-06-16', '2026-06-01')).toBe(-15);
});

test('the last day still belongs to the period', () => {
  expect(periodStanding('2026-06-16', '2026-06-01')).toEqual({ stands: 'days', days: 15 });
  expect(periodStanding('2026-06-16', '2026-06-16')).toEqual({ stands: 'last', days: 0 });
  expect(periodStanding('2026-06-16', '2026-06-17')).toEqual({ stands: 'over', days: 0 });
});
