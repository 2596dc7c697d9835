/** A correction: the entry stays, and one that mirrors it is booked. */
import type { Result } from '@tongtu/kernel/result';
import type { Context } from '@tongtu/platform/context';

export type Reversal = { readonly key: string; readonly effectiveOn: string; readonly reference: string };

export const reverseEntry = async (
  _context: Context,
  _ledgerId: string,
  _entryId: string,
  _reversal: Reversal,
): Promise<Result<{ readonly entryId: string; readonly repeated: boolean }>> => {
  throw new Error('being written');
};
