/** What accounts come to. Sums are taken of the postings; nothing is kept beside them that could differ. */
import type { Tx } from '@tongtu/platform/context';

/** Minor units; debit is positive. */
export type Balance = { readonly account: string; readonly currency: string; readonly amount: bigint };

export const balancesOf = async (_tx: Tx, _ledgerId: string, _prefix?: string): Promise<readonly Balance[]> => {
  throw new Error('being written');
};
