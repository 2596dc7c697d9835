import { expect, test } from 'vitest';
import { isOver, lastMonths, monthOf, monthText } from './months.ts';

// Beijing is a day ahead of UTC in the evening.
const newYear = new Date('2026-12-31T16:30:00Z');

test('the month is that of Beijing', () => expect([monthOf(newYear), monthOf(new Date('2026-12-31T15:59:00Z'))]).toEqual(['2027-01', '2026-12']));
test.each([
  ['2026-12', true],
  ['2027-01', false],
  ['2027-02', false],
])('%s is over: %s', (month, over) => expect(isOver(month, newYear)).toBe(over));
test('back over a year', () => expect(lastMonths(newYear, 3)).toEqual(['2027-01', '2026-12', '2026-11']));
test('in words', () => expect([monthText('2026-10', 'zh'), monthText('2026-10', 'en')]).toEqual(['2026年10月', 'October 2026']));
