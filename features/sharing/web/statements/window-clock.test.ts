import { expect, test } from 'vitest';
import { dayBefore, daysLeft } from './window-clock.ts';

test('the last day counts until its end', () => {
  expect(daysLeft('2027-03-10', '2027-03-10')).toBe(1);
  expect(daysLeft('2027-03-10', '2027-03-09')).toBe(2);
  expect(daysLeft('2027-03-10', '2027-03-11')).toBe(0);
  expect(daysLeft('2028-03-01', '2028-02-28')).toBe(3);
});
test('the day before crosses months', () => expect(dayBefore('2027-03-01')).toBe('2027-02-28'));
