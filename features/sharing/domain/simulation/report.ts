/** What a simulation answers. JSON-safe: amounts are decimal text in the currency's own digits, so that nothing is lost on the way. */

/** The cases in which everything is settled once. */
export const caseNames = ['low', 'base', 'high'] as const;
export type CaseName = (typeof caseNames)[number];

export const quantileNames = ['p5', 'p10', 'p25', 'p50', 'p75', 'p90', 'p95'] as const;
export type QuantileName = (typeof quantileNames)[number];
/** Nearest rank: p10 is the least of the drawn amounts at or below which at least a tenth of them lie. The mean is rounded half away from zero. */
export type Spread = Readonly<Record<QuantileName | 'mean', string>>;

export type PartyCase = {
  /** Paid in year 0, 1, … `years`. */
  readonly byYear: readonly string[];
  readonly cumulative: readonly string[];
  readonly total: string;
  /** Σ payout of year k / (1 + rate)^k, exact, then rounded half away from zero to one minor unit. */
  readonly presentValue: string;
};
export type CaseReport = {
  /** Money in, by year (0 … `years`); for an equity plan the value of its shares. Without what the plan does not share. */
  readonly income: readonly string[];
  readonly streams: Readonly<Record<'entryFee' | 'royalty' | 'milestones' | 'exits', readonly string[]>>;
  /** Deductible costs, and operating profit, by year. */
  readonly costs: readonly string[];
  readonly profit: readonly string[];
  /** All that was shared out up to the end, the carried remainder included. */
  readonly distributable: string;
  readonly parties: Readonly<Record<string, PartyCase>>;
  /** Totals of the pool's members. */
  readonly members: Readonly<Record<string, string>>;
  /** Carried at the end. */
  readonly remainder: string;
};

export type PartySpread = {
  readonly total: Spread;
  readonly presentValue: Spread;
  /** Part of the runs in which the party has nothing at the end, four decimals: `0.0312`. */
  readonly nothing: string;
  /** Cumulative payout at the end of year 0, 1, … `years`. */
  readonly band: Readonly<Record<'p10' | 'p50' | 'p90', readonly string[]>>;
};

export type SimulationReport = {
  readonly version: 1;
  readonly currency: string;
  readonly years: number;
  /** Exact: `0.08`. */
  readonly discountRate: string;
  readonly noise: string;
  readonly runs: number;
  readonly seed: number;
  readonly generator: 'xoshiro128**';
  /** In the order of the plan. */
  readonly parties: readonly string[];
  readonly cases: Readonly<Record<CaseName, CaseReport>>;
  readonly spread: { readonly distributable: Spread; readonly parties: Readonly<Record<string, PartySpread>> };
  /** Assumptions that this plan does not share (`royalty` in an equity plan, a cost that is not deducted: `costs.1`). */
  readonly ignored: readonly string[];
};
