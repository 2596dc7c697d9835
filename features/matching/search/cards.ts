/**
 * Lines of lists from SQL, which has the last word on what a reader may see: what the index does not know yet (a card
 * withdrawn a moment ago) falls out here. Visitors all see the same, so those who ask at the same time share one query.
 */
import { cardsByIds } from '@tongtu/listings';
import type { ListingCard } from '@tongtu/listings/contract';
import { isSignedIn } from '@tongtu/kernel/reader';
import type { Context } from '@tongtu/platform/context';

type Cards = ReadonlyMap<string, ListingCard>;
export type ReadCards = (context: Pick<Context, 'tx' | 'reader' | 'now'>, ids: readonly string[]) => Promise<Cards>;

/** One query at a time; who asks while it runs waits for the next, so no answer is older than its question. */
export const makeCardReader = (read: ReadCards = cardsByIds): ReadCards => {
  let waiting: { context: Parameters<ReadCards>[0]; ids: Set<string>; cards: Promise<Cards> } | null = null;
  let running: Promise<unknown> = Promise.resolve();
  return (context, ids) => {
    if (ids.length === 0) return Promise.resolve(new Map());
    if (isSignedIn(context.reader) || context.reader.memberships.length > 0) return read(context, ids);
    if (waiting === null) {
      const next = { context, ids: new Set<string>(), cards: Promise.resolve<Cards>(new Map()) };
      next.cards = running.then(() => {
        waiting = null;
        return read(next.context, [...next.ids]);
      });
      running = next.cards.catch(() => {});
      waiting = next;
    }
    // The latest clock: a card that expires now is seen by nobody who asked before.
    if (context.now > waiting.context.now) waiting.context = context;
    for (const id of ids) waiting.ids.add(id);
    return waiting.cards;
  };
};
