import { describe, expect, test } from 'vitest';
import { expect as value } from '@tongtu/kernel/result';
import type { SharingPlan } from '../plan.ts';
import { readPlan } from '../read-plan.ts';
import { readScenarios } from './read-scenarios.ts';
import type { CaseName } from './report.ts';
import type { ScenariosJson } from './scenarios.ts';
import { simulate } from './simulate.ts';

const planJson = {
  version: 1,
  title: { en: 'Two sides' },
  currency: 'CNY',
  pathway: 'licence',
  effectiveOn: '2026-11-01',
  unit: { entityType: 'state-university', region: 'CN', publishedRule: false },
  parties: [
    { id: 'team', role: 'completers' },
    { id: 'unit', role: 'unit' },
  ],
  base: { kind: 'gross' },
  steps: [{ kind: 'split', shares: { team: '60%', unit: '40%' } }],
  clawback: false,
};
const planOf = (change: object = {}): SharingPlan => value(readPlan({ ...planJson, ...change }));
const scenariosOf = (json: Omit<ScenariosJson, 'version' | 'currency'>) => value(readScenarios({ version: 1, currency: 'CNY', ...json }));
const caseOf = (json: Omit<ScenariosJson, 'version' | 'currency'>, name: CaseName = 'base', plan = planOf()) =>
  simulate(plan, scenariosOf(json), { runs: 1 }).cases[name];
const team = (json: Omit<ScenariosJson, 'version' | 'currency'>, name: CaseName = 'base', plan = planOf()) => caseOf(json, name, plan).parties['team']!;

describe('money that comes in', () => {
  test('an entry fee on the day of effect is worth what it is', () => {
    expect(team({ years: 2, discountRate: '10%', entryFee: { amount: '100.00' } })).toEqual({
      byYear: ['60.00', '0.00', '0.00'],
      cumulative: ['60.00', '60.00', '60.00'],
      total: '60.00',
      presentValue: '60.00',
    });
  });
  test('the same two years later: 60 / 1.21 = 49.586…', () => {
    expect(team({ years: 2, discountRate: '10%', entryFee: { year: 2, amount: '100.00' } }).presentValue).toBe('49.59');
  });
  test('100.00 in each of three years at 10 %: 90.909… + 82.644… + 75.131… = 248.685…, and not the sum of rounded years', () => {
    const report = caseOf({ years: 3, discountRate: '10%', royalty: { sales: ['100.00', '100.00', '100.00'], tiers: [{ rate: '100%' }] } });
    const [ofTeam, ofUnit] = [report.parties['team']!, report.parties['unit']!];
    // 0.6 · 248.68520… = 149.21112…, 0.4 · = 99.47408…
    expect([ofTeam.presentValue, ofUnit.presentValue]).toEqual(['149.21', '99.47']);
  });
  test('a rate of nothing leaves the sum', () => {
    expect(team({ years: 2, discountRate: '0%', royalty: { sales: ['10.00', '20.00'], tiers: [{ rate: '50%' }] } }).presentValue).toBe('9.00');
  });
  test('low, base and high take their own figures, and growth goes on from the first year', () => {
    const sales = { from: 2, amount: { low: '100.00', base: '200.00', high: '300.00' }, growth: { low: '0%', base: '10%', high: '50%' } };
    const incomes = (['low', 'base', 'high'] as const).map((name) => caseOf({ years: 4, royalty: { sales, tiers: [{ rate: '10%' }] } }, name).income);
    expect(incomes).toEqual([
      ['0.00', '0.00', '10.00', '10.00', '10.00'],
      ['0.00', '0.00', '20.00', '22.00', '24.20'],
      ['0.00', '0.00', '30.00', '45.00', '67.50'],
    ]);
  });
});

