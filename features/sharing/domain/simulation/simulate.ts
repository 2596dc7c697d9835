/** Low, base and high, and thousands of drawn runs between them. */
import { toExactText } from '@tongtu/kernel/fraction';
import { moneyToDecimal } from '@tongtu/kernel/money';
import type { SharingPlan } from '../plan.ts';
import { settlerOf } from '../settle.ts';
import { caseReport } from './case-report.ts';
import { drawer } from './choosers.ts';
import { courseMaker, type Course } from './courses.ts';
import { fitToPlan, flowsOf } from './flows.ts';
import { discountOf, presentValue } from './present-value.ts';
import { quantilesOf, spreadOf } from './quantiles.ts';
import { randomOf } from './random.ts';
import { caseNames, type CaseName, type CaseReport, type PartySpread, type SimulationReport, type Spread } from './report.ts';
import type { Scenarios } from './scenarios.ts';

export type SimulationOptions = {
  /** 1 to 100,000; 10,000 unless told. Less where runs × parties × years would not fit into memory; the report says how many ran. */
  readonly runs?: number;
  /** A whole number from 0 to 2^32 − 1; 1 unless told. Same seed, same figures, on every machine. */
  readonly seed?: number;
};

/** A simulation that can be done piece by piece, so that a worker may hear that it is no longer wanted. */
export type Simulation = {
  readonly runs: number;
  /** Draws the runs that are missing up to this count. */
  readonly advance: (upTo: number) => void;
  /** When all are drawn. */
  readonly report: () => SimulationReport;
};

const mostRuns = 100_000;
/** Kept amounts, eight bytes each. */
const mostAmounts = 40_000_000;
const bandNames = ['p10', 'p50', 'p90'] as const;

/** How one run of a simulation goes: for who wants to look at a single one. */
export const courseOfRun = (plan: SharingPlan, scenarios: Scenarios, seed: number): ((run: number) => Course) => {
  const fitted = fitToPlan(plan, scenarios);
  const [draw, courseOf] = [drawer(fitted.scenarios), courseMaker(plan)];
  return (run) => courseOf(flowsOf(fitted, draw(randomOf(seed, run))));
};

/** See `simulate`. */
export const startSimulation = (plan: SharingPlan, scenarios: Scenarios, options: SimulationOptions = {}): Simulation => {
  if (scenarios.currency !== plan.currency) throw new RangeError('scenarios of another currency; read them together with the plan');
  const { years } = scenarios;
  const seed = (options.seed ?? 1) >>> 0;
  const wanted = Math.min(mostRuns, Math.floor(mostAmounts / (plan.parties.length * (years + 3))));
  const runs = Math.max(1, Math.min(Math.floor(options.runs ?? 10_000), wanted));
  const discount = discountOf(scenarios.discountRate, years);
  const courseOf = courseOfRun(plan, scenarios, seed);
  const lists = (): BigInt64Array[] => plan.parties.map(() => new BigInt64Array(runs));
  const distributable = new BigInt64Array(runs);
  const present = lists();
  const cumulative = Array.from({ length: years + 1 }, lists);
  let drawn = 0;

  const draw = (run: number): void => {
    const course = courseOf(run);
    distributable[run] = course.distributable;
    for (let p = 0; p < plan.parties.length; p += 1) {
      let before = 0n;
      const paid: bigint[] = [];
      for (let year = 0; year <= years; year += 1) {
        const has = course.cumulative[year]![p]!;
        cumulative[year]![p]![run] = has;
        paid.push(has - before);
        before = has;
      }
      present[p]![run] = presentValue(discount, paid);
    }
  };

  const report = (): SimulationReport => {
    const settler = settlerOf(plan);
    const fitted = fitToPlan(plan, scenarios);
    const text = (amount: bigint): string => moneyToDecimal({ amount, currency: plan.currency });
    const inText = (amounts: Record<keyof Spread, bigint>): Spread =>
      Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, text(amount)])) as Spread;
    const ofParty = (p: number): PartySpread => {
      const totals = cumulative.at(-1)![p]!;
      const nothing = totals.reduce((count, amount) => (amount === 0n ? count + 1 : count), 0);
      const bands = cumulative.map((year) => quantilesOf(year[p]!, bandNames));
      return {
        total: inText(spreadOf(totals)),
        presentValue: inText(spreadOf(present[p]!)),
        nothing: (nothing / runs).toFixed(4),
        band: { p10: bands.map(({ p10 }) => text(p10)), p50: bands.map(({ p50 }) => text(p50)), p90: bands.map(({ p90 }) => text(p90)) },
      };
    };
    return {
      version: 1,
      currency: plan.currency,
      years,
      discountRate: toExactText(scenarios.discountRate),
      noise: toExactText(scenarios.noise),
      runs,
      seed,
      generator: 'xoshiro128**',
      parties: plan.parties.map(({ id }) => id),
      cases: Object.fromEntries(caseNames.map((name) => [name, caseReport(settler, fitted, discount, name)])) as Record<CaseName, CaseReport>,
      spread: { distributable: inText(spreadOf(distributable)), parties: Object.fromEntries(plan.parties.map(({ id }, p) => [id, ofParty(p)])) },
      ignored: fitted.ignored,
    };
  };

  return {
    runs,
    advance: (upTo) => {
      for (; drawn < Math.min(runs, upTo); drawn += 1) draw(drawn);
    },
    report,
  };
};

/**
 * Pure and synchronous: the low, base and high case settled event by event, and `runs` drawn runs. The scenarios must be of the plan's
 * currency (`readScenarios(json, plan)` sees to it; otherwise this throws).
 */
export const simulate = (plan: SharingPlan, scenarios: Scenarios, options: SimulationOptions = {}): SimulationReport => {
  const simulation = startSimulation(plan, scenarios, options);
  simulation.advance(simulation.runs);
  return simulation.report();
};
