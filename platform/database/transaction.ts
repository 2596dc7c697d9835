/**
 * One business transaction. What the server aborts for reasons of concurrency is tried again;
 * a lost connection is tried again only while nothing can have been committed. When the wire
 * breaks during COMMIT nobody knows the outcome: that is said (`commit-outcome-unknown`), not guessed.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { DatabaseFault, errorCode, isConnectionLoss } from './fault.ts';
import type { Tx } from './pool.ts';

export type TransactionOptions = {
  /** Further attempts after the first. */
  readonly retries?: number;
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  /** Refuses writes, e.g. for a report over several statements. */
  readonly readOnly?: boolean;
  /** Milliseconds for this transaction's statements instead of the pool's. */
  readonly statementTimeout?: number;
};

const serialization = new Set(['40001', '40P01', '08006']);

// The house's client has already turned every lost connection into a fault; an ECONNRESET of some other wire is none of ours.
const isAway = (error: unknown): boolean => error instanceof DatabaseFault && error.kind === 'database-unavailable';

/** True when the same transaction may succeed when run again: 40001, 40P01, 08006 or a server that was away. */
export const isRetryable = (error: unknown): boolean => isAway(error) || (!(error instanceof DatabaseFault) && serialization.has(errorCode(error) ?? ''));

/** An error that the server reported at COMMIT is an abort; a server that went away (or only says that it goes) leaves it open. */
const isReportedAbort = (error: unknown): boolean => {
  const cause = error instanceof DatabaseFault ? error.cause : error;
  return typeof cause === 'object' && cause !== null && 'severity' in cause && cause.severity === 'ERROR';
};

/** Milliseconds before attempt n (from 1): doubles from 10 ms, with full jitter; waits longer for a server that restarts. */
export const backOff = (attempt: number, serverAway: boolean, chance: number): number =>
  Math.round((serverAway ? 100 : 10) * 2 ** attempt * (0.5 + chance / 2));

const once = async <T>(db: Tx, fn: (tx: Tx) => Promise<T>, options: TransactionOptions): Promise<T> => {
  let begin = db.startTransaction();
  if (options.isolation !== undefined) begin = begin.setIsolationLevel(options.isolation);
  if (options.readOnly === true) begin = begin.setAccessMode('read only');
  const tx = await begin.execute();
  let value: T;
  try {
    if (options.statementTimeout !== undefined) await sql`select set_config('statement_timeout', ${String(options.statementTimeout)}, true)`.execute(tx);
    value = await fn(tx as unknown as Tx);
  } catch (error) {
    // The first error is the one to tell; a rollback on a broken wire fails too.
    await tx
      .rollback()
      .execute()
      .catch(() => {});
    throw error;
  }
  try {
    await tx.commit().execute();
  } catch (error) {
    await tx
      .rollback()
      .execute()
      .catch(() => {});
    if (isConnectionLoss(error) && !isReportedAbort(error)) throw new DatabaseFault('commit-outcome-unknown', {}, error);
    throw error;
  }
  return value;
};

/**
 * Runs `fn` in one transaction and commits; any throw rolls back and is rethrown.
 * Inside an open transaction it joins that one (a use-case hands its transaction on).
 * `fn` may run several times, so it has no effects outside `tx`.
 */
export const inTransaction = async <T>(db: Tx, fn: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> => {
  if (db.isTransaction) return fn(db);
  const retries = options.retries ?? 3;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(db, fn, options);
    } catch (error) {
      if (attempt > retries || !isRetryable(error)) throw error;
      await sleep(backOff(attempt, isAway(error), Math.random()));
    }
  }
};
