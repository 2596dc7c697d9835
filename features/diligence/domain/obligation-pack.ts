/**
 * An obligation pack: what a text of law asks to be shown of a case, as data with its dates, so that the office can bring a new
 * version in the app and an old case is still judged by the versions of its day.
 */
import type { OrganizationKind } from '@tongtu/parties/contract';
import type { CasePathway } from './case.ts';
import type { EvidenceKind } from './evidence.ts';
import type { PriceMethod, PricingTrack } from './pricing.ts';

/** Both languages, always: a pack is read by everybody. */
export type BothLanguages = { readonly zh: string; readonly en: string };

/** By when: before the step of that name, or so many days after signing. */
export const dueSteps = ['decision', 'notice', 'signing', 'closing'] as const;
export type DueStep = (typeof dueSteps)[number];
export type Due = { readonly before: DueStep } | { readonly daysAfterSigning: number };

export const suppliers = ['manager', 'committee', 'completer', 'facility', 'finance', 'reviewer', 'office'] as const;
export type Supplier = (typeof suppliers)[number];

/** One text of law, cited by `id` from elements, tracks and notices. */
export type Article = {
  /** `促进科技成果转化法` 18 is `transformation-law-18`. */
  readonly id: string;
  readonly law: BothLanguages;
  /** “第十八条”, “art. 18”. */
  readonly article: BothLanguages;
  /** The full wording; English is our own translation, absent where there is none yet. */
  readonly text: { readonly zh: string; readonly en?: string };
  /** False where no full text was read: a lawyer has to look. */
  readonly confirmed: boolean;
};

export type Need = { readonly anyOf: readonly EvidenceKind[]; readonly atLeast: number };

/** Where the other side is registered: in mainland China or elsewhere. Only an organization of the house is known to be abroad. */
export const counterpartyPlaces = ['home', 'abroad'] as const;
export type CounterpartyPlace = (typeof counterpartyPlaces)[number];

/** When an element applies; an absent list means always. */
export type When = {
  readonly tracks?: readonly PricingTrack[];
  readonly methods?: readonly PriceMethod[];
  readonly pathways?: readonly CasePathway[];
  readonly counterparty?: readonly CounterpartyPlace[];
};

export type Element = {
  /** Unique over all packs: a pack of a region may replace an element of the national one under the same id. */
  readonly id: string;
  readonly name: BothLanguages;
  /** What has to be shown, in a sentence or two. */
  readonly text: BothLanguages;
  readonly articles: readonly string[];
  readonly required: boolean;
  /** All of them. */
  readonly needs: readonly Need[];
  readonly suppliedBy: Supplier;
  readonly due: Due;
  readonly when: When;
};

export const noticeParts = [
  'unit',
  'achievement',
  'abstract',
  'pathway',
  'price',
  'method',
  'counterparty',
  'related-party',
  'rewards',
  'objection-channel',
  'objection-procedure',
] as const;
export type NoticePart = (typeof noticeParts)[number];
export const noticePlaces = ['unit', 'market'] as const;
export type NoticePlace = (typeof noticePlaces)[number];

export type NoticeRule = {
  /** Calendar days, the day of publishing not counted. */
  readonly days: number;
  /** The last day moves to a working day. */
  readonly endsOnWorkingDay: boolean;
  readonly places: readonly NoticePlace[];
  readonly tells: readonly NoticePart[];
  readonly articles: readonly string[];
  /** Tracks whose agreed price needs one. */
  readonly tracks: readonly PricingTrack[];
};

/** Days off and made-up working days beside the weekend, as the State Council announces them each year. ISO days. */
export type WorkingCalendar = {
  readonly zone: string;
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
  readonly knownUntil: string;
};

export type ObligationPack = {
  readonly code: string;
  readonly version: number;
  readonly title: BothLanguages;
  /** `CN` for the whole country, or a GB/T 2260 province. */
  readonly region: string;
  readonly kinds: readonly OrganizationKind[];
  /** ISO day, inclusive. */
  readonly effectiveFrom: string;
  readonly effectiveTo?: string;
  readonly articles: readonly Article[];
  readonly elements: readonly Element[];
  /** The strictest of the packs that apply is followed. */
  readonly notice: NoticeRule | null;
  readonly calendar: WorkingCalendar | null;
};
