/**
 * Follows what happens to cards and their organizations, and keeps the profiles of facilities.
 *
 * All processes share one cursor. Where it never moved (this feature is new here, or its first walk was cut short), the
 * cards that are out are walked through first and the cursor is put to where the events ended before the walk. So what
 * changed during it is read again, and a card is at least as new as the cursor says.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { listingIdsOfOrganization, publishedAfter } from '@tongtu/listings';
import type { Tx } from '@tongtu/platform/context';
import { inTransaction } from '@tongtu/platform/database';
import { endOfEvents, followEvents, readCursor, resetCursor, startOfEvents, type HouseEvent } from '@tongtu/platform/events';
import type { Running } from '@tongtu/platform/http';
import { hasProfiles, upsertProfiles } from './store/profiles.ts';
import { profileOf, refreshProfiles } from './use-cases/refresh-profiles.ts';

export const followerName = 'facility-profiles';
const cardsAtOnce = 500;

/** Whether cards are out, and where they lie, hangs on their organization. */
const changesCardsOf = new Set(['organization-changed', 'organization-verified', 'organization-declined', 'organization-suspended', 'organization-reinstated']);

const idsOfOrganization = async (tx: Tx, organizationId: string): Promise<string[]> => {
  const ids: string[] = [];
  for (;;) {
    const some = await listingIdsOfOrganization(tx, organizationId, ids.at(-1) ?? null, cardsAtOnce);
    ids.push(...some);
    if (some.length < cardsAtOnce) return ids;
  }
};

/** Cards to read again, each once. The events' own words are not believed. */
export const cardsOfEvents = async (tx: Tx, events: readonly HouseEvent[]): Promise<readonly string[]> => {
  const ids = new Set<string>();
  for (const event of events) {
    if (event.kind === 'listings-imported') for (const id of event.changed['listingIds'] as readonly string[]) ids.add(id);
    else if (event.kind.startsWith('listing-')) ids.add(event.subject.id);
    else if (changesCardsOf.has(event.kind)) for (const id of await idsOfOrganization(tx, event.subject.id)) ids.add(id);
  }
  return [...ids];
};

/** Every facility's card that is out, once through. Answers how many there were. */
export const buildProfiles = async (context: Running['context']): Promise<number> => {
  const { tx: db, now } = context();
  const end = await endOfEvents(db);
  let count = 0;
  for (let after: string | null = null; ;) {
    const listings = await publishedAfter(db, after, cardsAtOnce, { kinds: ['facility'] });
    await inTransaction(db, (tx) => upsertProfiles(tx, listings.map(profileOf), context().now));
    count += listings.length;
    if (listings.length < cardsAtOnce) break;
    after = listings.at(-1)!.id;
  }
  await resetCursor(db, followerName, now, end);
  return count;
};

const isNew = async (db: Tx): Promise<boolean> => {
  const cursor = await readCursor(db, followerName);
  return (cursor.txid === startOfEvents.txid && cursor.seq === startOfEvents.seq) || !(await hasProfiles(db));
};

/** Until the signal ends. Only processes that work follow; the others read what they wrote. */
export const followListings = async ({ context, log, work, signal }: Running): Promise<void> => {
  if (!work) return;
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      if (await isNew(context().tx)) log.info({ facilities: await buildProfiles(context) }, 'profiles of facilities were built');
      break;
    } catch (error) {
      log.error({ err: error, failures }, 'profiles of facilities cannot be built; tries again');
      await pause(Math.min(30_000, 200 * 2 ** Math.min(failures, 8)), undefined, { signal }).catch(() => {});
    }
  }
  await followEvents({
    db: context().tx,
    name: followerName,
    batchSize: 200,
    gatherMs: 200,
    handle: async (events, tx) => refreshProfiles({ tx, now: context().now }, await cardsOfEvents(tx, events)),
    signal,
    log,
    clock: () => context().now,
  });
};
