/**
 * What every step of the books does: lock them, see which version an event belongs to, write. The order of effects is the ledger
 * first, then the event with where the books stand, then the news; all in one transaction, so a crash leaves all of it or nothing.
 */
import { recordEntries, recordEntry, type EntryDraft } from '@tongtu/ledger';
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { bookClosing, bookEvent, takeOver, type Booked, type Books, type EventFacts } from '../domain/books.ts';
import type { IncomeEvent } from '../domain/income-event.ts';
import { isDay } from '../domain/read-fields.ts';
import type { RecordedEvent } from '../domain/recorded-event.ts';
import { versionOn } from '../domain/stored-plan.ts';
import { mayKeepBooks } from '../policy.ts';
import { hasEvents, insertEvent, insertEvents, recordedOf, type WrittenEvent } from '../store/income-events.ts';
import {
  insertSettlement,
  lockBooks,
  settlementsOf,
  updateSettlement,
  yearsJson,
  type OpenBooks,
  type VersionHead,
  type WrittenBooks,
} from '../store/settlements.ts';
import { workedPlan } from './seen-plan.ts';
import { settlerFor } from './settlers.ts';

/** Why there are no open books for this reader; undefined where they are there by now. */
const whyNone = async (context: Context, planId: string): Promise<Result<never> | undefined> => {
  const worked = await workedPlan(context, planId, mayKeepBooks);
  if (!worked.ok) return worked;
  const all = await settlementsOf(context.tx, planId);
  if (all.some(({ isOpen }) => isOpen)) return undefined;
  return fail(all.length === 0 ? 'not-in-force' : 'settlement-closed');
};

/** The open books, locked. Kinds `plan-not-found`, `not-allowed`, `not-in-force`, `settlement-closed`. */
export const openBooks = async (context: Context, planId: string, eventId?: string): Promise<Result<OpenBooks>> => {
  const { reader, tx } = context;
  // Only rows of organizations for which the reader may book are locked at all.
  const organizationIds = reader.memberships.map(({ organizationId }) => organizationId).filter((organizationId) => mayKeepBooks(reader, { organizationId }));
  for (;;) {
    const open = organizationIds.length === 0 ? undefined : await lockBooks(tx, planId, organizationIds, eventId);
    if (open !== undefined) return ok(open);
    const why = await whyNone(context, planId);
    if (why !== undefined) return why;
  }
};

/** The version of a day. Kinds `event-before-plan` (details: effectiveOn), `not-in-force`. */
export const headOn = (heads: readonly VersionHead[], day: string): Result<VersionHead> => {
  const head = versionOn(heads, day);
  if (head !== undefined) return ok(head);
  const [first] = heads.map(({ effectiveOn }) => effectiveOn).toSorted();
  return first === undefined ? fail('not-in-force') : fail('event-before-plan', { field: 'on', details: { effectiveOn: first } });
};

/** The version whose plan reads an event: that of its day, else the first, which then says that the day is too early. */
export const readingHead = (heads: readonly VersionHead[], day: unknown): VersionHead =>
  (isDay(day) ? versionOn(heads, day) : heads.at(-1)) ?? heads.toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1))[0]!;

/** Books that are being kept: what is to be written stands in `written` and `closed` until `writeBooks`. */
export type Kept = {
  readonly planId: string;
  readonly heads: readonly VersionHead[];
  /** The version that was open when the books were locked. */
  readonly lockedVersion: number;
  books: Books;
  readonly booked: Booked[];
  /** Versions that were closed on the way, the oldest first. */
  readonly closed: WrittenBooks[];
};

export const keepBooks = async (context: Context, planId: string, { heads, version, state, position }: OpenBooks): Promise<Kept> => ({
  planId,
  heads,
  lockedVersion: version,
  books: {
    version,
    settler: await settlerFor(
      context.tx,
      planId,
      heads.find((head) => head.version === version)!,
    ),
    state,
    position,
  },
  booked: [],
  closed: [],
});

