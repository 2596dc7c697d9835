/** What the parts of a ledger's page share: how things are called here. */
import { createContext, useContext } from 'react';
import type { BalancedAccount, EntryHead } from '../contract.ts';

export type Book = {
  readonly ledgerId: string;
  readonly accounts: readonly BalancedAccount[];
  /** One currency stands in the head of a column, several beside each figure. */
  readonly currencies: readonly string[];
  readonly entryTitle: (entry: EntryHead) => string;
  /** Of an account by itself. */
  readonly nameOf: (account: string) => string;
  /** With those above it. */
  readonly pathOf: (account: string) => string;
};

export const BookContext = createContext<Book | undefined>(undefined);
export const useBook = (): Book => {
  const book = useContext(BookContext);
  if (book === undefined) throw new Error('outside of a ledger');
  return book;
};
