/**
 * Goes on beside requests in every process that works: one loop takes events into the log, one publishes. Any number of
 * processes may run both; of each, one at a time does the work (transaction-level locks).
 */
import { setTimeout as pause } from 'node:timers/promises';
import { inTransaction, type Log, type Tx } from '@tongtu/platform/database';
import { followEvents, followOnce } from '@tongtu/platform/events';
import { hasUnpublished } from './store/state.ts';
import { appendEntries, type Appending } from './use-cases/append-entries.ts';
import { follower } from './use-cases/log-standing.ts';
import { publishLog, type Publishing } from './use-cases/publish-log.ts';

export type Sequencer = Appending & Publishing & { readonly db: Tx; readonly clock: () => Date };

/** Events that one transaction takes in. */
const batchSize = 2000;
/** A publication is a handful of files with fsync: three a second are enough for “within a second”, and leave the processor to requests. */
const lookEveryMs = 300;
const longestPauseMs = 30_000;

/** Takes in one batch; answers how many events were read. */
export const appendOnce = (sequencer: Sequencer): Promise<number> =>
  followOnce({
    db: sequencer.db,
    name: follower,
    batchSize,
    clock: sequencer.clock,
    handle: async (events, tx) => void (await appendEntries(tx, events, sequencer)),
  });

/** Publishes once, in a transaction of its own. */
export const publishOnce = (sequencer: Sequencer, look = false) =>
  inTransaction(sequencer.db, (tx) => publishLog(tx, sequencer, sequencer.clock(), look), { retries: 0 });

const keepPublishing = async (sequencer: Sequencer, log: Log, signal: AbortSignal): Promise<void> => {
  let failures = 0;
  let look = true;
  while (!signal.aborted) {
    let ms = lookEveryMs;
    try {
      if (look || (await hasUnpublished(sequencer.db))) await publishOnce(sequencer, look);
      if (failures > 0) log.info({ failures }, 'the log is published again');
      [look, failures] = [false, 0];
    } catch (error) {
      failures += 1;
      look = true;
      ms = Math.min(longestPauseMs, 100 * 2 ** Math.min(failures, 20));
      log.error({ err: error, failures, pauseMs: ms }, 'the log was not published; tries again');
    }
    await pause(ms, undefined, { signal }).catch(() => {});
  }
};

/** Runs until the signal ends; resolves when the running steps are done. */
export const runSequencer = async (sequencer: Sequencer, log: Log, signal: AbortSignal): Promise<void> => {
  const taking = followEvents({
    db: sequencer.db,
    name: follower,
    batchSize,
    clock: sequencer.clock,
    handle: async (events, tx) => void (await appendEntries(tx, events, sequencer)),
    // Taken in by the handful: it would else look as often as anybody writes.
    gatherMs: 200,
    signal,
    log,
  });
  await Promise.all([taking, keepPublishing(sequencer, log, signal)]);
};
