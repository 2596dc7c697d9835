/** Cards anew from SQL into memory, and what of that the store lacks. */
import type { Tx } from '@tongtu/platform/database';
import type { MemoryIndex } from '../index/memory-index.ts';
import type { Words } from '../words/words.ts';
import type { Pending } from './pending.ts';
import { readDocuments } from './read-documents.ts';

const cardsAtOnce = 500;

type RefreshOptions = { readonly db: Tx; readonly clock: () => Date; readonly words: Words };
/** `isLevel`: store and pending changes together are the memory, so that what memory does not know is new to the store. */
export type Present = { readonly memory: MemoryIndex | null; readonly pending: Pending; readonly isLevel: boolean };
/** `isUnlike`: the store has these cards otherwise than memory, which may know them well. */
export type Refresh = (ids: readonly string[], isUnlike?: boolean) => Promise<void>;

/** Reads one after the other: what was read last is the newest. `present` is asked after each reading. */
export const makeRefresh = ({ db, clock, words }: RefreshOptions, present: () => Present): Refresh => {
  let reading: Promise<unknown> = Promise.resolve();
  return async (ids, isUnlike = false) => {
    const turn = reading.then(async () => {
      for (let i = 0; i < ids.length; i += cardsAtOnce) {
        const { documents, gone } = await readDocuments(db, ids.slice(i, i + cardsAtOnce), clock(), words.tokenizer);
        const { memory, pending, isLevel } = present();
        if (memory === null) return;
        for (const document of documents) {
          const known = memory.stampOf(document.id);
          if (known === document.stamp && !isUnlike) continue;
          if (known !== document.stamp) memory.upsert(document);
          pending.put(document, known === undefined && isLevel);
        }
        for (const id of gone) {
          if (memory.stampOf(id) === undefined && !isUnlike) continue;
          memory.remove(id);
          pending.drop(id);
        }
      }
    });
    reading = turn.catch(() => {});
    await turn;
  };
};
