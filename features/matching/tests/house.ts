/** The consortium of listings' tests with an index beside it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '@tongtu/platform/context';
import { silentLog } from '@tongtu/platform/database';
import { wakeFollowers } from '@tongtu/platform/events';
import { testNow } from '@tongtu/platform/testing';
import type { ListingKind } from '@tongtu/listings/contract';
import { makeWorld, type Stance } from '../../listings/tests/world.ts';
import { searchListings as searchRoute, listMatches as matchesRoute } from '../contract.ts';
import { matchingFeature } from '../server.ts';

export const makeHouse = async () => {
  const world = await makeWorld();
  const indexUrl = join(mkdtempSync(join(tmpdir(), 'tongtu-index-')), 'index');
  const open = () => {
    const feature = matchingFeature({ db: world.database.db, indexUrl, log: silentLog, clock: () => testNow });
    const ending = new AbortController();
    const routeOf = (name: string) => feature.routes.find((served) => served.route.name === name)!;
    let following: Promise<void> = Promise.resolve();
    return {
      feature,
      start: () => {
        following = feature.start(ending.signal);
      },
      stop: async () => {
        ending.abort();
        await following;
        await feature.close();
      },
      /** As over HTTP: the query is parsed as the route says. */
      search: (stance: Stance, query: Record<string, unknown> = {}, now = testNow) =>
        world.read(
          stance,
          (context: Context) =>
            routeOf('searchListings').handle(context, {
              params: undefined,
              query: searchRoute.query.parse(query),
              body: undefined,
              upload: undefined,
            } as never),
          now,
        ),
      matches: (stance: Stance, listingId: string, kind: ListingKind, limit = 20) =>
        world.read(stance, (context: Context) =>
          routeOf('listMatches').handle(context, {
            params: { listingId },
            query: matchesRoute.query.parse({ kind, limit }),
            body: undefined,
            upload: undefined,
          } as never),
        ),
      state: () => world.read('secretariat', (context: Context) => routeOf('getIndexState').handle(context, {} as never)),
      map: () => world.read('visitor', (context: Context) => routeOf('getMap').handle(context, {} as never)),
    };
  };
  const close = async (): Promise<void> => {
    await world.database.close();
    rmSync(join(indexUrl, '..'), { recursive: true, force: true });
  };
  return { ...world, indexUrl, open, close };
};
export type House = Awaited<ReturnType<typeof makeHouse>>;
export type Opened = ReturnType<House['open']>;

/** Waits until the answer is as wished; a follower needs a moment. Throws with the last answer after `ms`. */
export const until = async <T>(ask: () => Promise<T>, isThere: (answer: T) => boolean, ms = 5000): Promise<T> => {
  const end = performance.now() + ms;
  for (;;) {
    wakeFollowers();
    const answer = await ask();
    if (isThere(answer)) return answer;
    if (performance.now() > end) throw new Error(`not there after ${ms} ms: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
