/** Books begin: a ledger of an organization, its readers, its accounts. Each may be asked for again. */
import type { Localized } from '@tongtu/kernel/localized';
import { all, fail, ok, type Result } from '@tongtu/kernel/result';
import type { Context } from '@tongtu/platform/context';
import { ancestorsOf, parentOf, parseAccount } from '../domain/account.ts';
import type { Account, Ledger } from '../domain/ledger.ts';
import { findLedger, insertAccounts, insertLedger, insertReaders } from '../store/ledgers.ts';

export type NewAccount = { readonly account: string; readonly name: Localized };
export type NewLedger = {
  readonly id: string;
  readonly organizationId: string;
  readonly name: Localized;
  /** Organizations whose members read it too. */
  readonly readers: readonly string[];
  readonly accounts: readonly NewAccount[];
};

/** With those above, which nobody named; of an account that is written twice the first name holds. */
const withAncestors = (accounts: readonly NewAccount[]): Result<readonly Account[]> => {
  const checked = all(
    'account-malformed',
    accounts.map(({ account }) => parseAccount(account)),
  );
  if (!checked.ok) return fail('account-malformed', checked.error.errors?.[0] ?? {});
  const names = new Map<string, Localized>();
  for (const { account, name } of accounts) if (!names.has(account)) names.set(account, name);
  for (const path of checked.value.flatMap(ancestorsOf)) if (!names.has(path)) names.set(path, {});
  return ok([...names].map(([account, name]) => ({ account, parent: parentOf(account), name })));
};

/**
 * Opens a ledger with its accounts (those above them too). The same id again adds readers and accounts that are missing and keeps
 * the rest as it is. Kinds `account-malformed` (details: account), `ledger-exists` (the id is a ledger of another organization).
 */
export const openLedger = async (context: Context, { id, organizationId, name, readers, accounts }: NewLedger): Promise<Result<Ledger>> => {
  const tree = withAncestors(accounts);
  if (!tree.ok) return tree;
  const { tx, now } = context;
  await insertLedger(tx, { id, organizationId, name, createdAt: now });
  const ledger = await findLedger(tx, id);
  if (ledger?.organizationId !== organizationId) return fail('ledger-exists');
  await insertReaders(tx, id, readers);
  await insertAccounts(tx, id, tree.value, now);
  return ok(ledger);
};

/** Adds what is missing, those above too; a name fills one that was empty. Kinds `account-malformed`, `ledger-not-found`. */
export const openAccounts = async ({ tx, now }: Context, ledgerId: string, accounts: readonly NewAccount[]): Promise<Result<true>> => {
  const tree = withAncestors(accounts);
  if (!tree.ok) return tree;
  if ((await findLedger(tx, ledgerId)) === undefined) return fail('ledger-not-found');
  await insertAccounts(tx, ledgerId, tree.value, now);
  return ok(true);
};

/** Lets members of further organizations read. Kind `ledger-not-found`. */
export const admitReaders = async ({ tx }: Context, ledgerId: string, organizationIds: readonly string[]): Promise<Result<true>> => {
  if ((await findLedger(tx, ledgerId)) === undefined) return fail('ledger-not-found');
  await insertReaders(tx, ledgerId, organizationIds);
  return ok(true);
};
