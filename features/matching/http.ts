/** The routes of matching, run: parsed input in, use-case, presented answer out. */
import { serve, type Handlers, type ServedRoute } from '@tongtu/platform/http';
import { ok } from '@tongtu/kernel/result';
import { matchingRoutes } from './contract.ts';
import type { Keeper } from './follower/keeper.ts';
import { listMatches } from './matches/list-matches.ts';
import { matchingPolicy } from './policy.ts';
import { makeCardReader } from './search/cards.ts';
import { makeMap } from './search/get-map.ts';
import { searchListings } from './search/search-listings.ts';
import type { Words } from './words/words.ts';

const handlers = (keeper: Keeper, words: Words): Handlers<typeof matchingRoutes> => {
  const searching = { words, memory: () => keeper.memory, readCards: makeCardReader() };
  const map = makeMap();
  return {
    searchListings: (context, { query }) => searchListings(searching, context, query),
    listMatches: (context, { params, query }) => listMatches(searching, context, params.listingId, query),
    getIndexState: async () => ok({ state: keeper.state, documents: keeper.memory?.size ?? 0, behind: await keeper.behind(), progress: keeper.progress }),
    getMap: async (context) => ok({ provinces: await map(context) }),
  };
};

export const matchingHttp = (keeper: Keeper, words: Words): readonly ServedRoute[] => serve(matchingRoutes, matchingPolicy, handlers(keeper, words));
