/** Writing entries: one in one trip, thousands in a few. */
import { sql } from 'kysely';
import type { Context, Tx } from '@tongtu/platform/context';
import type { EntryDraft } from '../domain/entry.ts';

/** An entry with the id that it gets, the hash of its content and whom it takes back. */
export type NewEntry = { readonly id: string; readonly hash: string; readonly draft: EntryDraft; readonly reverses: string | null };
/** Which entry bears a key now, and the hash of its content. */
export type Kept = { readonly entryId: string; readonly hash: string };
type Booking = Pick<Context, 'now'> & { readonly personId: string | null };

/** SQLSTATE of a foreign key that leads nowhere: here a ledger or an account that was never opened. */
const leadsNowhere = '23503';
const orUnopened = async <T>(writing: Promise<T>): Promise<T | 'unopened'> => {
  try {
    return await writing;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === leadsNowhere) return 'unopened';
    throw error;
  }
};

/**
 * Who bears the key afterwards; undefined where the entry would be the second reversal of one. `unopened`: ledger or account is not
 * there, and the transaction has to be rolled back.
 */
export const insertEntry = (
  tx: Tx,
  ledgerId: string,
  { id, hash, draft, reverses }: NewEntry,
  { now, personId }: Booking,
): Promise<Kept | undefined | 'unopened'> =>
  orUnopened(
    sql<{ kept_entry: string | null; kept_hash: string | null }>`
      select * from record_entry(
        ${ledgerId}, ${id}, ${draft.key}, ${hash}, ${draft.kind}, ${draft.reference}, ${draft.effectiveOn}, ${now}, ${personId}, ${reverses},
        ${JSON.stringify(draft.about ?? {})}, ${draft.postings.map(({ account }) => account)}, ${draft.postings.map(({ currency }) => currency)},
        ${draft.postings.map(({ amount }) => amount)})`
      .execute(tx)
      .then(({ rows: [row] }) => (row?.kept_entry && row.kept_hash ? { entryId: row.kept_entry, hash: row.kept_hash } : undefined)),
  );

/** An array as the server reads it, for values that need no quotes (ids, hashes, days, figures, paths, codes): the driver's own way looks at every character. */
const plain = (values: readonly (string | number | bigint)[]): string => `{${values.join(',')}}`;

/** Books those whose key is new and answers with their ids. Postings go in afterwards, see `insertPostings`. */
export const insertEntries = (tx: Tx, ledgerId: string, entries: readonly NewEntry[], { now, personId }: Booking): Promise<ReadonlySet<string> | 'unopened'> =>
  orUnopened(
    sql<{ entry_id: string }>`
      insert into entries (ledger_id, entry_id, key, content_hash, kind, reference, effective_on, booked_at, booked_by, reverses, about, lines)
      select ${ledgerId}::uuid, given.id, given.key, given.hash, given.kind, given.reference, given.effective_on, ${now}::timestamptz, ${personId}::uuid, null,
             given.about, given.lines
        from unnest(
          ${plain(entries.map(({ id }) => id))}::uuid[], ${entries.map(({ draft }) => draft.key)}::text[], ${plain(entries.map(({ hash }) => hash))}::text[],
          ${entries.map(({ draft }) => draft.kind)}::text[], ${entries.map(({ draft }) => draft.reference)}::text[],
          ${plain(entries.map(({ draft }) => draft.effectiveOn))}::date[], ${entries.map(({ draft }) => JSON.stringify(draft.about ?? {}))}::jsonb[],
          ${plain(entries.map(({ draft }) => draft.postings.length))}::smallint[]
        ) as given (id, key, hash, kind, reference, effective_on, about, lines)
      on conflict do nothing
      returning entry_id`
      .execute(tx)
      .then(({ rows }) => new Set(rows.map((row) => row.entry_id))),
  );

export const insertPostings = (tx: Tx, ledgerId: string, entries: readonly NewEntry[]): Promise<unknown> => {
  const [ids, line, lines, accounts, currencies, amounts]: [string[], number[], number[], string[], string[], bigint[]] = [[], [], [], [], [], []];
  for (const { id, draft } of entries)
    for (const [index, posting] of draft.postings.entries()) {
      ids.push(id);
      line.push(index + 1);
      lines.push(draft.postings.length);
      accounts.push(posting.account);
      currencies.push(posting.currency);
      amounts.push(posting.amount);
    }
  return orUnopened(
    sql`
      insert into postings (ledger_id, entry_id, line, lines, account, currency, amount)
      select ${ledgerId}::uuid, given.* from unnest(
        ${plain(ids)}::uuid[], ${plain(line)}::smallint[], ${plain(lines)}::smallint[],
        ${plain(accounts)}::text[], ${plain(currencies)}::text[], ${plain(amounts)}::bigint[]
      ) as given`.execute(tx),
  );
};

/** Who bears these keys. */
export const keptByKeys = async (tx: Tx, ledgerId: string, keys: readonly string[]): Promise<ReadonlyMap<string, Kept>> => {
  const { rows } = await sql<{ key: string; entry_id: string; content_hash: string }>`
    select key, entry_id, content_hash from entries where ledger_id = ${ledgerId} and key = any(${keys}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.key, { entryId: row.entry_id, hash: row.content_hash }]));
};
