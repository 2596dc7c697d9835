import { expect, test } from 'vitest';
import { expect as good } from '@tongtu/kernel/result';
import { readPlan } from '../../../domain/read-plan.ts';
import { planOfTemplate } from '../templates.ts';
import { breakpointsOf, curvesOf, incomesOf, rangeOf, roundUp } from './curves.ts';

const about = { title: { en: 'A plan' }, effectiveOn: '2026-11-01', unit: { entityType: 'state-university' as const, region: 'CN', publishedRule: false } };
const plan = good(readPlan(planOfTemplate('waterfall', about)));

test('breakpoints are where steps end and caps are reached', () =>
  // 3,000,000 and 13,000,000; the cap of 3,000,000 at 8 % is reached 37,500,000 later.
  expect(breakpointsOf(plan)).toEqual([300_000_000n, 1_300_000_000n, 5_050_000_000n]));
test('the range shows them all, in round numbers', () => {
  expect(rangeOf(plan)).toBe(10_000_000_000n);
  expect(rangeOf(good(readPlan(planOfTemplate('licence', about))))).toBe(100_000_000n);
  expect([1n, 3n, 6n, 11n, 500n].map(roundUp)).toEqual([1n, 5n, 10n, 20n, 500n]);
});
test('a linear picture of amounts needs the breakpoints and no more', () =>
  expect(incomesOf(plan, 'linear', 'amount', 10_000_000_000n)).toEqual([0n, 300_000_000n, 1_300_000_000n, 5_050_000_000n, 10_000_000_000n]));
test('all parties together have all money, in amounts and in shares', () => {
  for (const scale of ['linear', 'log'] as const)
    for (const measure of ['amount', 'share'] as const) {
      const incomes = incomesOf(plan, scale, measure, 10_000_000_000n);
      const curves = curvesOf(plan, incomes, measure, 100n);
      expect(incomes.length).toBeGreaterThan(4);
      incomes.forEach((x, i) => {
        const sum = curves.reduce((all, { values }) => all + values[i]!, 0);
        expect(sum).toBeCloseTo(measure === 'share' ? 100 : Number(x) / 100, 0);
      });
    }
});
