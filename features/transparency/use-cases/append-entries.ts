/** Takes provable events into the log, in the order in which the house reads them, each once. */
import type { Tx } from '@tongtu/platform/context';
import type { HouseEvent } from '@tongtu/platform/events';
import { insertEntries, loggedEvents, logSize } from '../store/entries.ts';
import { leafHash } from '../tlog/hashing.ts';
import { commitmentTo, SALT_BYTES } from './commitment.ts';

export type Appending = {
  readonly provable: ReadonlySet<string>;
  readonly chance: (bytes: number) => Uint8Array;
};

/**
 * Runs in the transaction that moves the cursor and holds its lock, so nobody else appends meanwhile. An event that is in the
 * log already (a cursor was put back) is passed over. Answers how many were appended.
 */
export const appendEntries = async (tx: Tx, events: readonly HouseEvent[], { provable, chance }: Appending): Promise<number> => {
  const matter = events.filter((event) => provable.has(event.kind));
  if (matter.length === 0) return 0;
  const logged = await loggedEvents(
    tx,
    matter.map((event) => event.id),
  );
  const fresh = matter.filter((event) => !logged.has(event.id));
  const first = await logSize(tx);
  const salts = chance(SALT_BYTES * fresh.length);
  await insertEntries(
    tx,
    fresh.map((event, i) => {
      const salt = salts.subarray(i * SALT_BYTES, (i + 1) * SALT_BYTES);
      const { entry, content } = commitmentTo(event, salt);
      const { id: eventId, kind, subject, organizationId } = event;
      return { index: first + i, eventId, kind, subject, organizationId, entry, leafHash: leafHash(entry), salt, content };
    }),
  );
  return fresh.length;
};
