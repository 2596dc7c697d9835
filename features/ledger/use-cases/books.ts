/** What the books say: trial balance, statement of an account, the whole as a document. */
import type { Tx } from '@tongtu/platform/context';
import type { Entry } from '../domain/entry.ts';
import type { LedgerExport } from '../domain/ledger-export.ts';
import type { Balance } from '../store/balances.ts';
import type { Account } from '../domain/ledger.ts';

export type TrialBalance = {
  readonly accounts: readonly Account[];
  /** Of each account by itself, without those below. */
  readonly balances: readonly Balance[];
};
/** One account (with those below) in one currency: what it stood at, what moved it, what it stands at. Minor units. */
export type AccountStatement = {
  readonly currency: string;
  readonly opening: bigint;
  readonly lines: readonly { readonly entry: Omit<Entry, 'postings'>; readonly account: string; readonly amount: bigint; readonly balance: bigint }[];
  readonly closing: bigint;
};

/** `on`: with all that counts until that day. */
export const trialBalance = async (_tx: Tx, _ledgerId: string, _on?: string): Promise<TrialBalance> => {
  throw new Error('being written');
};

/** By currency; days both included, in order of effective day and booking. */
export const statementOf = async (_tx: Tx, _ledgerId: string, _account: string, _from: string, _to: string): Promise<readonly AccountStatement[]> => {
  throw new Error('being written');
};

export const exportLedger = async (_tx: Tx, _ledgerId: string): Promise<LedgerExport> => {
  throw new Error('being written');
};
