/** A key was lost, and the log is to go on under a new one: a decision of people, never of the sequencer. */
import type { Tx } from '@tongtu/platform/context';
import { readState, saveState } from '../store/state.ts';
import type { Signer } from '../tlog/note.ts';

/** Lets the keys of today sign from now on. Answers the first verifier key; undefined where nothing was published yet, for then every key is right. */
export const acceptKey = async (tx: Tx, signersOf: (origin: string) => readonly Signer[]): Promise<string | undefined> => {
  const state = await readState(tx);
  if (state === undefined) return undefined;
  const keys = signersOf(state.origin).map(({ verifierKey }) => verifierKey);
  await saveState(tx, { ...state, verifierKeys: keys });
  return keys[0];
};
