import { expect, test } from 'vitest';
import { NotRight } from '../fault.ts';
import { borneBy, holdTime } from './times.ts';

const seen = (...instants: readonly string[]) => ({ seen: new Map(instants.map((instant, i) => [`w${i}`, Date.parse(instant) / 1000])) });
const kindOf = (work: () => void): string => {
  try {
    work();
    return 'holds';
  } catch (error) {
    return error instanceof NotRight ? error.kind : 'thrown';
  }
};

test('a time that is later than the first witness is impossible; clocks may differ by minutes', () => {
  const stated = '2026-11-26T02:00:00.000Z';
  expect(kindOf(() => holdTime(stated, seen(), 'p'))).toBe('holds');
  expect(kindOf(() => holdTime(stated, seen('2026-11-26T02:00:03Z'), 'p'))).toBe('holds');
  expect(kindOf(() => holdTime(stated, seen('2026-11-26T01:51:00Z'), 'p'))).toBe('holds');
  expect(kindOf(() => holdTime(stated, seen('2026-11-26T01:49:00Z', '2026-11-27T00:00:00Z'), 'p'))).toBe('time-after-witness');
  expect(kindOf(() => holdTime('yesterday', seen(), 'p'))).toBe('time-malformed');
});

test('a witness within a day bears a time out; later, or nobody, and it is only stated', () => {
  const stated = '2026-11-26T02:00:00.000Z';
  expect(borneBy(stated, seen('2026-11-27T01:59:00Z', '2027-01-01T00:00:00Z'))).toBe('borne-out');
  expect(borneBy(stated, seen('2026-11-27T02:01:00Z'))).toBe('stated-only');
  expect(borneBy(stated, seen())).toBe('stated-only');
});
