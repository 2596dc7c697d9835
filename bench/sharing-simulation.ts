/**
 * `node bench/sharing-simulation.ts [runs] [times]`: low, base, high and so many drawn runs over ten years, for the tree of the
 * semantics (five parties, three steps, a pool) with an entry fee, a royalty of three tiers, minimums, milestones, an exit and two costs.
 */
import { expect } from '../kernel/result.ts';
import { readPlan } from '../features/sharing/domain/read-plan.ts';
import { readScenarios } from '../features/sharing/domain/simulation/read-scenarios.ts';
import { simulate } from '../features/sharing/domain/simulation/simulate.ts';
import { median, numberAt, rounded, say } from './measure.ts';

const [runs, times] = [numberAt(2, 10_000), numberAt(3, 7)];

const plan = expect(
  readPlan({
    version: 1,
    title: { en: 'Solid electrolyte licence' },
    currency: 'CNY',
    pathway: 'licence',
    effectiveOn: '2026-11-01',
    unit: { entityType: 'state-university', region: '330000', publishedRule: false },
    parties: [
      { id: 'unit', role: 'unit' },
      { id: 'team', role: 'completers' },
      { id: 'pilot', role: 'facility' },
      { id: 'fund', role: 'investor' },
      { id: 'tto', role: 'tto' },
    ],
    base: { kind: 'net', deduct: ['taxes', 'upkeep', 'direct-costs'] },
    steps: [
      { kind: 'recoup', party: 'pilot', upTo: '1500000.00', rate: '100%' },
      { kind: 'split', upTo: '10000000.00', shares: { team: '60%', unit: '30%', fund: '8%', tto: '2%' } },
      { kind: 'split', shares: { team: '50%', unit: '40%', fund: '8%', tto: '2%' }, caps: { fund: '3000000.00' }, overflow: 'unit' },
    ],
    pool: {
      party: 'team',
      members: [
        { id: 'm1', weight: '50%', main: true },
        { id: 'm2', weight: '50%', main: false },
      ],
    },
    clawback: false,
    rounding: { ties: ['team', 'unit', 'fund', 'tto', 'pilot'] },
  }),
);
const scenarios = expect(
  readScenarios(
    {
      version: 1,
      currency: 'CNY',
      years: 10,
      discountRate: '8%',
      noise: '25%',
      entryFee: { amount: { low: '500000.00', base: '1000000.00', high: '2000000.00' } },
      royalty: {
        sales: {
          from: 2,
          amount: { low: '2000000.00', base: '8000000.00', high: '20000000.00' },
          growth: { low: '5%', base: '15%', high: '25%' },
        },
        tiers: [{ upTo: '50000000.00', rate: '5%' }, { upTo: '200000000.00', rate: '4%' }, { rate: '3%' }],
        minimums: { from: 3, amount: '200000.00' },
      },
      milestones: [
        { year: 2, probability: '70%', amount: '800000.00' },
        { year: 4, probability: '40%', amount: { low: '1000000.00', base: '1500000.00', high: '2500000.00' } },
      ],
      exits: [{ year: 8, probability: '20%', amount: { low: '5000000.00', base: '20000000.00', high: '60000000.00' }, endsIncome: true }],
      costs: [
        { category: 'taxes', yearly: { amount: { low: '20000.00', base: '60000.00', high: '120000.00' } } },
        { category: 'upkeep', yearly: { amount: { low: '10000.00', base: '15000.00', high: '20000.00' } } },
      ],
    },
    plan,
  ),
);

const once = (): number => {
  const began = performance.now();
  const report = simulate(plan, scenarios, { runs, seed: 1 });
  if (report.runs !== runs) throw new Error(`only ${report.runs} runs`);
  return performance.now() - began;
};
const first = once();
const taken = Array.from({ length: times }, once);
say({
  bench: 'sharing-simulation',
  runs,
  years: scenarios.years,
  firstMs: rounded(first),
  medianMs: rounded(median(taken)),
  worstMs: rounded(Math.max(...taken)),
});
