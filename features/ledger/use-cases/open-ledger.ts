/** Books begin: a ledger of an organization, its readers, its accounts. Each may be asked for again. */
import type { Localized } from '@tongtu/kernel/localized';
import type { Result } from '@tongtu/kernel/result';
import type { Context } from '@tongtu/platform/context';
import type { Ledger } from '../domain/ledger.ts';

export type NewAccount = { readonly account: string; readonly name: Localized };
export type NewLedger = {
  readonly id: string;
  readonly organizationId: string;
  readonly name: Localized;
  /** Organizations whose members read it too. */
  readonly readers: readonly string[];
  readonly accounts: readonly NewAccount[];
};

/**
 * Opens a ledger with its accounts (those above them too). The same id again adds readers and accounts that are missing and keeps
 * the rest as it is. Kinds `account-malformed`, `ledger-exists` (the id is a ledger of another organization).
 */
export const openLedger = async (_context: Context, _ledger: NewLedger): Promise<Result<Ledger>> => {
  throw new Error('being written');
};

/** Adds what is missing, those above too; a name fills one that was empty. Kinds `account-malformed`, `ledger-not-found`. */
export const openAccounts = async (_context: Context, _ledgerId: string, _accounts: readonly NewAccount[]): Promise<Result<true>> => {
  throw new Error('being written');
};

/** Lets members of further organizations read. Kind `ledger-not-found`. */
export const admitReaders = async (_context: Context, _ledgerId: string, _organizationIds: readonly string[]): Promise<Result<true>> => {
  throw new Error('being written');
};
