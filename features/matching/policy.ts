/** Who may do what with search and matches. What a reader finds is decided line by line, by what he may see. */
import { anyone, type RoutePolicy } from '@tongtu/platform/http';
import { isAuditor, isSecretariat, isSignedIn, type Decision, type Reader } from '@tongtu/kernel/reader';
import type { matchingRoutes } from './contract.ts';

/** The state of the index is for those who look after the platform. */
export const maySeeIndexState = (reader: Reader): Decision => (isSecretariat(reader) || isAuditor(reader) ? 'allowed' : 'forbidden');

export const matchingPolicy = {
  searchListings: anyone,
  listMatches: anyone,
  getIndexState: (reader) => (isSignedIn(reader) ? maySeeIndexState(reader) : 'forbidden'),
  getMap: anyone,
} satisfies RoutePolicy<typeof matchingRoutes>;
