/** The window of objections at its edges: days of the calendar in Beijing, the last one to its end. */
import { describe, expect, it } from 'vitest';
import { daysLater, isWindowOpen, objectionRule, objectionsUntil, objectionsUntilAfterAnswer, payableFrom } from './objection-window.ts';

describe('the window of objections', () => {
  it('is fifteen days, the day of issue not counted, by the clock in Beijing', () => {
    expect(objectionRule).toMatchObject({ days: 15, daysAfterAnswer: 3 });
    expect(objectionsUntil(new Date('2026-12-01T00:00:00+08:00'))).toBe('2026-12-16');
    expect(objectionsUntil(new Date('2026-12-01T23:59:59+08:00'))).toBe('2026-12-16');
    // In Greenwich it is still the first.
    expect(objectionsUntil(new Date('2026-12-01T16:00:00Z'))).toBe('2026-12-17');
    expect(objectionsUntil(new Date('2028-02-20T08:00:00+08:00'))).toBe('2028-03-06');
  });
  it('is open to the end of its last day, and what it held is payable on the next', () => {
    expect(isWindowOpen('2026-12-16', new Date('2026-12-16T23:59:59.999+08:00'))).toBe(true);
    expect(isWindowOpen('2026-12-16', new Date('2026-12-17T00:00:00+08:00'))).toBe(false);
    expect(payableFrom('2026-12-31')).toBe('2027-01-01');
  });
  it.each([
    ['2026-12-16', '2026-12-05T10:00:00+08:00', '2026-12-16'],
    ['2026-12-16', '2026-12-13T10:00:00+08:00', '2026-12-16'],
    ['2026-12-16', '2026-12-14T10:00:00+08:00', '2026-12-17'],
    ['2026-12-16', '2027-01-20T10:00:00+08:00', '2027-01-23'],
  ])('until %s, answered at %s: until %s', (until, answeredAt, expected) => {
    expect(objectionsUntilAfterAnswer(until, new Date(answeredAt))).toBe(expected);
  });
  it('is data', () => {
    expect(objectionsUntil(new Date('2026-12-01T08:00:00+08:00'), { days: 0, daysAfterAnswer: 0 })).toBe('2026-12-01');
    expect(daysLater('2026-12-30', 3)).toBe('2027-01-02');
  });
});
