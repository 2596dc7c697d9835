/**
 * An entry says that something happened once and moved money between accounts. Its postings sum to zero in each currency:
 * debit is positive, credit negative. It is looked at three times: here when it is built, by the database at commit, and by
 * whoever verifies an export. What was booked is never changed; a correction is an entry that mirrors it.
 */
import { tryCanonicalJson, type Canonical } from '@tongtu/kernel/canonical-bytes';
import { isCurrency, maxMinorUnits } from '@tongtu/kernel/money';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { isAccount } from './account.ts';

/** What an entry is about, in the words of the room that books it: ids, kinds, figures of its trace. */
export type JsonObject = { readonly [key: string]: Canonical | undefined };

/** Minor units of the currency; debit is positive. */
export type Posting = { readonly account: string; readonly currency: string; readonly amount: bigint };

export type EntryDraft = {
  /** Names the event that is booked: the same key is never booked twice in a ledger. 1–200 characters. */
  readonly key: string;
  /** A word of the room that books it: `settlement`, `payment`. */
  readonly kind: string;
  /** One line for people: a number of a contract, a receipt. */
  readonly reference: string;
  /** The day on which it counts, `YYYY-MM-DD`; when it was written down is another thing. */
  readonly effectiveOn: string;
  readonly about?: JsonObject;
  readonly postings: readonly Posting[];
};

export type Entry = EntryDraft & {
  readonly id: string;
  readonly ledgerId: string;
  readonly about: JsonObject;
  readonly bookedAt: Date;
  readonly bookedBy: string | null;
  /** The entry that this one takes back. */
  readonly reverses: string | null;
};

export const maxKeyLength = 200;
export const maxReferenceLength = 500;
export const maxPostings = 1000;
/** Characters of `about` as JSON. */
export const maxAboutLength = 100_000;

const kindShape = /^[a-z][a-z0-9-]{0,49}$/;
const dateShape = /^\d{4}-\d{2}-\d{2}$/;
// A line break or a control character in a key or a reference would break a journal apart.
const oneLine = /^[^\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u;

/** A day of the calendar from 1900 on. */
export const isDay = (text: string): boolean => {
  if (!dateShape.test(text) || text < '1900') return false;
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

// No database keeps a NUL inside a text.
const isKept = (about: JsonObject): boolean => {
  const written = tryCanonicalJson(about);
  return written.ok && written.value.length <= maxAboutLength && !written.value.includes('\\u0000');
};

const malformed = (field: keyof EntryDraft): Result<never> => fail('entry-malformed', { field });

const checkLine = ({ account, currency, amount }: Posting, line: number): Result<true> => {
  const field = `postings.${line}`;
  if (!isAccount(account)) return fail('account-malformed', { field, details: { account } });
  if (!isCurrency(currency)) return fail('currency-unknown', { field, details: { currency } });
  if (amount === 0n) return fail('posting-zero', { field, details: { account } });
  return amount > maxMinorUnits || amount < -maxMinorUnits ? fail('posting-out-of-range', { field, details: { account, currency } }) : ok(true);
};

/** What postings come to in each currency, minor units. */
export const sumsOf = (postings: readonly Posting[]): ReadonlyMap<string, bigint> => {
  const sums = new Map<string, bigint>();
  for (const { currency, amount } of postings) sums.set(currency, (sums.get(currency) ?? 0n) + amount);
  return sums;
};

/**
 * The draft, if it may be booked. Kinds: `entry-malformed` (field: which part), `entry-empty` (fewer than two postings),
 * `entry-too-long` (details: max), `account-malformed` (details: account), `currency-unknown`, `posting-zero`, `posting-out-of-range`
 * (beyond ±10^18 minor units; field: which posting), `entry-unbalanced` (details: currency, difference in minor units as text).
 */
export const buildEntry = (draft: EntryDraft): Result<EntryDraft> => {
  if (draft.key.length === 0 || draft.key.length > maxKeyLength || !oneLine.test(draft.key)) return malformed('key');
  if (!kindShape.test(draft.kind)) return malformed('kind');
  if (draft.reference.length > maxReferenceLength || !oneLine.test(draft.reference)) return malformed('reference');
  if (!isDay(draft.effectiveOn)) return malformed('effectiveOn');
  if (draft.about !== undefined && !isKept(draft.about)) return malformed('about');
  if (draft.postings.length < 2) return fail('entry-empty');
  if (draft.postings.length > maxPostings) return fail('entry-too-long', { details: { max: maxPostings } });
  for (const [line, posting] of draft.postings.entries()) {
    const checked = checkLine(posting, line);
    if (!checked.ok) return checked;
  }
  for (const [currency, difference] of sumsOf(draft.postings))
    if (difference !== 0n) return fail('entry-unbalanced', { details: { currency, difference: difference.toString() } });
  return ok(draft);
};

/** The entry that takes another back: the same accounts, every amount turned round. */
export const mirror = (entry: Entry, { key, effectiveOn, reference }: Pick<EntryDraft, 'key' | 'effectiveOn' | 'reference'>): EntryDraft => ({
  key,
  kind: 'reversal',
  reference,
  effectiveOn,
  about: entry.about,
  postings: entry.postings.map((posting) => ({ ...posting, amount: -posting.amount })),
});
