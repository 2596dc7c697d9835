/** Ledgers, who reads them, their accounts. */
import { sql, type Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { Account, Ledger } from '../domain/ledger.ts';
import { tables, type Tables } from './tables.ts';

const ledgerOfRow = (row: Selectable<Tables['ledgers']>): Ledger => ({
  id: row.ledger_id,
  organizationId: row.organization_id,
  name: row.name,
  createdAt: row.created_at,
});

export const findLedger = async (tx: Tx, ledgerId: string): Promise<Ledger | undefined> => {
  const row = await tables(tx).selectFrom('ledgers').selectAll().where('ledger_id', '=', ledgerId).executeTakeFirst();
  return row && ledgerOfRow(row);
};

/** Leaves one that is there as it is. */
export const insertLedger = async (tx: Tx, { id, organizationId, name, createdAt }: Ledger): Promise<void> => {
  await tables(tx)
    .insertInto('ledgers')
    .values({ ledger_id: id, organization_id: organizationId, name: JSON.stringify(name), created_at: createdAt })
    .onConflict((c) => c.doNothing())
    .execute();
};

export const insertReaders = async (tx: Tx, ledgerId: string, organizationIds: readonly string[]): Promise<void> => {
  if (organizationIds.length === 0) return;
  await tables(tx)
    .insertInto('ledger_readers')
    .values([...new Set(organizationIds)].sort().map((organizationId) => ({ ledger_id: ledgerId, organization_id: organizationId })))
    .onConflict((c) => c.doNothing())
    .execute();
};

/** Organizations that read the ledger beside its own. */
export const readersOf = async (tx: Tx, ledgerId: string): Promise<string[]> =>
  (await tables(tx).selectFrom('ledger_readers').select('organization_id').where('ledger_id', '=', ledgerId).orderBy('organization_id').execute()).map(
    (row) => row.organization_id,
  );

/** Adds accounts that are missing; a name fills one that is empty, and changes none that is not. */
export const insertAccounts = async (tx: Tx, ledgerId: string, accounts: readonly Account[], at: Date): Promise<void> => {
  if (accounts.length === 0) return;
  // In one order, so that two that open the same accounts at once never wait for each other in a ring.
  const sorted = accounts.toSorted((a, b) => (a.account < b.account ? -1 : 1));
  const columns = [sorted.map(({ account }) => account), sorted.map(({ parent }) => parent), sorted.map(({ name }) => JSON.stringify(name))] as const;
  await sql`
    insert into ledger_accounts (ledger_id, account, parent, name, created_at)
    select ${ledgerId}::uuid, given.account, given.parent, given.name::jsonb, ${at}::timestamptz
      from unnest(${columns[0]}::text[], ${columns[1]}::text[], ${columns[2]}::text[]) as given (account, parent, name)
    on conflict do nothing`.execute(tx);
  const named = sorted.filter(({ name }) => Object.keys(name).length > 0);
  if (named.length === 0) return;
  await sql`
    update ledger_accounts set name = given.name::jsonb
      from unnest(${named.map(({ account }) => account)}::text[], ${named.map(({ name }) => JSON.stringify(name))}::text[]) as given (account, name)
     where ledger_accounts.ledger_id = ${ledgerId}::uuid and ledger_accounts.account = given.account collate "C" and ledger_accounts.name = '{}'::jsonb`.execute(
    tx,
  );
};

/** In order of path: a parent stands before those below. */
export const accountsOf = async (tx: Tx, ledgerId: string): Promise<Account[]> =>
  tables(tx).selectFrom('ledger_accounts').select(['account', 'parent', 'name']).where('ledger_id', '=', ledgerId).orderBy('account').execute();

export const hasAccount = async (tx: Tx, ledgerId: string, account: string): Promise<boolean> =>
  (await tables(tx).selectFrom('ledger_accounts').select('account').where('ledger_id', '=', ledgerId).where('account', '=', account).executeTakeFirst()) !==
  undefined;
