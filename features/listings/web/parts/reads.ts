/** Reads of this room that a step in a card's life makes stale. Upper rooms add theirs (`staleAfterSteps`). */
import type { Route } from '@tongtu/platform/contract';
import { getListing, getStatistics, getWorkingCopy, listAccessRequests, listOrganizationListings, listReviews, listVersions } from '../../contract/routes.ts';

export const readsOfListings: Route[] = [getListing, getWorkingCopy, listOrganizationListings, listVersions, listReviews, getStatistics, listAccessRequests];

/** A room above (matching) names reads of its own that must be asked again after a step. */
export const staleAfterSteps = (...routes: readonly Route[]): void => {
  for (const route of routes) if (!readsOfListings.includes(route)) readsOfListings.push(route);
};
