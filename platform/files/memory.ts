/** A store for tests: it counts, hashes and refuses like the real ones, and forgets at the end. */
import { Readable } from 'node:stream';
import { placeOf, takeIn } from './intake.ts';
import type { Files } from './port.ts';

export const memoryFiles = (): Files => {
  const kept = new Map<string, Buffer>();
  return {
    put: async (content, options) => {
      const pieces: Uint8Array[] = [];
      const taken = await takeIn(content, options, async (piece) => void pieces.push(piece.slice()));
      if (taken.ok) kept.set(taken.value.hash, Buffer.concat(pieces));
      return taken;
    },
    open: async (hash) => {
      // As the real ones do: a name that is no hash is a bug of the caller.
      placeOf(hash);
      const bytes = kept.get(hash);
      return bytes === undefined ? undefined : Readable.from([bytes]);
    },
    has: async (hash) => kept.has(hash),
    remove: async (hash) => void kept.delete(hash),
    list: async function* () {
      for (const hash of [...kept.keys()].sort()) yield { hash, size: kept.get(hash)?.length ?? 0 };
    },
  };
};
