/** A stored file on its way into a dossier: read once for its checksum, and again when it is written. */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Files } from '@tongtu/platform/files';
import type { ZipEntry } from './zip.ts';

/** Undefined where the store no longer holds these very bytes. Nothing is kept in memory. */
export const storedEntry = async (files: Pick<Files, 'open'>, name: string, sha256: string): Promise<ZipEntry | undefined> => {
  const content = await files.open(sha256);
  if (content === undefined) return undefined;
  const hash = createHash('sha256');
  let [size, crc] = [0, 0];
  for await (const piece of content as AsyncIterable<Uint8Array>) {
    hash.update(piece);
    crc = crc32(piece, crc);
    size += piece.byteLength;
  }
  if (hash.digest('hex') !== sha256) return undefined;
  return {
    name,
    size,
    crc,
    open: async function* () {
      const again = await files.open(sha256);
      if (again === undefined) throw new Error(`${name} was removed while the dossier was made`);
      yield* again as AsyncIterable<Uint8Array>;
    },
  };
};