describe('royalty', () => {
  const tiers = [{ upTo: '1000.00', rate: '5%' }, { rate: '3%' }];
  const royalty = (tiersBy: 'cumulative' | 'yearly', minimums?: readonly string[]) =>
    caseOf({ years: 3, royalty: { sales: ['600.00', '600.00', '1500.00'], tiersBy, tiers, ...(minimums ? { minimums } : {}) } }).streams.royalty;

  test('tiers by all sales so far: the second year crosses at 400 of 600', () => {
    // 600 · 5 %; 400 · 5 % + 200 · 3 %; 1500 · 3 %
    expect(royalty('cumulative')).toEqual(['0.00', '30.00', '26.00', '45.00']);
  });
  test('tiers anew each year: the third year crosses at 1000 of 1500', () => {
    expect(royalty('yearly')).toEqual(['0.00', '30.00', '30.00', '65.00']);
  });
  test('a minimum lifts the years below it, and those alone', () => {
    expect(royalty('cumulative', ['0.00', '28.00', '40.00'])).toEqual(['0.00', '30.00', '28.00', '45.00']);
  });
  test('halves of a fen are not lost between the years', () => {
    const thirds = caseOf({ years: 3, royalty: { sales: ['1.00', '1.00', '1.00'], tiers: [{ rate: '1/3' }] } }).streams.royalty;
    expect(thirds).toEqual(['0.00', '0.33', '0.33', '0.34']);
  });
});

describe('what may come about', () => {
  const milestone = (probability: string) => ({ years: 1, milestones: [{ year: 1, probability, amount: '100.00' }] });
  test.each([
    ['100%', ['60.00', '60.00', '60.00']],
    ['50%', ['0.00', '60.00', '60.00']],
    ['49%', ['0.00', '0.00', '60.00']],
    ['0%', ['0.00', '0.00', '0.00']],
  ])('a milestone of %s in the low, base and high case', (probability, expected) => {
    expect((['low', 'base', 'high'] as const).map((name) => team(milestone(probability), name).total)).toEqual(expected);
  });
  test.each([
    ['100%', '0.0000', '60.00'],
    ['0%', '1.0000', '0.00'],
  ])('drawn with %s: never or always nothing', (probability, nothing, median) => {
    const drawn = simulate(planOf(), scenariosOf(milestone(probability)), { runs: 300 }).spread.parties['team']!;
    expect([drawn.nothing, drawn.total.p5, drawn.total.p50, drawn.total.mean]).toEqual([nothing, median, median, median]);
  });
  test('drawn with 30 %: about so often', () => {
    const drawn = simulate(planOf(), scenariosOf(milestone('30%')), { runs: 10_000 }).spread.parties['team']!;
    // Standard deviation of the part is 0.0046.
    expect(Math.abs(Number(drawn.nothing) - 0.7)).toBeLessThan(0.02);
  });
  test('an exit that ends the income lets its own year be whole and nothing come after', () => {
    const { streams } = caseOf({
      years: 3,
      royalty: { sales: ['100.00', '100.00', '100.00'], tiers: [{ rate: '10%' }], minimums: ['5.00', '5.00', '5.00'] },
      milestones: [{ year: 3, amount: '7.00' }],
      exits: [{ year: 2, amount: '1000.00', stake: '25%', endsIncome: true }],
    });
    expect([streams.royalty, streams.milestones, streams.exits]).toEqual([
      ['0.00', '10.00', '10.00', '0.00'],
      ['0.00', '0.00', '0.00', '0.00'],
      ['0.00', '0.00', '250.00', '0.00'],
    ]);
  });
});

