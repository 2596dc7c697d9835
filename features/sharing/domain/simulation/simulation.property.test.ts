import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expect as value } from '@tongtu/kernel/result';
import type { SharingPlan } from '../plan.ts';
import { readPlan } from '../read-plan.ts';
import { settlerOf } from '../settle.ts';
import { drawer } from './choosers.ts';
import { courseMaker, settledCourse } from './courses.ts';
import { fitToPlan, flowsOf } from './flows.ts';
import { randomOf } from './random.ts';
import { quantileNames, type SimulationReport } from './report.ts';
import { readScenarios } from './read-scenarios.ts';
import { courseOfRun, simulate } from './simulate.ts';
import type { Scenarios } from './scenarios.ts';

const yuan = (minor: number): string => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
const estimate = fc
  .tuple(fc.nat(5_000_000), fc.nat(5_000_000), fc.nat(5_000_000))
  .map((three) => three.toSorted((a, b) => a - b).map(yuan))
  .map(([low, base, high]) => ({ low, base, high }));
const ids = ['a', 'b', 'c', 'd'];
const shares = fc
  .array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 })
  .map((parts) => Object.fromEntries(parts.map((part, i) => [ids[i], `${part}/${parts.reduce((sum, one) => sum + one, 0)}`])));

const plans = (clawback: fc.Arbitrary<boolean>): fc.Arbitrary<SharingPlan> =>
  fc
    .record({
      recoup: fc.integer({ min: 1, max: 3_000_000 }),
      rate: fc.integer({ min: 1, max: 100 }),
      tier: fc.integer({ min: 1, max: 3_000_000 }),
      first: shares,
      last: shares,
      cap: fc.nat(1_000_000),
      clawback,
      profit: fc.boolean(),
    })
    .map(({ recoup, rate, tier, first, last, cap, clawback: takesBack, profit }) =>
      value(
        readPlan({
          version: 1,
          title: { en: 'Any' },
          currency: 'CNY',
          pathway: profit ? 'joint-implementation' : 'licence',
          effectiveOn: '2028-02-29',
          unit: { entityType: 'private-enterprise', region: 'CN' },
          parties: ids.map((id) => ({ id, role: 'partner' })),
          base: { kind: 'net', deduct: ['upkeep', 'taxes'] },
          steps: [
            { kind: 'recoup', party: 'a', upTo: yuan(recoup), rate: `${rate}%` },
            { kind: 'split', upTo: yuan(tier), shares: first },
            { kind: 'split', shares: last, caps: { b: yuan(cap) }, overflow: 'c' },
          ],
          ...(profit ? { annualProfit: { party: 'd', rate: '5%', years: 3, from: 'first-profit-year' } } : {}),
          clawback: takesBack,
        }),
      ),
    );

const part = fc.integer({ min: 0, max: 100 }).map((percent) => `${percent}%`);
const scenarios = (endsIncome: fc.Arbitrary<boolean>): fc.Arbitrary<Scenarios> =>
  fc
    .record({
      noise: part,
      discountRate: part,
      entry: estimate,
      sales: fc.array(estimate, { maxLength: 6 }),
      tiersBy: fc.constantFrom('cumulative', 'yearly'),
      milestones: fc.array(fc.record({ year: fc.integer({ min: 0, max: 6 }), probability: part, amount: estimate }), { maxLength: 3 }),
      exits: fc.array(fc.record({ year: fc.integer({ min: 0, max: 6 }), probability: part, amount: estimate, endsIncome }), { maxLength: 2 }),
      costs: fc.array(fc.record({ category: fc.constantFrom('upkeep', 'taxes', 'rd'), yearly: fc.array(estimate, { maxLength: 6 }) }), { maxLength: 3 }),
      profit: fc.array(estimate, { maxLength: 6 }),
      loss: fc.nat(5_000_000),
    })
    .map(({ entry, sales, tiersBy, profit, loss, ...rest }) =>
      value(
        readScenarios({
          version: 1,
          currency: 'CNY',
          years: 6,
          ...rest,
          entryFee: { amount: entry },
          royalty: { sales, tiersBy, tiers: [{ upTo: '20000.00', rate: '7/30' }, { rate: '10%' }], minimums: { from: 3, amount: '50.00' } },
          profit: [{ low: `-${yuan(loss)}`, base: '0.00', high: '0.00' }, ...profit.slice(1)],
        }),
      ),
    );

