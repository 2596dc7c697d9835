/** What waits for somebody of the organization, most pressing first. Pure. */
import type { ListingCard } from '../../contract/cards.ts';
import { daysUntil } from '../values.ts';

export type NextAct = { readonly kind: 'approve' | 'over' | 'resume' | 'finish'; readonly listing: ListingCard };

const rank: Readonly<Record<NextAct['kind'], number>> = { approve: 0, over: 1, resume: 2, finish: 3 };

/** One act a listing at most: a submitted card wants an approver, a passed deadline a decision, a paused card its return, a draft its end. */
export const nextActs = (listings: readonly ListingCard[], now: number): readonly NextAct[] =>
  listings
    .flatMap((listing): NextAct[] => {
      if (listing.state === 'submitted') return [{ kind: 'approve', listing }];
      if (listing.state === 'published' && listing.deadline !== null && daysUntil(listing.deadline, now) < 0) return [{ kind: 'over', listing }];
      if (listing.state === 'paused') return [{ kind: 'resume', listing }];
      if (listing.state === 'draft') return [{ kind: 'finish', listing }];
      return [];
    })
    .sort((a, b) => rank[a.kind] - rank[b.kind] || (a.listing.updatedAt < b.listing.updatedAt ? 1 : -1));

/** Published so long ago that it should be confirmed: the platform pauses cards that nobody confirmed for a year. */
export const toConfirm = (listings: readonly ListingCard[], now: number): readonly ListingCard[] =>
  listings.filter((listing) => listing.state === 'published' && listing.publishedAt !== null && now - Date.parse(listing.updatedAt) > 335 * 86_400_000);
