/** Compares all cards with the index, at half speed, and mends what differs: what no event tells of. */
import { setTimeout as pause } from 'node:timers/promises';
import { publishedAfter, publishedByIds } from '@tongtu/listings';
import { organizationCardsByIds } from '@tongtu/parties';
import type { Tx } from '@tongtu/platform/database';
import { stampOf } from '../index/document-of.ts';
import type { MemoryIndex } from '../index/memory-index.ts';

const cardsAtOnce = 500;

/** `refresh` reads cards anew; `isOver`: another index has taken the place of this one, or the house closes. */
export const mendIndex = async (
  { db, clock }: { readonly db: Tx; readonly clock: () => Date },
  memory: MemoryIndex,
  refresh: (ids: readonly string[]) => Promise<void>,
  isOver: () => boolean,
): Promise<void> => {
  const unseen = new Set(memory.ids());
  for (let after: string | null = null; !isOver();) {
    const begun = performance.now();
    const listings = await publishedAfter(db, after, cardsAtOnce);
    for (const listing of listings) unseen.delete(listing.id);
    const organizations = await organizationCardsByIds(db, [...new Set(listings.map((listing) => listing.organizationId))]);
    const wrong = listings.filter((listing) => memory.stampOf(listing.id) !== stampOf(listing, organizations.get(listing.organizationId)!));
    if (wrong.length > 0) await refresh(wrong.map((listing) => listing.id));
    if (listings.length < cardsAtOnce) break;
    after = listings.at(-1)!.id;
    await pause(performance.now() - begun);
  }
  if (isOver()) return;
  const gone = [...unseen].filter((id) => memory.stampOf(id) !== undefined);
  for (let i = 0; i < gone.length && !isOver(); i += cardsAtOnce) {
    const some = gone.slice(i, i + cardsAtOnce);
    const out = new Set((await publishedByIds(db, some, clock())).map((listing) => listing.id));
    await refresh(some.filter((id) => !out.has(id)));
  }
};
