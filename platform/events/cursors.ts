/** Where each follower stands. A cursor is saved only after its events were handled. */
import { sql } from 'kysely';
import { inTransaction, type Tx } from '../database/index.ts';
import { startOfEvents, type Cursor } from './read.ts';

/** The follower's place; the start for one that never read. */
export const readCursor = async (tx: Tx, name: string): Promise<Cursor> => {
  const { rows } = await sql<{ txid: string; seq: bigint }>`select txid::text as txid, seq from event_cursors where follower = ${name}`.execute(tx);
  return rows[0] ?? startOfEvents;
};

/** Puts the follower at a place. `at` is the caller's clock. */
export const saveCursor = async (tx: Tx, name: string, cursor: Cursor, at: Date): Promise<void> => {
  await sql`
    insert into event_cursors (follower, txid, seq, saved_at) values (${name}, ${cursor.txid}::xid8, ${cursor.seq}::bigint, ${at})
    on conflict (follower) do update set txid = excluded.txid, seq = excluded.seq, saved_at = excluded.saved_at`.execute(tx);
};

/** Waits for the right to move this follower's cursor until the end of the transaction. */
export const lockCursor = async (tx: Tx, name: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`events:${name}`}, 0))`.execute(tx);
};

/** The same without waiting; false when another process moves it now. */
export const tryLockCursor = async (tx: Tx, name: string): Promise<boolean> => {
  const { rows } = await sql<{ locked: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${`events:${name}`}, 0)) as locked`.execute(tx);
  return rows[0]?.locked === true;
};

/** Puts a follower back to the start, or to the given place; it reads on from there. */
export const resetCursor = (db: Tx, name: string, at: Date, cursor: Cursor = startOfEvents): Promise<void> =>
  inTransaction(db, async (tx) => {
    await lockCursor(tx, name);
    await saveCursor(tx, name, cursor, at);
  });

export type Lag = {
  /** Unread events, counted up to 10,000. */
  readonly events: number;
  /** Age of the oldest unread event in seconds; 0 when all are read. */
  readonly seconds: number;
};

/** How far a follower is behind, counting rows that wait for an older transaction too. */
export const eventLag = async (tx: Tx, name: string, now: Date): Promise<Lag> => {
  const cursor = await readCursor(tx, name);
  const { rows } = await sql<{ events: bigint; oldest: Date | null }>`
    select count(*) as events, min(at) as oldest from (
      select at from events where (txid, seq) > (${cursor.txid}::xid8, ${cursor.seq}::bigint) order by txid, seq limit 10000
    ) as unread`.execute(tx);
  const oldest = rows[0]?.oldest ?? null;
  return { events: Number(rows[0]?.events ?? 0n), seconds: oldest === null ? 0 : Math.max(0, (now.getTime() - oldest.getTime()) / 1000) };
};

/**
 * After a restore into another cluster, whose transaction ids begin anew: without this, old rows with high ids
 * would wait for years. All rows get the id 0, so that they keep their order by number and stand before
 * everything new; each cursor goes to before its first unread row, so that nothing is lost and some may be read twice.
 */
export const rebaseEvents = (db: Tx): Promise<void> =>
  inTransaction(db, async (tx) => {
    await sql`
      update event_cursors c set txid = '0'::xid8, seq = coalesce(
        (select min(e.seq) - 1 from events e where (e.txid, e.seq) > (c.txid, c.seq)),
        (select max(e.seq) from events e), 0)`.execute(tx);
    await sql`update events set txid = '0'::xid8`.execute(tx);
  });
