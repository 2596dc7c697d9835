/** Entries are booked once, in the caller's transaction; who announces what they mean is the caller. */
import type { Result } from '@tongtu/kernel/result';
import type { Context } from '@tongtu/platform/context';
import type { EntryDraft } from '../domain/entry.ts';

export type Recorded = { readonly entryId: string; readonly repeated: boolean };
export type RecordedMany = { readonly entryIds: readonly string[]; readonly repeated: number };

export const recordEntry = async (_context: Context, _ledgerId: string, _draft: EntryDraft): Promise<Result<Recorded>> => {
  throw new Error('being written');
};

export const recordEntries = async (_context: Context, _ledgerId: string, _drafts: readonly EntryDraft[]): Promise<Result<RecordedMany>> => {
  throw new Error('being written');
};
