/** What the books say: trial balance, statement of an account, the whole as a document. */
import type { Tx } from '@tongtu/platform/context';
import type { Entry } from '../domain/entry.ts';
import { amountText, exportEntry, exportFormat, type ExportedEntry, type LedgerExport } from '../domain/ledger-export.ts';
import type { Account, Ledger } from '../domain/ledger.ts';
import { runBalances, type StatementOf } from '../domain/statement.ts';
import { balancesOf, balancesUntil, openingOf, type Balance } from '../store/balances.ts';
import { entriesInOrder, movementsOf, type Movement } from '../store/entries.ts';
import { accountsOf, findLedger } from '../store/ledgers.ts';

export type TrialBalance = {
  /** In order of path. */
  readonly accounts: readonly Account[];
  /** Of each account by itself, without those below. */
  readonly balances: readonly Balance[];
};
/** One account (with those below) in one currency: what it stood at, what moved it, what it stands at. Minor units. */
export type AccountStatement = StatementOf<Movement>;

/** `on`: with all that counts until that day; without it with all that is booked. */
export const trialBalance = async (tx: Tx, ledgerId: string, on?: string): Promise<TrialBalance> => {
  // Accounts second: whatever has a balance was opened before.
  const balances = await (on === undefined ? balancesOf(tx, ledgerId) : balancesUntil(tx, ledgerId, on));
  return { accounts: await accountsOf(tx, ledgerId), balances };
};

/** By currency; days both included, in order of effective day and booking. `limit`: at most that many lines are read. */
export const statementOf = async (tx: Tx, ledgerId: string, account: string, from: string, to: string, limit?: number): Promise<readonly AccountStatement[]> =>
  runBalances(await openingOf(tx, ledgerId, account, from), await movementsOf(tx, ledgerId, { account, from, to, limit }));

const pageOfEntries = 2000;
/** All entries in order of booking, a page at a time. */
export const eachEntry = async function* (tx: Tx, ledgerId: string): AsyncGenerator<readonly Entry[]> {
  for (let after: string | undefined; ;) {
    const entries = await entriesInOrder(tx, ledgerId, after, pageOfEntries);
    if (entries.length > 0) yield entries;
    if (entries.length < pageOfEntries) return;
    after = entries.at(-1)!.id;
  }
};

/** All but the entries. */
export const exportHead = async (tx: Tx, { id, organizationId, name }: Ledger): Promise<Omit<LedgerExport, 'entries'>> => {
  const { accounts, balances } = await trialBalance(tx, id);
  return {
    format: exportFormat,
    ledger: { id, organizationId, name },
    accounts: accounts.map(({ account, name: called }) => ({ account, name: called })),
    balances: balances.map(({ account, currency, amount }) => ({ account, currency, amount: amountText(amount, currency) })),
  };
};

export const exportedPages = async function* (tx: Tx, ledgerId: string): AsyncGenerator<readonly ExportedEntry[]> {
  for await (const page of eachEntry(tx, ledgerId)) yield page.map(exportEntry);
};

/**
 * The whole ledger in memory. Read it in one snapshot (a transaction with `repeatable read`) while others book. An unknown ledger
 * is a bug of the caller and throws.
 */
export const exportLedger = async (tx: Tx, ledgerId: string): Promise<LedgerExport> => {
  const ledger = await findLedger(tx, ledgerId);
  if (ledger === undefined) throw new Error(`no ledger ${ledgerId}`);
  const { format, ledger: card, accounts, balances } = await exportHead(tx, ledger);
  return { format, ledger: card, accounts, entries: (await Array.fromAsync(exportedPages(tx, ledgerId))).flat(), balances };
};