/** Closes the version that is open, dated `on`. */
export const closeVersion = async (context: Context, kept: Kept, on: string, evenIfEmpty: boolean): Promise<void> => {
  const { version } = kept.books;
  const wasUsed = evenIfEmpty || kept.booked.some(({ event }) => event.version === version) || (await hasEvents(context.tx, kept.planId, version));
  if (wasUsed) {
    const { books, booked } = bookClosing(kept.books, on);
    kept.booked.push(booked);
    kept.books = books;
  }
  kept.closed.push({ version, isOpen: false, state: kept.books.state, position: kept.books.position });
};

/**
 * Settles an event by the version of its day. The first event of a later version closes the one before on the day from which the
 * later one counts. Kinds `version-closed` (details: version, open), `amount-too-large`, those of `headOn`.
 */
export const keepEvent = async (context: Context, kept: Kept, event: IncomeEvent, facts?: EventFacts): Promise<Result<Booked>> => {
  const head = headOn(kept.heads, event.on);
  if (!head.ok) return head;
  const { version, effectiveOn } = head.value;
  if (version < kept.books.version) return fail('version-closed', { field: 'on', details: { version, open: kept.books.version } });
  if (version > kept.books.version) {
    await closeVersion(context, kept, effectiveOn, false);
    kept.books = takeOver(kept.books, version, await settlerFor(context.tx, kept.planId, head.value));
  }
  const booked = bookEvent(kept.books, event, facts);
  if (!booked.ok) return booked;
  kept.books = booked.value.books;
  kept.booked.push(booked.value.booked);
  return ok(booked.value.booked);
};

const draftOf = ({ event, postings }: Booked): EntryDraft => ({
  key: `event:${event.id}`,
  kind: `sharing-${event.kind}`,
  reference: event.id,
  effectiveOn: event.on,
  about: {
    event: event.id,
    version: event.version,
    ...(event.category === null ? {} : { category: event.category }),
    ...(event.reverses === null ? {} : { reverses: event.reverses }),
  },
  postings,
});

const writingOf = ({ reader, now }: Context) => ({ personId: reader.personId ?? null, now });

/** One event into books that stay with their version: the way of almost every event, in two trips. */
const writeOne = async (context: Context, kept: Kept, booked: Booked): Promise<Result<readonly RecordedEvent[]>> => {
  const entry = booked.postings.length === 0 ? ok(null) : await recordEntry(context, kept.planId, draftOf(booked));
  if (!entry.ok) return entry;
  const written: WrittenEvent = { event: booked.event, entryId: entry.value?.entryId ?? null };
  await insertEvent(context.tx, kept.planId, written, yearsJson(kept.books.state.years), writingOf(context));
  return ok([recordedOf(written, writingOf(context))]);
};

const writeRows = async (context: Context, kept: Kept, isClosing: boolean): Promise<void> => {
  const { books, closed, planId, lockedVersion } = kept;
  const last: WrittenBooks = { version: books.version, isOpen: true, state: books.state, position: books.position };
  for (const row of isClosing ? closed : [...closed, last])
    await (row.version === lockedVersion ? updateSettlement(context.tx, planId, row, context.now) : insertSettlement(context.tx, planId, row, context.now));
};

/** Writes what was kept, in the order in which it was booked; `isClosing`: no version is open afterwards. Kinds of the ledger. */
export const writeBooks = async (context: Context, kept: Kept, isClosing = false): Promise<Result<readonly RecordedEvent[]>> => {
  const { booked, planId, closed } = kept;
  if (booked.length === 1 && closed.length === 0) return writeOne(context, kept, booked[0]!);
  const moving = booked.filter(({ postings }) => postings.length > 0);
  const entries = await recordEntries(context, planId, moving.map(draftOf));
  if (!entries.ok) return entries;
  const entryIds = new Map(moving.map(({ event }, i) => [event.id, entries.value.entryIds[i]!]));
  const written = booked.map(({ event }): WrittenEvent => ({ event, entryId: entryIds.get(event.id) ?? null }));
  await insertEvents(context.tx, planId, written, writingOf(context));
  await writeRows(context, kept, isClosing);
  return ok(written.map((one) => recordedOf(one, writingOf(context))));
};
