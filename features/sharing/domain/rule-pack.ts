/**
 * A rule pack: what one text of law asks of the sharing of income, as data with its dates, so that the secretariat can bring a new
 * version in the app and an old settlement can still be judged by the version of its day. A pack says what an article says; what
 * follows from it for a plan is decided in check/.
 *
 * A rule has a strength. `hard`: no rule or agreement of the unit may go below (促进科技成果转化法 45(2)). `default`: it binds where
 * the unit has no published rule and no agreement (44, 45(1)). `permissive`: the article says 可以, may; it is told and binds nobody.
 */
import type { Fraction } from '@tongtu/kernel/fraction';
import type { CostCategory, EntityType, Pathway, ProfitStart, Size } from './plan.ts';

export const strengths = ['hard', 'default', 'permissive'] as const;
export type Strength = (typeof strengths)[number];

export const ttoBases = ['pool', 'net'] as const;
export const noticeObjects = ['price', 'reward', 'rule'] as const;
export const noticePlaces = ['unit', 'market'] as const;
export const ruleKinds = [
  'income-floor',
  'equity-floor',
  'profit-floor',
  'main-part',
  'tto-part',
  'equity-cap',
  'person-cap',
  'profit-cap',
  'inventors-share',
  'notice',
  'guaranteed-return',
  'royalty-terms',
  'creative-contribution',
] as const;
export type PackRuleKind = (typeof ruleKinds)[number];

/** Both languages, always: a pack is read by everybody. */
export type BothLanguages = { readonly zh: string; readonly en: string };

type Rule<K extends PackRuleKind, Facts> = {
  /** Unique in the pack. */
  readonly id: string;
  readonly kind: K;
  readonly strength: Strength;
  /** The citation. */
  readonly article: BothLanguages;
  /** What the article says, in our own words. */
  readonly text: BothLanguages;
  /** False where no full text has been read yet: a lawyer has to look. */
  readonly confirmed: boolean;
} & Readonly<Facts>;

/** The pool has at least `least` of net income on these pathways. */
export type IncomeFloor = Rule<'income-floor', { pathways: readonly Pathway[]; least: Fraction }>;
/** The pool has at least `least` of the shares. */
export type EquityFloor = Rule<'equity-floor', { least: Fraction }>;
/** The pool has at least `least` of each year's operating profit for at least `yearsLeast` years; `yearsMost` is how many the article asks at most. */
export type ProfitFloor = Rule<'profit-floor', { least: Fraction; yearsLeast: number; yearsMost: number; from: ProfitStart }>;
/** Main contributors have at least `least` of the pool. */
export type MainPart = Rule<'main-part', { least: Fraction }>;
/** People of the technology transfer office have at least `least` of the pool, or of net income. */
export type TtoPart = Rule<'tto-part', { pathways: readonly Pathway[]; least: Fraction; of: (typeof ttoBases)[number] }>;
/** All staff together have at most this part of the shares, by size of the enterprise. */
export type EquityCap = Rule<'equity-cap', { most: Readonly<Record<Size, Fraction>> }>;
/** One person has at most this part of the shares. */
export type PersonCap = Rule<'person-cap', { most: Fraction }>;
/** At most this part of yearly profit, for at most so many years. */
export type ProfitCap = Rule<'profit-cap', { most: Fraction; yearsMost: number }>;
/** Inventors have a part of royalties, however small. */
export type InventorsShare = Rule<'inventors-share', { pathways: readonly Pathway[] }>;
/** Where and how long an agreed price or a reward is published. Not a question to a plan: the room of notices reads it. */
export type Notice = Rule<'notice', { of: (typeof noticeObjects)[number]; days: number | null; places: readonly (typeof noticePlaces)[number][] }>;
/** Contract rules that need no figure. */
export type GuaranteedReturn = Rule<'guaranteed-return', unknown>;
export type RoyaltyTerms = Rule<'royalty-terms', unknown>;
export type CreativeContribution = Rule<'creative-contribution', unknown>;

export type PackRule =
  | IncomeFloor
  | EquityFloor
  | ProfitFloor
  | MainPart
  | TtoPart
  | EquityCap
  | PersonCap
  | ProfitCap
  | InventorsShare
  | Notice
  | GuaranteedReturn
  | RoyaltyTerms
  | CreativeContribution;

export type RulePack = {
  /** `zhejiang`; with `version` it names a pack for ever. */
  readonly code: string;
  readonly version: number;
  readonly title: BothLanguages;
  /** `CN` for the whole country, a GB/T 2260 province, `US`. */
  readonly region: string;
  readonly entityTypes: readonly EntityType[];
  /** YYYY-MM-DD, inclusive. */
  readonly effectiveFrom: string;
  /** The last day, where the text was repealed with nothing in its place. */
  readonly effectiveTo?: string;
  /** What may be deducted before the floors are measured; null where the text does not define it. */
  readonly netIncome: { readonly allowed: readonly CostCategory[]; readonly article: BothLanguages; readonly text: BothLanguages } | null;
  /** Does the reward pool hold what the technology transfer office gets? */
  readonly countsTto: boolean;
  readonly rules: readonly PackRule[];
};
