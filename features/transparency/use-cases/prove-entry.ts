/** The checkpoint that a reader is given, and the proof of an entry that stands alone, with the lines of witnesses where there are some. */
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Tx } from '@tongtu/platform/context';
import { entryAt } from '../store/entries.ts';
import { readState } from '../store/state.ts';
import { firstWitnessedFrom, witnessedFrom, type Cosignature } from '../store/witnesses.ts';
import { bearsOnly } from '../tlog/note.ts';
import { inclusionProof, treeOf } from '../tlog/proofs.ts';
import { writeTlogProof } from '../tlog/tlog-proof.ts';
import { tilesIn, type TileStore } from './tile-store.ts';

/** How far back one looks for a checkpoint that more witnesses have signed. */
const lookBack = 20;

/** The published checkpoint with every cosignature of that size; as it is where no witness has signed it yet. */
export const withCosignatures = async (tx: Tx, size: number, checkpoint: string): Promise<string> => {
  const [witnessed] = await witnessedFrom(tx, size, 1);
  return witnessed?.size === size ? checkpoint + linesOf(witnessed.cosignatures) : checkpoint;
};

const linesOf = (cosignatures: readonly Cosignature[]): string => cosignatures.map(({ line }) => line).join('');

type Held = { readonly size: number; readonly checkpoint: string; readonly cosignatures: readonly Cosignature[] };

/**
 * Of the checkpoints that hold the entry, the one that most witnesses signed, and of these the largest. Only those under keys of
 * today: whoever verifies the proof asks for these, and does not know one that was lost or has been put aside.
 */
export const bestCheckpoint = async (tx: Tx, index: number): Promise<Held | undefined> => {
  const state = await readState(tx);
  if (state === undefined || index >= state.size || !bearsOnly(state.checkpoint, state.verifierKeys)) return undefined;
  const own: Held = { size: state.size, checkpoint: state.checkpoint, cosignatures: [] };
  // Of today's size the text is the same, whoever signed it when it was laid before the witnesses.
  const witnessed = (await witnessedFrom(tx, index + 1, lookBack))
    .map((one) => (one.size === own.size ? { ...one, checkpoint: own.checkpoint } : one))
    .filter(({ checkpoint }) => bearsOnly(checkpoint, state.verifierKeys));
  return witnessed.reduce<Held>((best, one) => (one.cosignatures.length > best.cosignatures.length ? one : best), own);
};

/** So many checkpoints are looked at, a page at a time, before the one of today is taken. */
const [pageSize, pagesMost] = [100, 20];

/**
 * The first checkpoint after the entry that those witnesses signed who signed the best one: the times in their lines show since when
 * the entry has been there at the latest. As `bestCheckpoint` where there is none.
 */
export const firstCheckpoint = async (tx: Tx, index: number): Promise<Held | undefined> => {
  const [state, best] = [await readState(tx), await bestCheckpoint(tx, index)];
  if (state === undefined || best === undefined || best.cosignatures.length === 0) return best;
  const wanted = best.cosignatures.map(({ vkey }) => vkey);
  let from = index + 1;
  for (let page = 0; page < pagesMost; page += 1) {
    const rows = await firstWitnessedFrom(tx, from, pageSize);
    const found = rows.find(
      ({ checkpoint, cosignatures }) => wanted.every((vkey) => cosignatures.some((one) => one.vkey === vkey)) && bearsOnly(checkpoint, state.verifierKeys),
    );
    if (found !== undefined) return found;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return best;
    from = last.size + 1;
  }
  return best;
};

/**
 * The file `.tlog-proof` of the entry at `index`: under the checkpoint that most witnesses signed, or under the `first` one that they
 * did, whose times bear out the time of the entry. Kind: `log-entry-not-found`, also while the entry is not published.
 */
export const proveEntry = async (tx: Tx, store: Pick<TileStore, 'read'>, index: number, under: 'best' | 'first' = 'best'): Promise<Result<string>> => {
  const [held, entry] = [await (under === 'first' ? firstCheckpoint : bestCheckpoint)(tx, index), await entryAt(tx, index)];
  if (held === undefined || entry === undefined) return fail('log-entry-not-found');
  const proof = await inclusionProof(treeOf(held.size, tilesIn(store)), index);
  return ok(writeTlogProof({ index, proof, checkpoint: held.checkpoint + linesOf(held.cosignatures), extra: entry.entry }));
};

/** Has a witness signed a checkpoint that holds the entry? */
export const isWitnessed = async (tx: Tx, index: number): Promise<boolean> => ((await bestCheckpoint(tx, index))?.cosignatures.length ?? 0) > 0;
