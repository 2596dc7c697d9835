/** Tables of the ledger as Kysely sees them. */
import { sql, type ColumnType, type RawBuilder } from 'kysely';
import type { Localized } from '@tongtu/kernel/localized';
import type { Tx } from '@tongtu/platform/context';
import type { JsonObject } from '../domain/entry.ts';

/** jsonb: read as a value, written as text. */
type Json<T> = ColumnType<T, string, string>;
/** Written once. */
type Fixed<T> = ColumnType<T, T, never>;

export type Tables = {
  ledgers: { ledger_id: Fixed<string>; organization_id: Fixed<string>; name: Json<Localized>; created_at: Fixed<Date> };
  ledger_readers: { ledger_id: Fixed<string>; organization_id: Fixed<string> };
  ledger_accounts: { ledger_id: Fixed<string>; account: Fixed<string>; parent: Fixed<string | null>; name: Json<Localized>; created_at: Fixed<Date> };
  entries: {
    ledger_id: Fixed<string>;
    entry_id: Fixed<string>;
    key: Fixed<string>;
    content_hash: Fixed<string>;
    kind: Fixed<string>;
    reference: Fixed<string>;
    effective_on: Fixed<string>;
    booked_at: Fixed<Date>;
    booked_by: Fixed<string | null>;
    reverses: Fixed<string | null>;
    about: ColumnType<JsonObject, string, never>;
    lines: Fixed<number>;
  };
  postings: {
    ledger_id: Fixed<string>;
    entry_id: Fixed<string>;
    line: Fixed<number>;
    lines: Fixed<number>;
    account: Fixed<string>;
    currency: Fixed<string>;
    amount: Fixed<bigint>;
  };
};

export const tables = (tx: Tx) => tx.withTables<Tables>();

/** An account and all below it: one range of the index, because paths are kept in byte order and `;` comes right after `:`. */
export const inBranch = (account: string): RawBuilder<boolean> =>
  sql<boolean>`(account = ${account} or (account > ${`${account}:`} and account < ${`${account};`}))`;
