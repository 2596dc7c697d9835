/** What was last published; and the right to publish, which one process has at a time. */
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { Hash } from '../tlog/hashing.ts';
import { tables } from './tables.ts';

export type LogState = {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
  /** The signed note. */
  readonly checkpoint: string;
  readonly verifierKeys: readonly string[];
  readonly publishedAt: Date;
};

export const readState = async (tx: Tx): Promise<LogState | undefined> => {
  const row = await tables(tx).selectFrom('log_state').selectAll().executeTakeFirst();
  if (row === undefined) return undefined;
  const { origin, size, root, checkpoint, verifier_keys, published_at } = row;
  return { origin, size: Number(size), root, checkpoint, verifierKeys: verifier_keys.split('\n'), publishedAt: published_at };
};

export const saveState = async (tx: Tx, state: LogState): Promise<void> => {
  const row = {
    origin: state.origin,
    size: BigInt(state.size),
    root: Buffer.from(state.root),
    checkpoint: state.checkpoint,
    verifier_keys: state.verifierKeys.join('\n'),
    published_at: state.publishedAt,
  };
  await tables(tx)
    .insertInto('log_state')
    .values({ only_row: true, ...row })
    .onConflict((conflict) => conflict.column('only_row').doUpdateSet(row))
    .execute();
};

/** Until the end of the transaction; false while another process publishes. What is done meanwhile may take longer than an idle transaction is allowed to. */
export const tryLockPublishing = async (tx: Tx): Promise<boolean> => {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('transparency:publish', 0)) as locked,
      set_config('idle_in_transaction_session_timeout', '0', true)`.execute(tx);
  return rows[0]?.locked === true;
};

/** Throws where the connection, and with it the lock, is gone. */
export const stillLocked = async (tx: Tx): Promise<void> => {
  await sql`select 1`.execute(tx);
};

/** Whether entries wait to be published; one small query, for who looks all the time. */
export const hasUnpublished = async (tx: Tx): Promise<boolean> => {
  const { rows } = await sql<{ waiting: boolean }>`
    select coalesce((select max(idx) + 1 from log_entries), 0) is distinct from (select size from log_state) as waiting`.execute(tx);
  return rows[0]?.waiting === true;
};
