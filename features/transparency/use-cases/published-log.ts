/** The log as everybody sees it: what is published, and proofs made from that alone. */
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { readCheckpoint, type Checkpoint } from '../tlog/checkpoint.ts';
import type { Hash } from '../tlog/hashing.ts';
import { readNote } from '../tlog/note.ts';
import { consistencyProof, inclusionProof, treeOf } from '../tlog/proofs.ts';
import { tilesIn, type TileStore } from './tile-store.ts';

export type PublishedLog = Pick<TileStore, 'read'>;

export type PublishedHead = Checkpoint & { /** The signed note, as it was published. */ readonly note: string };

/** The head of today; undefined before the first one. */
export const headOf = async (log: PublishedLog): Promise<PublishedHead | undefined> => {
  const bytes = await log.read('checkpoint');
  if (bytes === undefined) return undefined;
  const note = readNote(bytes);
  const checkpoint = note.ok ? readCheckpoint(note.value.text) : note;
  if (!checkpoint.ok) throw new Error('the published checkpoint cannot be read');
  return { ...checkpoint.value, note: Buffer.from(bytes).toString('utf8') };
};

export type LogProof = { readonly index: number; readonly hashes: readonly Hash[]; readonly head: PublishedHead };

/** The way from an entry to the published root. Kinds: `log-not-started`, `log-entry-not-found` (not published, or not yet). */
export const proofOf = async (log: PublishedLog, index: number): Promise<Result<LogProof>> => {
  const head = await headOf(log);
  if (head === undefined) return fail('log-not-started');
  if (index >= head.size) return fail('log-entry-not-found');
  return ok({ index, hashes: await inclusionProof(treeOf(head.size, tilesIn(log)), index), head });
};

/** What shows that the log of `from` entries is the beginning of the one of `to`, which is published. 0 ≤ from ≤ to. */
export const growthOf = (log: PublishedLog, from: number, to: number): Promise<Hash[]> => consistencyProof(treeOf(to, tilesIn(log)), from);
