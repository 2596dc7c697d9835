import { expect, test } from 'vitest';
import { fraction } from '@tongtu/kernel/fraction';
import { thresholdOf, triangular } from './choosers.ts';
import { randomOf, xoshiro128 } from './random.ts';

test('the first numbers of the reference implementation 1.1 from the state 1, 2, 3, 4', () => {
  const random = xoshiro128(1, 2, 3, 4);
  const drawn = Array.from({ length: 10 }, random);
  expect(drawn).toEqual([11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804]);
});
test('a run has its stream, whatever was drawn before; other runs and seeds have others', () => {
  const first = (seed: number, run: number): number[] => Array.from({ length: 4 }, randomOf(seed, run));
  expect(first(7, 3)).toEqual(first(7, 3));
  expect(new Set([first(7, 3), first(7, 4), first(8, 3), first(3, 7), first(0, 0)].map(String)).size).toBe(5);
});
test('first numbers of many runs fill their range evenly', () => {
  const bins = Array.from({ length: 16 }, () => 0);
  for (let run = 0; run < 16_000; run += 1) bins[randomOf(1, run)() >>> 28]! += 1;
  // χ² with 15 degrees of freedom: above 37.7 once in a thousand.
  expect(bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(37.7);
});
test('a chance is as many of the 2^32 numbers', () => {
  expect([fraction(0n), fraction(1n), fraction(1n, 2n), fraction(1n, 3n)].map(thresholdOf)).toEqual([0, 2 ** 32, 2 ** 31, 1_431_655_766]);
});
test('positions of the triangle from 0 over 100 to 200, by hand', () => {
  const at = triangular({ low: 0n, base: 100n, high: 200n });
  // u = 1/8: √(1/8 · 200 · 100) = 50
  expect([0, 0.125, 0.5, 0.875, 1].map(at)).toEqual([0n, 50n, 100n, 150n, 200n]);
});
test.each([
  { low: 0n, base: 0n, high: 100n },
  { low: -50n, base: 100n, high: 100n },
  { low: 7n, base: 7n, high: 7n },
  { low: 0n, base: 5n * 10n ** 14n, high: 10n ** 15n - 1n },
])('the triangle never leaves its ends and rises: %o', (estimate) => {
  const drawn = Array.from({ length: 101 }, (_, i) => triangular(estimate)(i / 100));
  expect([drawn[0], drawn[100]]).toEqual([estimate.low, estimate.high]);
  expect(drawn.every((amount, i) => i === 0 || amount >= drawn[i - 1]!)).toBe(true);
});
