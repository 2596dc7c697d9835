/**
 * Places in the stream of events. A place is (transaction id, sequence number), not the sequence number alone:
 * a transaction that took number 7 may commit after one that took number 8, and a cursor at 8 would never see 7.
 * Rows are handed out only when their transaction id is below that of the oldest transaction still running
 * (`pg_snapshot_xmin`); every row that can still appear is then behind all rows handed out.
 * The order is that of transaction ids, which is not always that of commits: a follower reads the present
 * state of the subject, it does not replay `changed`.
 */
import { sql } from 'kysely';
import type { Tx } from '../database/index.ts';

/** A place in the stream; what comes after it is unread. Transaction ids are kept as text: they are 64 bits without sign. */
export type Cursor = { readonly txid: string; readonly seq: bigint };

export type HouseEvent = {
  readonly cursor: Cursor;
  readonly id: string;
  readonly kind: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly actorId: string | null;
  /** As what the actor acted; null for what was announced before roles were kept. */
  readonly actorRole: string | null;
  readonly organizationId: string | null;
  readonly at: Date;
  readonly changed: Readonly<Record<string, unknown>>;
};

export const startOfEvents: Cursor = { txid: '0', seq: 0n };

type Row = {
  seq: bigint;
  id: string;
  kind: string;
  subject_type: string;
  subject_id: string;
  actor_id: string | null;
  actor_role: string | null;
  organization_id: string | null;
  at: Date;
  changed: Record<string, unknown>;
  txid: string;
};

/** At most `limit` events after the cursor, oldest first, without rows that an unfinished transaction could still precede. */
export const eventsSince = async (tx: Tx, cursor: Cursor, limit: number): Promise<readonly HouseEvent[]> => {
  const { rows } = await sql<Row>`
    select seq, id, kind, subject_type, subject_id, actor_id, actor_role, organization_id, at, changed, txid::text as txid
    from events
    where (txid, seq) > (${cursor.txid}::xid8, ${cursor.seq}::bigint) and txid < pg_snapshot_xmin(pg_current_snapshot())
    order by events.txid, seq limit ${limit}`.execute(tx);
  return rows.map((row) => ({
    cursor: { txid: row.txid, seq: row.seq },
    id: row.id,
    kind: row.kind,
    subject: { type: row.subject_type, id: row.subject_id },
    actorId: row.actor_id,
    actorRole: row.actor_role,
    organizationId: row.organization_id,
    at: row.at,
    changed: row.changed,
  }));
};

/** Everything finished by now lies before this place, everything else after it. Take it before a rebuild reads the tables, and follow from it afterwards. */
export const endOfEvents = async (tx: Tx): Promise<Cursor> => {
  const { rows } = await sql<{ txid: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as txid`.execute(tx);
  return { txid: rows[0]?.txid ?? '0', seq: 0n };
};
