/** Entries and their contents. Indexes are whole numbers from 0 without a gap; 2^53 of them are enough. */
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { Hash } from '../tlog/hashing.ts';
import { tables } from './tables.ts';

export type NewEntry = {
  readonly index: number;
  readonly eventId: string;
  readonly kind: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly organizationId: string | null;
  readonly entry: Uint8Array;
  readonly leafHash: Hash;
  readonly salt: Uint8Array;
  /** Canonical JSON. */
  readonly content: string;
};
export type StoredEntry = Pick<NewEntry, 'index' | 'entry' | 'leafHash'>;

/** How many entries there are, and so the index of the next. */
export const logSize = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ size: bigint }>`select coalesce(max(idx) + 1, 0)::bigint as size from log_entries`.execute(tx);
  return Number(rows[0]?.size ?? 0n);
};

/** Which of these events are in the log already. */
export const loggedEvents = async (tx: Tx, eventIds: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ event_id: string }>`select event_id from log_entries where event_id = any(${[...eventIds]}::uuid[])`.execute(tx);
  return new Set(rows.map((row) => row.event_id));
};

const buffers = (all: readonly Uint8Array[]): Buffer[] => all.map((bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));

/** Writes entries and contents, in two statements whatever their number. */
export const insertEntries = async (tx: Tx, entries: readonly NewEntry[]): Promise<void> => {
  if (entries.length === 0) return;
  const indexes = entries.map(({ index }) => String(index));
  await sql`
    insert into log_entries (idx, event_id, kind, subject_type, subject_id, entry, leaf_hash)
    select * from unnest(${indexes}::bigint[], ${entries.map((e) => e.eventId)}::uuid[], ${entries.map((e) => e.kind)}::text[],
      ${entries.map((e) => e.subject.type)}::text[], ${entries.map((e) => e.subject.id)}::uuid[],
      ${buffers(entries.map((e) => e.entry))}::bytea[], ${buffers(entries.map((e) => e.leafHash))}::bytea[])`.execute(tx);
  await sql`
    insert into log_contents (idx, organization_id, salt, content)
    select * from unnest(${indexes}::bigint[], ${entries.map((e) => e.organizationId)}::uuid[],
      ${buffers(entries.map((e) => e.salt))}::bytea[], ${entries.map((e) => e.content)}::text[])`.execute(tx);
};

/** Entries from index `from` up to, not including, `to`, in order. */
export const entriesBetween = async (tx: Tx, from: number, to: number): Promise<StoredEntry[]> => {
  const rows = await tables(tx)
    .selectFrom('log_entries')
    .select(['idx', 'entry', 'leaf_hash'])
    .where('idx', '>=', BigInt(from))
    .where('idx', '<', BigInt(to))
    .orderBy('idx')
    .execute();
  return rows.map((row) => ({ index: Number(row.idx), entry: row.entry, leafHash: row.leaf_hash }));
};

/** Where the event stands in the log; undefined while it is not appended, and for events that are not provable. */
export const logIndexOf = async (tx: Tx, eventId: string): Promise<number | undefined> => {
  const row = await tables(tx).selectFrom('log_entries').select('idx').where('event_id', '=', eventId).executeTakeFirst();
  return row === undefined ? undefined : Number(row.idx);
};

export type EntryWithContent = StoredEntry & {
  readonly organizationId: string | null;
  /** Null once erased. */
  readonly content: { readonly salt: Uint8Array; readonly json: string } | null;
  readonly erasedAt: Date | null;
};

const withContent = (tx: Tx) =>
  tables(tx)
    .selectFrom('log_entries as e')
    .innerJoin('log_contents as c', 'c.idx', 'e.idx')
    .select(['e.idx', 'e.entry', 'e.leaf_hash', 'c.organization_id', 'c.salt', 'c.content', 'c.erased_at']);
type Row = Awaited<ReturnType<ReturnType<typeof withContent>['execute']>>[number];
const present = (row: Row): EntryWithContent => ({
  index: Number(row.idx),
  entry: row.entry,
  leafHash: row.leaf_hash,
  organizationId: row.organization_id,
  content: row.content === null || row.salt === null ? null : { salt: row.salt, json: row.content },
  erasedAt: row.erased_at,
});

/** The entry at that index with what it commits to. */
export const entryAt = async (tx: Tx, index: number): Promise<EntryWithContent | undefined> => {
  const row = await withContent(tx).where('e.idx', '=', BigInt(index)).executeTakeFirst();
  return row === undefined ? undefined : present(row);
};

/** Entries below index `before`, the newest first. */
export const entriesBefore = async (tx: Tx, before: number, limit: number): Promise<EntryWithContent[]> =>
  (await withContent(tx).where('e.idx', '<', BigInt(before)).orderBy('e.idx', 'desc').limit(limit).execute()).map(present);

/** Whose entries: about one subject, and where `organizations` is given, of these alone. */
export type About = { readonly type: string; readonly id: string; readonly organizations: readonly string[] | undefined };

/** Entries about a subject before index `before`, the newest first. */
export const entriesAbout = async (tx: Tx, about: About, before: number | undefined, limit: number): Promise<EntryWithContent[]> => {
  if (about.organizations?.length === 0) return [];
  let query = withContent(tx).where('e.subject_type', '=', about.type).where('e.subject_id', '=', about.id);
  if (before !== undefined) query = query.where('e.idx', '<', BigInt(before));
  if (about.organizations !== undefined) query = query.where('c.organization_id', 'in', about.organizations);
  return (await query.orderBy('e.idx', 'desc').limit(limit).execute()).map(present);
};

/** All entries about these subjects of one type, in the order of the log. */
export const entriesOfSubjects = async (tx: Tx, type: string, ids: readonly string[]): Promise<EntryWithContent[]> =>
  ids.length === 0 ? [] : (await withContent(tx).where('e.subject_type', '=', type).where('e.subject_id', 'in', ids).orderBy('e.idx').execute()).map(present);

/** Takes content and salt away for good. False where there was nothing to erase. */
export const eraseContent = async (tx: Tx, index: number, at: Date): Promise<boolean> => {
  const done = await tables(tx)
    .updateTable('log_contents')
    .set({ salt: null, content: null, erased_at: at })
    .where('idx', '=', BigInt(index))
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
};
