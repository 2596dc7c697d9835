/** An entry and the entries about a subject, as far as the reader may read them. */
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { readsAll } from '../policy.ts';
import { entriesAbout, entryAt, type EntryWithContent } from '../store/entries.ts';
import { proofOf, type LogProof, type PublishedLog } from './published-log.ts';

/** Kind: `log-entry-not-found`. The proof is null while the entry is not published. */
export const readLogEntry = async (
  context: Context,
  log: PublishedLog,
  index: number,
): Promise<Result<{ readonly entry: EntryWithContent; readonly proof: LogProof | null }>> => {
  const entry = Number.isSafeInteger(index) ? await entryAt(context.tx, index) : undefined;
  if (entry === undefined) return fail('log-entry-not-found');
  const proof = await proofOf(log, index);
  return ok({ entry, proof: proof.ok ? proof.value : null });
};

export const listSubjectEntries = async (
  context: Context,
  subject: { readonly type: string; readonly id: string },
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<Result<{ readonly items: readonly EntryWithContent[]; readonly next: number | null }>> => {
  const organizations = readsAll(context.reader) ? undefined : context.reader.memberships.map(({ organizationId }) => organizationId);
  const found = await entriesAbout(context.tx, { ...subject, organizations }, before, limit + 1);
  const items = found.slice(0, limit);
  return ok({ items, next: found.length > limit ? (items.at(-1)?.index ?? null) : null });
};
