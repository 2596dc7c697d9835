/** An entry and the entries about a subject, as far as the reader may read them. */
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { readsAll } from '../policy.ts';
import { entriesAbout, entriesBefore, entryAt, type EntryWithContent } from '../store/entries.ts';
import { readState } from '../store/state.ts';
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

/** What is published, the newest first; those before index `after`, where it is given. Kind: `log-not-started`. */
export const listLogEntries = async (
  { tx }: Context,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<Result<{ readonly items: readonly EntryWithContent[]; readonly next: string | null }>> => {
  const state = await readState(tx);
  if (state === undefined) return fail('log-not-started');
  const before = Math.min(state.size, after === undefined ? state.size : Number(after));
  const items = await entriesBefore(tx, before, limit);
  const last = items.at(-1);
  return ok({ items, next: last === undefined || last.index === 0 ? null : String(last.index) });
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
