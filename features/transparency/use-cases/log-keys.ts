/** Under which names and keys the log speaks today: what somebody needs who verifies a proof elsewhere. */
import type { Tx } from '@tongtu/platform/context';
import { readState } from '../store/state.ts';
import { witnessStandings } from '../store/witnesses.ts';
import { bearsOnly } from '../tlog/note.ts';

export type LogKeys = {
  readonly origin: string;
  /** Entries that are published. */
  readonly size: number;
  readonly verifierKeys: readonly string[];
  /** Verifier keys of the witnesses that have ever signed. */
  readonly witnesses: readonly string[];
};

/** Undefined before the first checkpoint, and after a lost key until the new one has signed. */
export const logKeys = async (tx: Tx): Promise<LogKeys | undefined> => {
  const state = await readState(tx);
  if (state === undefined || !bearsOnly(state.checkpoint, state.verifierKeys)) return undefined;
  const standings = await witnessStandings(tx);
  return {
    origin: state.origin,
    size: state.size,
    verifierKeys: state.verifierKeys,
    witnesses: standings.filter(({ seenAt }) => seenAt !== null).map(({ vkey }) => vkey),
  };
};
