/**
 * Entries are booked once, in the caller's transaction; who announces what they mean is the caller. The key names the event: the
 * same again is already booked, other content under the same key is refused. A crash before the commit leaves nothing, and after
 * it the repeat finds the entry.
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from '@tongtu/kernel/canonical-bytes';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Context } from '@tongtu/platform/context';
import { buildEntry, type EntryDraft } from '../domain/entry.ts';
import { insertEntries, insertEntry, insertPostings, keptByKeys, type Kept, type NewEntry } from '../store/recording.ts';

export type Recorded = { readonly entryId: string; readonly repeated: boolean };
/** Ids in the order of the drafts; `repeated`: how many of them were booked before. */
export type RecordedMany = { readonly entryIds: readonly string[]; readonly repeated: number };

/** What must be the same for a repeat to be one. Postings count in the order in which they are written. */
const hashOf = ({ kind, reference, effectiveOn, about = {}, postings }: EntryDraft, reverses: string | null): string =>
  createHash('sha256')
    .update(canonicalJson([kind, reference, effectiveOn, about, reverses, ...postings.map((each) => [each.account, each.currency, each.amount.toString()])]))
    .digest('hex');

const reused = (key: string): Result<never> => fail('entry-key-reused', { details: { key } });
const unopened = (drafts: readonly EntryDraft[]): Result<never> =>
  fail('account-not-opened', { details: { accounts: [...new Set(drafts.flatMap(({ postings }) => postings.map(({ account }) => account)))].slice(0, 20) } });
const bookingOf = ({ now, reader }: Context) => ({ now, personId: reader.personId ?? null });
const answer = ({ id, hash, draft }: NewEntry, kept: Kept): Result<Recorded> =>
  kept.hash === hash ? ok({ entryId: kept.entryId, repeated: kept.entryId !== id }) : reused(draft.key);

/**
 * Books one entry. Kinds: those of `buildEntry`, `entry-key-reused` (details: key), `account-not-opened` (the ledger or an account of
 * the entry; the transaction has to be rolled back), with `reverses` also `entry-already-reversed`.
 */
export const recordEntry = async (context: Context, ledgerId: string, draft: EntryDraft, reverses: string | null = null): Promise<Result<Recorded>> => {
  const built = buildEntry(draft);
  if (!built.ok) return built;
  const entry: NewEntry = { id: context.newId(), hash: hashOf(draft, reverses), draft, reverses };
  const kept = await insertEntry(context.tx, ledgerId, entry, bookingOf(context));
  if (kept === 'unopened') return unopened([draft]);
  return kept === undefined ? fail('entry-already-reversed', { details: { entryId: reverses } }) : answer(entry, kept);
};

/** The drafts as entries, each key once. */
const unite = (context: Context, drafts: readonly EntryDraft[]): Result<readonly NewEntry[]> => {
  const byKey = new Map<string, NewEntry>();
  for (const [index, draft] of drafts.entries()) {
    const built = buildEntry(draft);
    if (!built.ok) return fail(built.error.kind, { ...built.error, field: `${index}${built.error.field === undefined ? '' : `.${built.error.field}`}` });
    const hash = hashOf(draft, null);
    const same = byKey.get(draft.key);
    if (same !== undefined && same.hash !== hash) return reused(draft.key);
    if (same === undefined) byKey.set(draft.key, { id: context.newId(), hash, draft, reverses: null });
  }
  return ok([...byKey.values()]);
};

/** Postings of one statement; beyond that the text of its parameters grows past what is good for the server. */
const entriesAtOnce = 2000;

/** Books thousands: all or none of them. Kinds as `recordEntry`; `field` begins with the place of the draft in the list. */
export const recordEntries = async (context: Context, ledgerId: string, drafts: readonly EntryDraft[]): Promise<Result<RecordedMany>> => {
  const united = unite(context, drafts);
  if (!united.ok) return united;
  const kept = new Map<string, Kept>();
  // In order of keys, so that two lists with the same keys never wait for each other in a ring.
  const entries = united.value.toSorted((a, b) => (a.draft.key < b.draft.key ? -1 : 1));
  for (let from = 0; from < entries.length; from += entriesAtOnce) {
    const some = entries.slice(from, from + entriesAtOnce);
    const fresh = await insertEntries(context.tx, ledgerId, some, bookingOf(context));
    if (fresh === 'unopened') return unopened(drafts);
    const added = some.filter(({ id }) => fresh.has(id));
    if (added.length > 0 && (await insertPostings(context.tx, ledgerId, added)) === 'unopened') return unopened(drafts);
    for (const { id, hash, draft } of added) kept.set(draft.key, { entryId: id, hash });
    const others = some.filter(({ id }) => !fresh.has(id));
    if (others.length === 0) continue;
    for (const [key, found] of await keptByKeys(
      context.tx,
      ledgerId,
      others.map(({ draft }) => draft.key),
    ))
      kept.set(key, found);
    const changed = others.find(({ hash, draft }) => kept.get(draft.key)?.hash !== hash);
    if (changed !== undefined) return reused(changed.draft.key);
  }
  const mine = new Set(entries.map(({ id }) => id));
  const seen = new Set<string>();
  let repeated = 0;
  const entryIds = drafts.map(({ key }) => {
    const { entryId } = kept.get(key)!;
    if (!mine.has(entryId) || seen.has(entryId)) repeated += 1;
    seen.add(entryId);
    return entryId;
  });
  return ok({ entryIds, repeated });
};
