/**
 * Brings what is appended before everybody's eyes. Only the holder of the lock publishes. The order of effects, and what a
 * crash after each line leaves:
 *
 *   entries are committed                 they are not yet to be seen; the next run publishes them
 *   1. tiles and bundles are written      nobody is pointed at them yet; the next run writes the same bytes again
 *   2. the checkpoint is signed, written  the log has grown for everybody; only the database does not know it yet
 *   3. the database remembers it          done; if this is lost, the next run meets the checkpoint of line 2 in the store
 *
 * A checkpoint is a promise for ever: it is signed only when the tree that it names begins with every tree that was promised
 * before, by the database's memory and by the checkpoint in the store. Otherwise nothing is signed and the fault has a name.
 */
import type { Tx } from '@tongtu/platform/context';
import { logSize } from '../store/entries.ts';
import { readState, saveState, stillLocked, tryLockPublishing, type LogState } from '../store/state.ts';
import { openCheckpoint, readCheckpoint, writeCheckpoint } from '../tlog/checkpoint.ts';
import { sameHash, type Hash } from '../tlog/hashing.ts';
import { bearsOnly, noteVerifier, readNote, signText, writeNote, type Signer } from '../tlog/note.ts';
import { rootOf, TileFault, treeOf, type Tree } from '../tlog/proofs.ts';
import { rootInDatabase, tilesIn, writeTiles, type TileStore } from './tile-store.ts';

/**
 * Why nothing is signed. `log-ahead`: more is published than the database holds (it was restored from before).
 * `log-forked`: what is published is not the beginning of what the database holds. `log-key-differs`: another key has signed so
 * far. `log-origin-differs`: the log has another name. `log-checkpoint-foreign`: the checkpoint in the store is none of ours.
 */
export type LogFaultKind = 'log-ahead' | 'log-forked' | 'log-key-differs' | 'log-origin-differs' | 'log-checkpoint-foreign';
export class LogFault extends Error {
  readonly kind: LogFaultKind;
  readonly details: Readonly<Record<string, unknown>>;
  constructor(kind: LogFaultKind, details: Readonly<Record<string, unknown>> = {}) {
    super(`${kind} ${JSON.stringify(details)}`);
    this.kind = kind;
    this.details = details;
  }
}

export type Publishing = {
  readonly store: TileStore;
  /** The origin that is asked for; undefined: the one of before, or `fallbackOrigin`. */
  readonly origin: string | undefined;
  readonly fallbackOrigin: string;
  /** Signers of that origin, the one of today first. */
  readonly signersOf: (origin: string) => readonly Signer[];
};

type Head = { readonly size: number; readonly root: Hash };

/** The checkpoint in the store, if it is ours: signed by a key of today, or the very one that the database remembers (its key was lost). */
const heldHead = async (store: TileStore, origin: string, signers: readonly Signer[], state: LogState | undefined): Promise<Head | undefined> => {
  const bytes = await store.read('checkpoint');
  if (bytes === undefined) return undefined;
  const verifiers = signers.flatMap(({ verifierKey }) => {
    const verifier = noteVerifier(verifierKey);
    return verifier.ok ? [verifier.value] : [];
  });
  const opened = openCheckpoint(bytes, origin, verifiers);
  if (opened.ok) return opened.value;
  const note = readNote(bytes);
  const remembered = state === undefined ? undefined : readNote(state.checkpoint);
  if (note.ok && remembered?.ok === true && note.value.text === remembered.value.text) {
    const checkpoint = readCheckpoint(note.value.text);
    if (checkpoint.ok) return checkpoint.value;
  }
  throw new LogFault('log-checkpoint-foreign', { kind: opened.error.kind });
};

const mustBegin = async (tree: Tree, head: Head): Promise<void> => {
  if (!sameHash(await tree.rangeHash(0, head.size), head.root)) throw new LogFault('log-forked', { size: head.size });
};

const checkedOrigin = ({ origin, fallbackOrigin }: Publishing, state: LogState | undefined): string => {
  if (state !== undefined && origin !== undefined && origin !== state.origin)
    throw new LogFault('log-origin-differs', { published: state.origin, asked: origin });
  return state?.origin ?? origin ?? fallbackOrigin;
};

const publishLocked = async (tx: Tx, publishing: Publishing, now: Date, always: boolean): Promise<Head | undefined> => {
  const { store, signersOf } = publishing;
  const state = await readState(tx);
  const size = await logSize(tx);
  const origin = checkedOrigin(publishing, state);
  const signers = signersOf(origin);
  const keys = signers.map(({ verifierKey }) => verifierKey);
  // After a lost key was replaced, the database knows the new one, and nothing bears its signature yet.
  const newKeys = state !== undefined && (keys.join('\n') !== state.verifierKeys.join('\n') || !bearsOnly(state.checkpoint, keys));
  if (state !== undefined && state.size === size && !newKeys && !always) return undefined;
  if (state !== undefined && !keys.includes(state.verifierKeys[0] ?? ''))
    throw new LogFault('log-key-differs', { signed: state.verifierKeys[0], now: keys[0] });
  const held = await heldHead(store, origin, signers, state);
  const promised = [held, state].filter((head) => head !== undefined);
  const ahead = promised.find((head) => head.size > size);
  if (ahead !== undefined) throw new LogFault('log-ahead', { published: ahead.size, known: size });
  // As a rule the store and the memory of the database say the same. Otherwise all that the database holds is looked at first: a
  // wrong database must not leave a single tile in the store.
  const agree = held !== undefined && state !== undefined && held.size === state.size && sameHash(held.root, state.root);
  if (!agree) for (const head of promised) if (!sameHash(await rootInDatabase(tx, head.size), head.root)) throw new LogFault('log-forked', { size: head.size });
  const look = async (grown: Tree): Promise<void> => {
    for (const head of promised) if (head.size <= grown.size) await mustBegin(grown, head);
  };
  // A store that was lost, or brought back from before, is filled again from the start. What is there already is written again, and so compared.
  const from = state !== undefined && held !== undefined && held.size >= state.size ? state.size : 0;
  try {
    await writeTiles(tx, store, from, size, look);
  } catch (error) {
    if (!(error instanceof TileFault) || from === 0) throw error;
    await writeTiles(tx, store, 0, size, look);
  }
  const tree = treeOf(size, tilesIn(store));
  const root = await rootOf(tree);
  for (const head of promised) await mustBegin(tree, head);
  const text = writeCheckpoint({ origin, size, root });
  const checkpoint = writeNote({ text, signatures: signers.map((signer) => signText(text, signer)) });
  // Who lost the lock must not put an older checkpoint over a newer one.
  await stillLocked(tx);
  await store.write('checkpoint', Buffer.from(checkpoint, 'utf8'), { immutable: false });
  await saveState(tx, { origin, size, root, checkpoint, verifierKeys: keys, publishedAt: now });
  return { size, root };
};

/**
 * Publishes what is appended; the new head, or undefined where there is nothing new or another process publishes. `always`: even
 * when the database knows nothing new, see that the store holds it (at start). `tx` is a transaction of its own. Throws `LogFault`.
 */
export const publishLog = async (tx: Tx, publishing: Publishing, now: Date, always = false): Promise<Head | undefined> =>
  (await tryLockPublishing(tx)) ? publishLocked(tx, publishing, now, always) : undefined;