describe('plans of other pathways', () => {
  const net = planOf({ base: { kind: 'net', deduct: ['upkeep'] } });
  test('costs come before income in their year, count if they are deducted, and are high in the low case', () => {
    const costs = [
      { category: 'upkeep' as const, yearly: { amount: { low: '10.00', base: '20.00', high: '50.00' } } },
      { category: 'rd' as const, yearly: { amount: '5.00' } },
    ];
    const assumed = { years: 2, royalty: { sales: ['100.00', '100.00'], tiers: [{ rate: '100%' }] }, costs };
    expect((['low', 'base', 'high'] as const).map((name) => caseOf(assumed, name, net).distributable)).toEqual(['100.00', '160.00', '180.00']);
    expect(simulate(net, scenariosOf(assumed), { runs: 1 }).ignored).toEqual(['costs.1']);
  });
  test('an operating profit pays its rate in its years, a loss nothing', () => {
    const { steps: _, ...rest } = planJson;
    const plan = value(readPlan({ ...rest, pathway: 'self-implementation', annualProfit: { party: 'team', rate: '5%', years: 3, from: 'first-profit-year' } }));
    const report = caseOf({ years: 5, profit: ['-100.00', '200.00', '-50.00', '400.00', '1000.00'], entryFee: { amount: '9.00' } }, 'base', plan);
    expect(report.parties['team']!.byYear).toEqual(['0.00', '0.00', '10.00', '0.00', '20.00', '0.00']);
    expect([report.distributable, report.remainder, report.income[0]]).toEqual(['30.00', '0.00', '0.00']);
  });
  test('an equity plan pays its shares of the stake at exit, once', () => {
    const { steps: _, ...rest } = planJson;
    const plan = value(
      readPlan({ ...rest, pathway: 'equity', equity: { shares: '3', allocation: { team: '1/2', unit: '1/2' } }, rounding: { ties: ['team'] } }),
    );
    const exits = [
      { year: 2, amount: '1000.00', stake: '10%' },
      { year: 3, amount: '5000.00', stake: '10%' },
    ];
    const report = simulate(plan, scenariosOf({ years: 3, discountRate: '0%', exits, entryFee: { amount: '9.00' } }), { runs: 1 });
    // Three shares: two to the team, one to the unit; of 100.00 that is 66.66 and 33.33, one fen is carried.
    const { parties, remainder, distributable } = report.cases.base;
    expect([parties['team']!.total, parties['unit']!.total, remainder, distributable]).toEqual(['66.66', '33.33', '0.01', '100.00']);
    expect(report.ignored).toEqual(['entryFee']);
  });
  test('members of the pool have their floors', () => {
    const members = [
      { id: 'm1', weight: '1/3', main: true },
      { id: 'm2', weight: '2/3' },
    ];
    const report = caseOf({ years: 1, entryFee: { amount: '1.00' } }, 'base', planOf({ pool: { party: 'team', members } }));
    expect(report.members).toEqual({ m1: '0.20', m2: '0.40' });
  });
});

test('scenarios of another currency are refused by who reads them, and no figure is made of them', () => {
  const json = { version: 1, currency: 'USD', entryFee: { amount: '1.00' } };
  expect(readScenarios(json, planOf())).toMatchObject({ ok: false, error: { errors: [{ kind: 'currency-other', field: 'currency' }] } });
  expect(() => simulate(planOf(), value(readScenarios(json)))).toThrow(RangeError);
});

test('the figures of one seed, to the last fen, wherever this runs', () => {
  const assumed = scenariosOf({
    years: 5,
    noise: '50%',
    entryFee: { amount: { low: '1000.00', base: '5000.00', high: '20000.00' } },
    royalty: { sales: { amount: { low: '0.00', base: '123456.78', high: '999999.99' }, growth: '7%' }, tiers: [{ rate: '3%' }] },
    milestones: [{ year: 2, probability: '1/3', amount: '10000.00' }],
  });
  const { total, presentValue } = simulate(planOf(), assumed, { runs: 1000, seed: 42 }).spread.parties['team']!;
  expect([total, presentValue]).toMatchInlineSnapshot(`
    [
      {
        "mean": "45600.11",
        "p10": "25243.21",
        "p25": "34092.86",
        "p5": "22072.12",
        "p50": "44694.12",
        "p75": "55525.28",
        "p90": "67057.26",
        "p95": "74343.37",
      },
      {
        "mean": "37229.88",
        "p10": "20948.21",
        "p25": "28010.95",
        "p5": "18109.48",
        "p50": "36488.78",
        "p75": "45472.46",
        "p90": "54454.36",
        "p95": "60202.52",
      },
    ]
  `);
});
