/** From assumptions to money by year: what a chooser takes of each estimate, and what it lets come about. */
import type { SharingPlan } from '../plan.ts';
import type { Estimate, Exit, Milestone, Scenarios } from './scenarios.ts';
import { scaleOf, yearlyRoyalties, type RoyaltyScale } from './royalty.ts';

/** Minor units of one year. Year 0 is the day of effect. */
export type YearFlow = {
  entryFee: bigint;
  royalty: bigint;
  milestones: bigint;
  exits: bigint;
  /** In the order of `scenarios.costs`. */
  costs: readonly bigint[];
  /** Of operation; a loss is below zero. */
  profit: bigint;
};
export const incomeOf = (flow: YearFlow): bigint => flow.entryFee + flow.royalty + flow.milestones + flow.exits;
export const costOf = (flow: YearFlow): bigint => flow.costs.reduce((sum, cost) => sum + cost, 0n);

/** How uncertain figures are settled: by a case, or by chance. `year` counts from 0. */
export type Chooser = {
  readonly income: (estimate: Estimate, year: number) => bigint;
  readonly cost: (estimate: Estimate, year: number) => bigint;
  /** The i-th milestone, and after all of them the exits. */
  readonly comes: (event: Milestone, index: number) => boolean;
};

/** Assumptions without what the plan does not share. */
export type Fitted = { readonly scenarios: Scenarios; readonly scale: RoyaltyScale | null; readonly isEquity: boolean; readonly ignored: readonly string[] };

/** Income needs steps, a yearly profit its own rule, an equity plan lives by exits alone, and a cost counts if the base deducts it. */
export const fitToPlan = (plan: Pick<SharingPlan, 'steps' | 'equity' | 'annualProfit' | 'base'>, scenarios: Scenarios): Fitted => {
  const isEquity = plan.equity !== null;
  const sharesIncome = plan.steps.length > 0;
  const ignored: string[] = [];
  const kept = <T>(value: T, empty: T, isKept: boolean, place: string): T => {
    if (isKept || value === empty || (Array.isArray(value) && value.length === 0)) return value;
    ignored.push(place);
    return empty;
  };
  const royalty = kept(scenarios.royalty, null, sharesIncome, 'royalty');
  const { base } = plan;
  const fitted: Scenarios = {
    ...scenarios,
    entryFee: kept(scenarios.entryFee, null, sharesIncome, 'entryFee'),
    royalty,
    milestones: kept(scenarios.milestones, [], sharesIncome, 'milestones'),
    exits: kept(scenarios.exits, [], sharesIncome || isEquity, 'exits'),
    costs: scenarios.costs.filter(({ category }, i) => {
      const counts = sharesIncome && base.kind === 'net' && base.deduct.includes(category);
      if (!counts) ignored.push(`costs.${i}`);
      return counts;
    }),
    profit: kept(scenarios.profit, null, plan.annualProfit !== null, 'profit'),
  };
  return { scenarios: fitted, scale: royalty === null ? null : scaleOf(royalty.tiers), isEquity, ignored };
};

const sold = (exit: Exit, amount: bigint): bigint => (amount * exit.stake.numerator) / exit.stake.denominator;

/** Money of the years 0 … `years`. An exit that ends the income lets its own year be whole and nothing come after it. */
export const flowsOf = ({ scenarios, scale, isEquity }: Fitted, choose: Chooser): YearFlow[] => {
  const { years, entryFee, royalty, milestones, exits, costs, profit } = scenarios;
  const coming = exits.map((exit, i) => ({ exit, comes: choose.comes(exit, milestones.length + i) }));
  const ends = coming.filter(({ exit, comes }) => comes && (isEquity || exit.endsIncome)).map(({ exit }) => exit.year);
  const last = Math.min(years, ...ends);
  const royalties =
    royalty === null || scale === null
      ? null
      : yearlyRoyalties(
          royalty,
          scale,
          royalty.sales.map((estimate, i) => choose.income(estimate, i + 1)),
        );
  const flows = Array.from({ length: years + 1 }, (_, year): YearFlow => {
    const runs = year > 0 && year <= last;
    return {
      entryFee: entryFee?.year === year && year <= last ? choose.income(entryFee.amount, year) : 0n,
      royalty: runs ? (royalties?.[year - 1] ?? 0n) : 0n,
      milestones: 0n,
      exits: 0n,
      costs: runs ? costs.map(({ amounts }) => choose.cost(amounts[year - 1]!, year)) : [],
      profit: runs && profit !== null ? choose.income(profit[year - 1]!, year) : 0n,
    };
  });
  milestones.forEach((milestone, i) => {
    const comes = choose.comes(milestone, i);
    if (comes && milestone.year <= last) flows[milestone.year]!.milestones += choose.income(milestone.amount, milestone.year);
  });
  let isSold = false;
  for (const { exit, comes } of coming) {
    // Shares are sold once: of two exits of the last year the first in the file.
    if (!comes || exit.year > last || (isEquity && isSold)) continue;
    isSold = true;
    flows[exit.year]!.exits += sold(exit, choose.income(exit.amount, exit.year));
  }
  return flows;
};
