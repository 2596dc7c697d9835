/**
 * A follower reads events in batches after its cursor. Its step is one transaction:
 * take the cursor's lock → read → handle → save the cursor → commit.
 * A crash before the commit means that the batch comes again (at least once); what the handler writes through the
 * step's own transaction is done exactly once. The lock keeps two processes from handling the same batch side by side;
 * what every node does for itself (its search index) follows under a name that holds the node's.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { inTransaction, type Log, type Tx } from '../database/index.ts';
import { readCursor, saveCursor, tryLockCursor } from './cursors.ts';
import { eventsSince, type HouseEvent } from './read.ts';
import { setAlarm } from './wake.ts';

export type FollowOptions = {
  /** The pool; each step opens its own transaction. */
  readonly db: Tx;
  /** Names the cursor: one place for all processes that use it. */
  readonly name: string;
  readonly batchSize?: number;
  /** Must bear to see an event twice. Writes through `tx` commit with the cursor; while it writes, other followers wait for it, so be brief. */
  readonly handle: (events: readonly HouseEvent[], tx: Tx) => Promise<void>;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly clock?: () => Date;
  /** Milliseconds between two looks when nobody wakes us. */
  readonly idleMs?: number;
  /** Milliseconds to let events gather after a batch that was not full; 0 unless told. For a follower that nobody waits for: while others write all the time, it would else look as often as they do. */
  readonly gatherMs?: number;
  /** Longest pause after repeated errors, in milliseconds. */
  readonly longestPauseMs?: number;
};

const idle = 150;
const mostAtOnce = 500;

/** One batch; answers how many events were handled. 0 also when another process holds the cursor. */
export const followOnce = (options: Pick<FollowOptions, 'db' | 'name' | 'batchSize' | 'handle' | 'clock'>): Promise<number> =>
  inTransaction(options.db, async (tx) => {
    if (!(await tryLockCursor(tx, options.name))) return 0;
    // The handler may work outside the database for longer than an idle transaction is allowed to.
    await sql`select set_config('idle_in_transaction_session_timeout', '0', true)`.execute(tx);
    const events = await eventsSince(tx, await readCursor(tx, options.name), options.batchSize ?? mostAtOnce);
    const last = events.at(-1);
    if (last === undefined) return 0;
    await options.handle(events, tx);
    await saveCursor(tx, options.name, last.cursor, (options.clock ?? (() => new Date()))());
    return events.length;
  });

/** Looks without a transaction, so that idle followers cost one small query each. */
const hasUnread = async (db: Tx, name: string): Promise<boolean> => (await eventsSince(db, await readCursor(db, name), 1)).length > 0;

/**
 * Follows until the signal ends; resolves when the running step is done. An error is logged and the same batch
 * tried again after a pause that doubles from 200 ms up to 30 s. It never skips an event.
 */
export const followEvents = async (options: FollowOptions): Promise<void> => {
  const { db, name, signal, log } = options;
  const alarm = setAlarm(signal);
  let failures = 0;
  try {
    while (!signal.aborted) {
      try {
        const handled = (await hasUnread(db, name)) ? await followOnce(options) : 0;
        if (failures > 0) log.info({ follower: name, failures }, 'follower goes on');
        failures = 0;
        if (handled === 0) await alarm.sleep(options.idleMs ?? idle);
        else if (options.gatherMs !== undefined && handled < (options.batchSize ?? mostAtOnce))
          await pause(options.gatherMs, undefined, { signal }).catch(() => {});
      } catch (error) {
        failures += 1;
        const ms = Math.min(options.longestPauseMs ?? 30_000, 100 * 2 ** Math.min(failures, 20));
        log.error({ err: error, follower: name, failures, pauseMs: ms }, 'follower failed; tries the same events again');
        await pause(ms, undefined, { signal }).catch(() => {});
      }
    }
  } finally {
    alarm.close();
  }
};
