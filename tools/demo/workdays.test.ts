import { expect, it } from 'vitest';
import { instantOf, workday } from './workdays.ts';

// Thursday, an hour past midnight in Beijing; Saturday; the last minute of a Sunday.
const [thursday, saturday, sunday] = ['2026-01-14T17:00:00Z', '2026-01-17T04:00:00Z', '2026-01-18T15:59:00Z'].map((text) => new Date(text)) as [
  Date,
  Date,
  Date,
];

it('counts Monday to Friday from today', () => {
  expect([-4, -1, 0, 1, 2, 7].map((n) => workday(thursday, n))).toEqual(['2026-01-09', '2026-01-14', '2026-01-15', '2026-01-16', '2026-01-19', '2026-01-26']);
});
it('on a weekend today is the Monday to come', () => {
  for (const now of [saturday, sunday]) expect([-1, 0, 1].map((n) => workday(now, n))).toEqual(['2026-01-16', '2026-01-19', '2026-01-20']);
});
it('the clock is that of Beijing', () => {
  expect(instantOf('2026-01-15', '09:00')).toEqual(new Date('2026-01-15T01:00:00Z'));
});
