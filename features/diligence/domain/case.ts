/** A case: a unit turns an achievement into use, and everything that shows how it came to that. */
import type { Localized } from '@tongtu/kernel/localized';
import type { Money } from '@tongtu/kernel/money';
import type { OrganizationKind } from '@tongtu/parties/contract';
import type { CaseState } from './case-lifecycle.ts';
import type { PriceMethod, PriceState, PricingTrack } from './pricing.ts';

export const casePathways = ['transfer', 'licence', 'equity', 'cooperation', 'self-investment', 'other'] as const;
export type CasePathway = (typeof casePathways)[number];

export type Case = {
  readonly id: string;
  readonly organizationId: string;
  readonly title: Localized;
  /** The achievement's card, where it has one. */
  readonly listingId: string | null;
  /** What is turned into use, as the notice tells it. */
  readonly abstract: Localized | null;
  readonly pathway: CasePathway;
  readonly counterparty: { readonly organizationId: string | null; readonly name: string | null };
  /** Does a related party stand on the other side? Words say which. */
  readonly relatedParty: { readonly marked: boolean; readonly words: string | null };
  readonly price: { readonly amount: Money | null; readonly formula: string | null };
  /** People who completed the achievement or prepare the deal: the related-party check looks at them. */
  readonly people: readonly { readonly personId: string; readonly part: CasePart }[];
  /** The committee that decides; null until one is chosen. */
  readonly committeeId: string | null;
  readonly track: PricingTrack;
  readonly method: PriceMethod | null;
  readonly priceState: PriceState;
  /** Kind and region of the unit when the case was opened: the packs are chosen by them. */
  readonly unitKind: OrganizationKind;
  readonly region: string | null;
  readonly country: string;
  readonly state: CaseState;
  /** ISO day on which it was cleared for signing; null until then and after it was reopened. */
  readonly clearedOn: string | null;
  readonly signedOn: string | null;
  /** Required elements that apply and are not met, as counted when something last changed. */
  readonly gaps: number;
  readonly revision: number;
  readonly openedAt: Date;
  readonly changedAt: Date;
};

export const caseParts = ['completer', 'manager', 'approver'] as const;
export type CasePart = (typeof caseParts)[number];
