/** What a witness remembers: of each log the latest checkpoint that it was about to sign. */
import { readFile } from 'node:fs/promises';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { readCheckpoint } from '../tlog/checkpoint.ts';
import { readNote, type NoteSignature } from '../tlog/note.ts';
import { takeLock, type Lock } from './lock.ts';
import { writeWhole } from './write-file.ts';

/**
 * `note`: the text with the log's own signatures that held. `seconds`: when it was signed; Ed25519 gives the same signature for
 * the same text and time, so that the cosignature need not be kept and is there again after a crash.
 */
export type Remembered = { readonly note: string; readonly seconds: number };
export type WitnessState = { readonly vkey: string; readonly logs: ReadonlyMap<string, Remembered> };

const format = 'tongtu-witness-state/1';

const write = ({ vkey, logs }: WitnessState): string =>
  `${JSON.stringify({ format, vkey, logs: Object.fromEntries([...logs].toSorted(([a], [b]) => (a < b ? -1 : 1))) }, null, 2)}\n`;

const isRemembered = (origin: string, { note, seconds }: Remembered): boolean => {
  if (typeof note !== 'string' || !Number.isSafeInteger(seconds) || seconds < 1) return false;
  const read = readNote(note);
  if (!read.ok) return false;
  const checkpoint = readCheckpoint(read.value.text);
  return checkpoint.ok && checkpoint.value.origin === origin;
};

const read = (content: string): WitnessState | undefined => {
  try {
    const state = JSON.parse(content) as { format?: unknown; vkey?: unknown; logs?: unknown };
    if (state.format !== format || typeof state.vkey !== 'string' || typeof state.logs !== 'object' || state.logs === null) return undefined;
    const logs = Object.entries(state.logs) as [string, Remembered][];
    return logs.every(([origin, log]) => typeof log === 'object' && log !== null && isRemembered(origin, log))
      ? { vkey: state.vkey, logs: new Map(logs) }
      : undefined;
  } catch {
    return undefined;
  }
};

export type Tree = { readonly size: number; readonly root: Uint8Array; readonly text: string; readonly signatures: readonly NoteSignature[] };

/** The checkpoint that was remembered. What stands in the state was read when it was opened. */
export const treeIn = ({ note }: Remembered): Tree => {
  const opened = readNote(note);
  const checkpoint = opened.ok ? readCheckpoint(opened.value.text) : opened;
  if (!opened.ok || !checkpoint.ok) throw new Error('the state of the witness holds no checkpoint');
  return { size: checkpoint.value.size, root: checkpoint.value.root, ...opened.value };
};

export type StateFile = {
  readonly state: () => WitnessState;
  /** On the disk when it resolves. Throws, and never writes again, once the file is not what this process left there. */
  readonly save: (state: WitnessState) => Promise<void>;
  readonly close: () => Promise<void>;
};

const missing = (error: unknown): undefined => {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
  throw error;
};

/** The content of a state file, undefined where there is none. Kind: `witness-state-broken`. */
const load = async (path: string): Promise<Result<{ readonly content: string; readonly state: WitnessState } | undefined>> => {
  const content = await readFile(path, 'utf8').catch(missing);
  if (content === undefined) return ok(undefined);
  const state = read(content);
  return state === undefined ? fail('witness-state-broken', { details: { file: path } }) : ok({ content, state });
};

/** Opens the state for this process alone; where there is none, `found` is undefined and `save` makes it. Kinds: `witness-locked`, `witness-state-broken`. */
export const openState = async (
  path: string,
): Promise<Result<Omit<StateFile, 'state'> & { readonly found: WitnessState | undefined; readonly state: () => WitnessState }>> => {
  const lock: Result<Lock> = await takeLock(path);
  if (!lock.ok) return lock;
  const loaded = await load(path);
  if (!loaded.ok) {
    await lock.value.release();
    return loaded;
  }
  let left = loaded.value?.content;
  let current = loaded.value?.state;
  return ok({
    found: current,
    state: () => {
      if (current === undefined) throw new Error('the witness has no state yet');
      return current;
    },
    save: async (state) => {
      // Somebody laid another file here, perhaps an older one from a backup: whoever goes on now may sign a second history.
      if ((await readFile(path, 'utf8').catch(missing)) !== left) throw new Error(`${path} was changed by somebody else; the witness signs no more`);
      const content = write(state);
      // Should the disk refuse half way, either file may lie there, and the next comparison stops a process that knows the wrong one.
      await writeWhole(path, content);
      left = content;
      current = state;
    },
    close: lock.value.release,
  });
};
