/** The index from all cards anew, into a table that nobody points at yet. */
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { countPublished, publishedAfter } from '@tongtu/listings';
import type { Tx } from '@tongtu/platform/database';
import { endOfEvents, type Cursor } from '@tongtu/platform/events';
import type { CardStore, CardTable } from '../index/card-store.ts';
import { MemoryIndex } from '../index/memory-index.ts';
import { idsOfWords, removeWords, writeWords } from '../store/listing-words.ts';
import type { Words } from '../words/words.ts';
import { documentsOf } from './read-documents.ts';

export type Progress = { readonly done: number; readonly total: number };
export type Built = { readonly memory: MemoryIndex; readonly table: CardTable; readonly cursor: Cursor };
export type BuildOptions = { readonly db: Tx; readonly clock: () => Date; readonly words: Words };

const cardsAtOnce = 500;
const idsAtOnce = 5000;

/** Sorts the lists, a little at a time, so that no request waits long. */
export const warm = async (memory: MemoryIndex): Promise<void> => {
  for (const _ of memory.warm()) await pause(0);
};

/** Words in SQL of cards that are out no more. */
const sweepWords = async (db: Tx, memory: MemoryIndex): Promise<void> => {
  for (let after: string | null = null; ;) {
    const ids: string[] = await idsOfWords(db, after, idsAtOnce);
    await removeWords(
      db,
      ids.filter((id) => memory.stampOf(id) === undefined),
    );
    if (ids.length < idsAtOnce) return;
    after = ids.at(-1)!;
  }
};

export const buildIndex = async ({ db, clock, words }: BuildOptions, store: CardStore, tell: (progress: Progress) => void): Promise<Built> => {
  // Taken before the first card is read: what changes from here on comes again as an event.
  const cursor = await endOfEvents(db);
  const total = await countPublished(db);
  tell({ done: 0, total });
  const table = await store.begin(clock(), randomBytes(4).toString('hex'));
  const memory = new MemoryIndex();
  for (let after: string | null = null; ;) {
    const listings = await publishedAfter(db, after, cardsAtOnce);
    const documents = await documentsOf(db, listings, words.tokenizer);
    for (const document of documents) memory.upsert(document);
    await table.append(documents);
    await writeWords(db, documents);
    tell({ done: memory.size, total: Math.max(total, memory.size) });
    if (listings.length < cardsAtOnce) break;
    after = listings.at(-1)!.id;
  }
  await sweepWords(db, memory);
  await table.indexIds();
  await warm(memory);
  return { memory, table, cursor };
};
