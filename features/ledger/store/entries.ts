/** Entries and their postings. */
import type { Tx } from '@tongtu/platform/context';
import type { Entry } from '../domain/entry.ts';

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

export const entriesOf = async (_tx: Tx, _ledgerId: string, _filter: EntryFilter): Promise<readonly Entry[]> => {
  throw new Error('being written');
};

export const entryById = async (_tx: Tx, _ledgerId: string, _entryId: string): Promise<Entry | undefined> => {
  throw new Error('being written');
};