test('a year settled at once pays what its events one by one pay, with and without a claw-back', () => {
  fc.assert(
    fc.property(plans(fc.boolean()), scenarios(fc.boolean()), fc.nat(1000), (plan, assumed, run) => {
      const fitted = fitToPlan(plan, assumed);
      const flows = flowsOf(fitted, drawer(fitted.scenarios)(randomOf(5, run)));
      expect(courseMaker(plan)(flows)).toEqual(settledCourse(settlerOf(plan), fitted.scenarios, flows));
    }),
    { numRuns: 300 },
  );
});

test('in every run parties and remainder make up what was distributable, and the remainder is smaller than the number of parties', () => {
  fc.assert(
    fc.property(plans(fc.constant(false)), scenarios(fc.boolean()), fc.nat(2 ** 31), (plan, assumed, seed) => {
      const courseOf = courseOfRun(plan, assumed, seed);
      for (let run = 0; run < 10; run += 1) {
        const { cumulative, distributable } = courseOf(run);
        const remainder = distributable - cumulative.at(-1)!.reduce((sum, amount) => sum + amount, 0n);
        expect(remainder >= 0n && remainder < 4n).toBe(true);
        cumulative.forEach((amounts, year) => amounts.forEach((amount, p) => expect(amount >= (cumulative[year - 1]?.[p] ?? 0n)).toBe(true)));
      }
    }),
    { numRuns: 100 },
  );
});

const minor = (text: string): bigint => BigInt(text.replace('.', ''));
const isOrdered = (texts: readonly string[]): boolean => texts.every((text, i) => i === 0 || minor(text) >= minor(texts[i - 1]!));
const spreads = (report: SimulationReport) => [
  report.spread.distributable,
  ...Object.values(report.spread.parties).flatMap(({ total, presentValue }) => [total, presentValue]),
];

test('quantiles are ordered, the mean lies between the ends, bands never fall, and one seed gives one report', () => {
  fc.assert(
    fc.property(plans(fc.constant(false)), scenarios(fc.boolean()), fc.nat(2 ** 31), (plan, assumed, seed) => {
      const report = simulate(plan, assumed, { runs: 60, seed });
      for (const spread of spreads(report)) expect(isOrdered(quantileNames.map((name) => spread[name]))).toBe(true);
      for (const { band } of Object.values(report.spread.parties)) {
        for (const line of Object.values(band)) expect(isOrdered(line)).toBe(true);
        band.p50.forEach((text, year) => expect(isOrdered([band.p10[year]!, text, band.p90[year]!])).toBe(true));
      }
      expect(simulate(plan, assumed, { runs: 60, seed })).toEqual(report);
    }),
    { numRuns: 40 },
  );
});

test('without an exit that ends the income nobody has less in a higher case, nor in any run less than in the low case', () => {
  fc.assert(
    fc.property(plans(fc.constant(false)), scenarios(fc.constant(false)), (plan, assumed) => {
      const { cases, spread } = simulate(plan, assumed, { runs: 20 });
      // An operating profit counts from its first year above zero, and a bolder case may begin, and so end, its years earlier.
      for (const id of ids.filter((one) => one !== plan.annualProfit?.party)) {
        const [low, base, high] = [cases.low, cases.base, cases.high].map((of) => of.parties[id]!.total) as [string, string, string];
        const { p5, p95 } = spread.parties[id]!.total;
        expect(isOrdered([low, base, high]) && isOrdered([low, p5, p95, high])).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});
