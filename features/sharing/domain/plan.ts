/**
 * A sharing plan as the house works with it: amounts in whole minor units, shares as exact fractions.
 * The tree has four faces (JSON, text, prose, picture); each is made from this shape and from nothing else.
 * What the fields mean is settled by the semantics in the room's README; `readPlan` is the only way in.
 */
import type { Currency } from '@tongtu/kernel/money';
import type { Fraction } from '@tongtu/kernel/fraction';
import type { Localized } from '@tongtu/kernel/localized';

export const pathways = ['transfer', 'licence', 'equity', 'self-implementation', 'joint-implementation'] as const;
export type Pathway = (typeof pathways)[number];
export const entityTypes = [
  'state-institute',
  'state-university',
  'state-enterprise',
  'state-technology-enterprise',
  'private-enterprise',
  'us-nonprofit',
] as const;
export type EntityType = (typeof entityTypes)[number];
export const sizes = ['large', 'medium', 'small'] as const;
export type Size = (typeof sizes)[number];
export const partyRoles = ['unit', 'completers', 'transformers', 'facility', 'investor', 'tto', 'partner', 'operator'] as const;
export type PartyRole = (typeof partyRoles)[number];
/** What a base may deduct. */
export const costCategories = ['taxes', 'upkeep', 'direct-costs', 'appraisal', 'negotiation', 'rd'] as const;
export type CostCategory = (typeof costCategories)[number];
/** What somebody brought in: only creative contributions make a completer (SPC technical-contract interpretation 6). */
export const contributions = ['creative', 'money', 'equipment', 'organisation'] as const;
export type Contribution = (typeof contributions)[number];
/** A year counts from the start of production, or from the first year with a profit. */
export const profitStarts = ['production-start', 'first-profit-year'] as const;
export type ProfitStart = (typeof profitStarts)[number];

export type Party = { readonly id: string; readonly role: PartyRole; readonly name?: Localized; readonly contribution?: Contribution };
export type PoolMember = {
  readonly id: string;
  readonly weight: Fraction;
  readonly main: boolean;
  readonly name?: Localized;
  readonly contribution?: Contribution;
};
export type PartyShare = { readonly party: string; readonly share: Fraction };
export type PartyCap = { readonly party: string; readonly cap: bigint };

export type Recoup = { readonly kind: 'recoup'; readonly party: string; readonly upTo: bigint; readonly rate: Fraction };
/** `upTo` is null in the last step alone. `overflow` takes what caps cut off; null where there are no caps. */
export type Split = {
  readonly kind: 'split';
  readonly upTo: bigint | null;
  readonly shares: readonly PartyShare[];
  readonly caps: readonly PartyCap[];
  readonly overflow: string | null;
};
export type Step = Recoup | Split;

export type Base = { readonly kind: 'net'; readonly deduct: readonly CostCategory[] } | { readonly kind: 'gross' };
export type Equity = { readonly shares: bigint; readonly allocation: readonly PartyShare[] };
export type AnnualProfit = {
  readonly party: string;
  readonly rate: Fraction;
  readonly years: number;
  readonly from: ProfitStart;
  /** First year of production; the year of `effectiveOn` where it is not written. */
  readonly startYear?: number;
};
/** What the linter asks of the contract around the plan; all optional, `undefined` = not said. */
export type Terms = {
  readonly reporting?: boolean;
  readonly audit?: boolean;
  /** Who bears taxes on payments: a party, or `each`. */
  readonly taxBearer?: string;
  /** An equity contribution whose return is guaranteed. */
  readonly guaranteedReturn?: boolean;
  /** The contributor takes part in management. */
  readonly management?: boolean;
};

export type Unit = {
  readonly entityType: EntityType;
  readonly size?: Size;
  /** GB/T 2260 province, `CN` where no province pack shall apply, `US`. */
  readonly region: string;
  readonly publishedRule: boolean;
};

export type SharingPlan = {
  readonly version: 1;
  readonly title: Localized;
  readonly currency: Currency;
  readonly pathway: Pathway;
  /** YYYY-MM-DD */
  readonly effectiveOn: string;
  readonly unit: Unit;
  readonly parties: readonly Party[];
  readonly base: Base;
  /** Empty for `equity`, and for an implementation that shares its yearly profit only. */
  readonly steps: readonly Step[];
  readonly equity: Equity | null;
  readonly annualProfit: AnnualProfit | null;
  readonly pool: { readonly party: string; readonly members: readonly PoolMember[] } | null;
  readonly clawback: boolean;
  /** Parties in the order in which ties of a closing are settled; who is missing follows by id. */
  readonly ties: readonly string[];
  readonly terms: Terms;
};

/** Code units decide, so that the order is the same on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** All parties in the order of ties: those written in `rounding.ties`, then the others by id. */
export const tieOrder = (plan: Pick<SharingPlan, 'ties' | 'parties'>): string[] => [
  ...plan.ties,
  ...plan.parties
    .map((party) => party.id)
    .filter((id) => !plan.ties.includes(id))
    .sort(byText),
];

/** Members in the order of their ids, as a pool's ties are settled. */
export const membersById = (members: readonly PoolMember[]): PoolMember[] => [...members].sort((a, b) => byText(a.id, b.id));
