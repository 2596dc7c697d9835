/** Which cards an event may have changed. Cards are read anew, the event's own words are not believed. */
import { listingIdsOfOrganization } from '@tongtu/listings';
import type { Tx } from '@tongtu/platform/database';
import type { HouseEvent } from '@tongtu/platform/events';

const page = 1000;

/** Names, places and kinds of organizations stand in the index with each of their cards. */
const changesCardsOf = new Set(['organization-changed', 'organization-verified', 'organization-declined', 'organization-suspended', 'organization-reinstated']);

const idsOfOrganization = async (db: Tx, organizationId: string): Promise<string[]> => {
  const ids: string[] = [];
  for (;;) {
    const some = await listingIdsOfOrganization(db, organizationId, ids.at(-1) ?? null, page);
    ids.push(...some);
    if (some.length < page) return ids;
  }
};

/** Ids of cards to read again, each once. */
export const idsOfEvents = async (db: Tx, events: readonly HouseEvent[]): Promise<readonly string[]> => {
  const ids = new Set<string>();
  for (const event of events) {
    if (event.kind === 'listings-imported') for (const id of event.changed['listingIds'] as readonly string[]) ids.add(id);
    else if (event.kind.startsWith('listing-')) ids.add(event.subject.id);
    else if (changesCardsOf.has(event.kind)) for (const id of await idsOfOrganization(db, event.subject.id)) ids.add(id);
  }
  return [...ids];
};
