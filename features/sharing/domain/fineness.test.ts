import { expect, test } from 'vitest';
import { fraction } from '@tongtu/kernel/fraction';
import { commonDenominator, finestInStep as finest } from './fineness.ts';
import { readPlan } from './read-plan.ts';

const plan = (steps: readonly object[]) => ({
  version: 1,
  title: { en: 'x' },
  currency: 'CNY',
  pathway: 'licence',
  effectiveOn: '2026-11-01',
  unit: { entityType: 'private-enterprise', region: 'CN', publishedRule: true },
  parties: ['a', 'b', 'c'].map((id) => ({ id, role: 'partner' })),
  base: { kind: 'gross' },
  steps,
  clawback: false,
  rounding: { ties: [] },
});
const kinds = (steps: readonly object[]): (readonly [string, string | undefined])[] => {
  const read = readPlan(plan(steps));
  return read.ok ? [] : (read.error.errors ?? []).map(({ kind, field }) => [kind, field] as const);
};
const rest = { kind: 'split', shares: { a: '1/3', b: '1/3', c: '1/3' } };

test('the common denominator is the least one, and bounded', () => {
  expect(commonDenominator([fraction(1n, 6n), fraction(1n, 10n), fraction(2n, 15n)], finest)).toBe(30n);
  expect(commonDenominator([], finest)).toBe(1n);
  expect(commonDenominator([fraction(1n, finest)], finest)).toBe(finest);
  expect(commonDenominator([fraction(1n, finest + 1n)], finest)).toBeUndefined();
  expect(commonDenominator([fraction(1n, 999_999_937n), fraction(1n, 999_999_929n)], finest)).toBeUndefined();
});
test('shares that are each coarse enough may be too fine together', () => {
  const of = (denominator: number) => ({ kind: 'split', upTo: '1.00', shares: { a: `1/${denominator}`, b: `${denominator - 1}/${denominator}` } });
  const primes = [999_983, 999_979, 999_961, 999_959, 999_953, 999_931, 999_917, 999_907, 999_883, 999_863, 999_853, 999_809];
  expect(kinds([...primes.slice(0, 10).map(of), rest])).toEqual([]);
  expect(kinds([...primes.map(of), rest])).toEqual([['shares-too-fine', 'steps']]);
  expect(kinds([{ kind: 'split', shares: { a: '1/1000000000039', b: '1000000000038/1000000000039' } }])).toEqual([['shares-too-fine', 'steps.0.shares']]);
});
test('a plan has a bounded number of caps and of recoups of a part', () => {
  const capped = { kind: 'split', upTo: '10.00', shares: { a: '50%', b: '30%', c: '20%' }, caps: { a: '1.00', b: '1.00' }, overflow: 'c' };
  expect(kinds([...Array.from({ length: 59 }, () => capped), rest])).toEqual([]);
  const recoup = { kind: 'recoup', party: 'a', upTo: '1.00', rate: '50%' };
  expect(kinds([...Array.from({ length: 10 }, () => recoup), rest])).toEqual([]);
  expect(kinds([...Array.from({ length: 11 }, () => recoup), rest])).toEqual([['recoups-too-many', 'steps']]);
  expect(kinds([...Array.from({ length: 40 }, () => ({ ...recoup, rate: '100%' })), rest])).toEqual([]);
});
