/** Entries and their postings, as they were booked. */
import { sql, type Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { Entry, Posting } from '../domain/entry.ts';
import { inBranch, tables, type Tables } from './tables.ts';

export type EntryFilter = {
  /** That account and all below. */
  readonly account?: string | undefined;
  /** Effective days, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The last entry of the page before. */
  readonly after?: Pick<Entry, 'effectiveOn' | 'id'> | undefined;
  readonly limit: number;
};

const columns = ['entry_id', 'ledger_id', 'key', 'kind', 'reference', 'effective_on', 'booked_at', 'booked_by', 'reverses', 'about'] as const;
type Row = Pick<Selectable<Tables['entries']>, (typeof columns)[number]>;
const entryOfRow = (row: Row, postings: readonly Posting[]): Entry => ({
  id: row.entry_id,
  ledgerId: row.ledger_id,
  key: row.key,
  kind: row.kind,
  reference: row.reference,
  effectiveOn: row.effective_on,
  about: row.about,
  bookedAt: row.booked_at,
  bookedBy: row.booked_by,
  reverses: row.reverses,
  postings,
});

const withPostings = async (tx: Tx, ledgerId: string, rows: readonly Row[]): Promise<Entry[]> => {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.entry_id);
  const lines = await tables(tx)
    .selectFrom('postings')
    .select(['entry_id', 'account', 'currency', 'amount'])
    .where('ledger_id', '=', ledgerId)
    .where(sql<boolean>`entry_id = any(${ids}::uuid[])`)
    .orderBy('entry_id')
    .orderBy('line')
    .execute();
  const byEntry = Map.groupBy(lines, (line) => line.entry_id);
  return rows.map((row) =>
    entryOfRow(
      row,
      (byEntry.get(row.entry_id) ?? []).map(({ account, currency, amount }) => ({ account, currency, amount })),
    ),
  );
};

/** The latest day first, and within a day what was booked last. For the next page hand in the last entry of this one. */
export const entriesOf = async (tx: Tx, ledgerId: string, { account, from, to, after, limit }: EntryFilter): Promise<readonly Entry[]> => {
  let query = tables(tx).selectFrom('entries').select(columns).where('ledger_id', '=', ledgerId);
  if (from !== undefined) query = query.where('effective_on', '>=', from);
  if (to !== undefined) query = query.where('effective_on', '<=', to);
  if (after !== undefined) query = query.where(sql<boolean>`(effective_on, entry_id) < (${after.effectiveOn}::date, ${after.id}::uuid)`);
  if (account !== undefined)
    query = query.where('entry_id', 'in', (sub) => sub.selectFrom('postings').select('entry_id').where('ledger_id', '=', ledgerId).where(inBranch(account)));
  const rows = await query.orderBy('effective_on', 'desc').orderBy('entry_id', 'desc').limit(limit).execute();
  return withPostings(tx, ledgerId, rows);
};

export const entryById = async (tx: Tx, ledgerId: string, entryId: string): Promise<Entry | undefined> => {
  const row = await tables(tx).selectFrom('entries').select(columns).where('ledger_id', '=', ledgerId).where('entry_id', '=', entryId).executeTakeFirst();
  return row && (await withPostings(tx, ledgerId, [row]))[0];
};

/** In order of booking: ids are made in that order. */
export const entriesInOrder = async (tx: Tx, ledgerId: string, after: string | undefined, limit: number): Promise<readonly Entry[]> => {
  let query = tables(tx).selectFrom('entries').select(columns).where('ledger_id', '=', ledgerId);
  if (after !== undefined) query = query.where('entry_id', '>', after);
  return withPostings(tx, ledgerId, await query.orderBy('entry_id').limit(limit).execute());
};

/** Which entries take these back, by the one taken back. */
export const reversalsOf = async (tx: Tx, ledgerId: string, entryIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (entryIds.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('entries')
    .select(['entry_id', 'reverses'])
    .where('ledger_id', '=', ledgerId)
    .where('reverses', 'is not', null)
    .where(sql<boolean>`reverses = any(${[...entryIds]}::uuid[])`)
    .execute();
  return new Map(rows.flatMap((row) => (row.reverses === null ? [] : [[row.reverses, row.entry_id] as const])));
};

export type Movement = { readonly entry: Omit<Entry, 'postings'>; readonly account: string; readonly currency: string; readonly amount: bigint };

/** What moved a branch, in order of effective day, booking and line; days both included. */
export const movementsOf = async (
  tx: Tx,
  ledgerId: string,
  { account, from, to, limit }: { readonly account: string; readonly from: string; readonly to: string; readonly limit?: number | undefined },
): Promise<readonly Movement[]> => {
  let query = tables(tx)
    .selectFrom('postings')
    .innerJoin('entries', (join) => join.onRef('entries.ledger_id', '=', 'postings.ledger_id').onRef('entries.entry_id', '=', 'postings.entry_id'))
    .select(columns.map((column) => `entries.${column}` as const))
    .select(['postings.account', 'postings.currency', 'postings.amount'])
    .where('postings.ledger_id', '=', ledgerId)
    .where('entries.ledger_id', '=', ledgerId)
    .where(inBranch(account))
    .where('entries.effective_on', '>=', from)
    .where('entries.effective_on', '<=', to)
    .orderBy('entries.effective_on')
    .orderBy('entries.entry_id')
    .orderBy('postings.line');
  if (limit !== undefined) query = query.limit(limit);
  return (await query.execute()).map((row) => {
    const { postings: _, ...entry } = entryOfRow(row, []);
    return { entry, account: row.account, currency: row.currency, amount: row.amount };
  });
};
