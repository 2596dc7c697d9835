/**
 * What is assumed of the years to come. Year 0 is the day on which the plan takes effect; year k ends k years later, and
 * everything of it is paid then. Each uncertain amount is an estimate of three figures: the cautious one, the expected one,
 * the bold one. Costs are estimates of their own size: the low case takes the high cost.
 */
import type { Currency } from '@tongtu/kernel/money';
import type { Fraction } from '@tongtu/kernel/fraction';
import type { CostCategory } from '../plan.ts';

/** Minor units; low ≤ base ≤ high. */
export type Estimate = { readonly low: bigint; readonly base: bigint; readonly high: bigint };
/** Sales up to an amount pay this rate; null in the last tier alone. */
export type RoyaltyTier = { readonly upTo: bigint | null; readonly rate: Fraction };
export const tierCounts = ['cumulative', 'yearly'] as const;

export type Royalty = {
  /** Year k stands at index k − 1. */
  readonly sales: readonly Estimate[];
  /** Tiers are filled by all sales so far, or anew each year. */
  readonly tiersBy: (typeof tierCounts)[number];
  readonly tiers: readonly RoyaltyTier[];
  /** The least royalty of each year, whatever was sold. */
  readonly minimums: readonly bigint[];
};
/** Paid once, if it comes about. */
export type Milestone = { readonly name?: string; readonly year: number; readonly probability: Fraction; readonly amount: Estimate };
/**
 * A sale of the right, or of the shares. `stake` is what the shares of an equity plan are of the company then; `amount` is the value of
 * the whole company. `endsIncome`: nothing comes after it (a buy-out). With an equity plan an exit always ends, the shares being gone.
 */
export type Exit = Milestone & { readonly stake: Fraction; readonly endsIncome: boolean };
export type YearlyCost = { readonly category: CostCategory; readonly amounts: readonly Estimate[] };

export type Scenarios = {
  readonly version: 1;
  readonly currency: Currency;
  /** 1 to 30 */
  readonly years: number;
  /** Of a year, 0 to 1. */
  readonly discountRate: Fraction;
  /** The chance that a year stands on its own instead of following the run's one position; 0 to 1. */
  readonly noise: Fraction;
  readonly entryFee: { readonly year: number; readonly amount: Estimate } | null;
  readonly royalty: Royalty | null;
  readonly milestones: readonly Milestone[];
  readonly exits: readonly Exit[];
  readonly costs: readonly YearlyCost[];
  /** Operating profit by year (year k at index k − 1); a loss is below zero. */
  readonly profit: readonly Estimate[] | null;
};

/** One text where low, base and high are the same. */
export type EstimateJson = string | { readonly low: string; readonly base: string; readonly high: string };
/**
 * By year, one estimate each (years beyond the list have nothing); or a first year that grows by a part each year,
 * `{ "from": 2, "to": 10, "amount": "1000000.00", "growth": { "low": "0%", "base": "8%", "high": "15%" } }`.
 */
export type ForecastJson =
  | readonly EstimateJson[]
  | { readonly from?: number; readonly to?: number; readonly amount: EstimateJson; readonly growth?: EstimateJson };
export type MilestoneJson = { readonly name?: string; readonly year: number; readonly probability?: string; readonly amount: EstimateJson };

/** As a file or a form holds it. Amounts are decimal text in the currency's own digits, parts `8%`, `0.08` or `2/25`. */
export type ScenariosJson = {
  readonly version: 1;
  readonly currency: string;
  /** 10 where it is not said. */
  readonly years?: number;
  /** `8%` where it is not said. */
  readonly discountRate?: string;
  /** `0%` where it is not said. */
  readonly noise?: string;
  readonly entryFee?: { readonly year?: number; readonly amount: EstimateJson };
  readonly royalty?: {
    readonly sales: ForecastJson;
    readonly tiersBy?: Royalty['tiersBy'];
    readonly tiers: readonly { readonly upTo?: string; readonly rate: string }[];
    /** By year, or one amount for the years from … to …. */
    readonly minimums?: readonly string[] | { readonly from?: number; readonly to?: number; readonly amount: string };
  };
  readonly milestones?: readonly MilestoneJson[];
  readonly exits?: readonly (MilestoneJson & { readonly stake?: string; readonly endsIncome?: boolean })[];
  readonly costs?: readonly { readonly category: CostCategory; readonly yearly: ForecastJson }[];
  readonly profit?: ForecastJson;
};
