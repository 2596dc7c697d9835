/** A store for tests: it counts, hashes and refuses like the real ones, and forgets at the end. */
import { Readable } from 'node:stream';
import { placeOf, takeIn } from './intake.ts';
import type { Files } from './port.ts';

export const memoryFiles = (clock: () => Date = () => new Date()): Files => {
  const kept = new Map<string, { readonly bytes: Buffer; readonly storedAt: Date }>();
  return {
    put: async (content, options) => {
      const pieces: Uint8Array[] = [];
      const taken = await takeIn(content, options, async (piece) => void pieces.push(piece.slice()));
      if (taken.ok) kept.set(taken.value.hash, { bytes: Buffer.concat(pieces), storedAt: clock() });
      return taken;
    },
    open: async (hash) => {
      // As the real ones do: a name that is no hash is a bug of the caller.
      placeOf(hash);
      const bytes = kept.get(hash)?.bytes;
      return bytes === undefined ? undefined : Readable.from([bytes]);
    },
    has: async (hash) => kept.has(hash),
    remove: async (hash, storedBefore) => {
      if (storedBefore !== undefined && (kept.get(hash)?.storedAt ?? storedBefore) >= storedBefore) return;
      kept.delete(hash);
    },
    list: async function* () {
      for (const [hash, { bytes, storedAt }] of [...kept].sort(([a], [b]) => (a < b ? -1 : 1))) yield { hash, size: bytes.length, storedAt };
    },
  };
};
