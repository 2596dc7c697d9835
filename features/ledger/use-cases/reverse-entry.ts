/** A correction: the entry stays, and one that mirrors it is booked. */
import { fail, type Result } from '@tongtu/kernel/result';
import type { Context } from '@tongtu/platform/context';
import { mirror, type EntryDraft } from '../domain/entry.ts';
import { entryById } from '../store/entries.ts';
import { recordEntry, type Recorded } from './record-entries.ts';

export type Reversal = Pick<EntryDraft, 'key' | 'effectiveOn' | 'reference'>;

/**
 * Takes an entry back, once. The same reversal again answers the first. Kinds `entry-not-found`, `entry-is-reversal` (what takes
 * back is not taken back itself: book anew), `entry-already-reversed`, `entry-key-reused`, `entry-malformed`.
 */
export const reverseEntry = async (context: Context, ledgerId: string, entryId: string, reversal: Reversal): Promise<Result<Recorded>> => {
  const entry = await entryById(context.tx, ledgerId, entryId);
  if (entry === undefined) return fail('entry-not-found');
  if (entry.reverses !== null) return fail('entry-is-reversal');
  return recordEntry(context, ledgerId, mirror(entry, reversal), entry.id);
};
