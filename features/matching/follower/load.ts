/** From the store into memory. */
import { setTimeout as pause } from 'node:timers/promises';
import type { CardTable } from '../index/card-store.ts';
import { MemoryIndex } from '../index/memory-index.ts';
import { warm } from './build.ts';

const cardsAtOnce = 500;

/** All cards of a table, a little at a time, so that no request waits long. */
export const loadMemory = async (table: CardTable): Promise<MemoryIndex> => {
  const memory = new MemoryIndex();
  for await (const documents of table.documents())
    for (let i = 0; i < documents.length; i += cardsAtOnce) {
      for (const document of documents.slice(i, i + cardsAtOnce)) memory.upsert(document);
      await pause(0);
    }
  await warm(memory);
  return memory;
};

/** Cards that stand in one of the two only, or otherwise. `stamps`: of the store. */
export const idsThatDiffer = (memory: MemoryIndex, stamps: ReadonlyMap<string, string>): readonly string[] => {
  const ids: string[] = [];
  for (const id of memory.ids()) if (stamps.get(id) !== memory.stampOf(id)) ids.push(id);
  for (const id of stamps.keys()) if (memory.stampOf(id) === undefined) ids.push(id);
  return ids;
};
