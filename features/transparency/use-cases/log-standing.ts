/** How the log stands, for whoever runs the house: what waits, how long it has waited, and which witness is behind. */
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Tx } from '@tongtu/platform/context';
import { eventLag } from '@tongtu/platform/events';
import { logSize } from '../store/entries.ts';
import { readState } from '../store/state.ts';
import { witnessStandings } from '../store/witnesses.ts';
import { readVerifierKey } from '../tlog/note.ts';

/** The log's place in the stream of events. */
export const follower = 'transparency';

export type LogStanding = {
  /** Entries in the database, and of these the published ones. */
  readonly entries: number;
  readonly published: number;
  /** Events that the log has not read yet, counted up to 10,000, and the age of the oldest in seconds. */
  readonly eventsBehind: number;
  readonly secondsBehind: number;
  /** Since the last checkpoint; undefined before the first. */
  readonly secondsSincePublication: number | undefined;
  readonly witnesses: readonly { readonly name: string; readonly entriesBehind: number; readonly failures: number }[];
};

export const logStanding = async (tx: Tx, now: Date): Promise<LogStanding> => {
  const [entries, state, lag, standings] = [await logSize(tx), await readState(tx), await eventLag(tx, follower, now), await witnessStandings(tx)];
  const published = state?.size ?? 0;
  return {
    entries,
    published,
    eventsBehind: lag.events,
    secondsBehind: lag.seconds,
    secondsSincePublication: state === undefined ? undefined : Math.max(0, (now.getTime() - state.publishedAt.getTime()) / 1000),
    witnesses: standings.map(({ vkey, knownSize, failures }) => {
      const key = readVerifierKey(vkey);
      return { name: key.ok ? key.value.name : vkey, entriesBehind: Math.max(0, published - knownSize), failures };
    }),
  };
};

/** Seconds that events may wait, or entries after the last checkpoint, before somebody should look. */
const patience = 120;

/** Kind `log-behind` with `seconds` and `entries`: something happened a while ago and is not published. */
export const logIsCurrent = ({ secondsBehind, secondsSincePublication = 0, entries, published }: LogStanding): Result<true> => {
  const waiting = entries > published ? secondsSincePublication : 0;
  const seconds = Math.round(Math.max(secondsBehind, waiting));
  return seconds <= patience ? ok(true) : fail('log-behind', { details: { seconds, entries: entries - published } });
};
