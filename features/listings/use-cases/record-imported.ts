/**
 * Records parsed rows of an import, batch by batch, each batch in one transaction with its own event. The order in a
 * batch: references are claimed, cards written, versions kept, the event announced. A crash anywhere before the commit
 * leaves nothing of the batch, and the next run of the same file finds exactly the batches that were committed.
 */
import { createHash } from 'node:crypto';
import { organizationCardsByIds } from '@tongtu/parties';
import type { OrganizationCard } from '@tongtu/parties/contract';
import { announce, type Context } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import type { AnyBody, ListingKind } from '../contract/bodies.ts';
import { compareFaces } from '../domain/compare.ts';
import { missingOf } from '../domain/completeness.ts';
import { expiresAt } from '../domain/expiry.ts';
import { factsOf } from '../domain/facts.ts';
import {
  claimReferences,
  importedBefore,
  layAside,
  referencesByKeys,
  rehashReferences,
  writeImported,
  writeImportedVersions,
  type ImportedBefore,
  type ImportRow,
  type ReferenceRow,
} from '../store/import.ts';

/** A row as the import's reader parsed and checked it (`faceFailures`). */
export type ImportedRow = {
  readonly row: number;
  readonly reference: string;
  readonly kind: ListingKind;
  readonly title: Localized;
  readonly body: AnyBody;
  readonly example?: boolean;
};
export type Recording = {
  readonly organizationId: string;
  readonly source: string;
  readonly publish: boolean;
  readonly rows: readonly ImportedRow[];
  readonly importId?: string;
};
export type Recorded = { readonly row: number; readonly outcome: 'added' | 'changed' | 'unchanged'; readonly listingId: string };

/** Of one organization and one kind: nobody takes or overwrites what another organization, or who writes other kinds, imported under the same reference. */
const keyOf = (recording: Recording, { reference, kind }: ImportedRow): string =>
  `${recording.organizationId} ${JSON.stringify([recording.source, reference, kind])}`;

/** The wish to publish belongs to the content: a file that was first imported as drafts may be imported again to go out. */
const hashOf = (recording: Recording, row: ImportedRow): string =>
  createHash('sha256')
    .update(JSON.stringify([row.kind, row.title, row.body, row.example ?? false, recording.publish]))
    .digest('base64url');

const rowOf = (
  context: Context,
  recording: Recording,
  organization: OrganizationCard,
  row: ImportedRow,
  id: string,
  before: ImportedBefore | undefined,
): ImportRow => {
  const { now } = context;
  const facts = factsOf(row.kind, row.body, organization);
  const state = before === undefined || before.state === 'draft' || before.state === 'submitted' ? (recording.publish ? 'published' : 'draft') : before.state;
  const goesOut = state === 'published' || state === 'paused';
  const incomplete = goesOut && missingOf(row.kind, row, now).length > 0;
  return {
    listing_id: id,
    kind: row.kind,
    organization_id: recording.organizationId,
    state,
    title: row.title,
    body: row.body,
    layers: before?.layers ?? {},
    audience: before?.audience ?? 'public',
    revision: before === undefined ? 0 : before.revision + 1,
    version: goesOut ? (before?.version ?? 0) + 1 : (before?.version ?? null),
    sectors: facts.sectors,
    region: facts.region,
    country: facts.country,
    trl_min: facts.trlMin,
    trl_max: facts.trlMax,
    amount_min: facts.amount?.min?.toString() ?? null,
    amount_max: facts.amount?.max?.toString() ?? null,
    amount_currency: facts.amount?.currency ?? null,
    deadline: facts.deadline,
    published_at: goesOut ? now : null,
    confirmed_at: goesOut ? now : null,
    expires_at: goesOut ? expiresAt(row.kind, row.body, now) : null,
    review_reason: goesOut ? (incomplete ? 'incomplete-import' : before?.version === undefined || before.version === null ? 'new' : 'changed') : null,
    review_since: goesOut ? now : null,
    source: recording.source,
    reference: row.reference,
    example: row.example ?? organization.example,
    created_by: context.reader.personId ?? null,
    now,
  };
};

/** Somebody changed one of the cards between the reading and the writing: the transaction is run again (SQLSTATE 40001). */
const overtaken = (): Error => Object.assign(new Error('a card changed while it was imported'), { code: '40001' });

/** A card that is out changes only with the approver's word. Without it the row waits beside the card, like any other change. */
const waitsBeside = (recording: Recording, before: ImportedBefore): boolean => !recording.publish && before.version !== null;
const saysTheSame = (row: ImportedRow, before: ImportedBefore): boolean => compareFaces(row.kind, before, row).every(({ field }) => field === 'audience');

const isEnded = (before: ImportedBefore | undefined): boolean => before?.state === 'closed' || before?.state === 'withdrawn';

/** One batch in which every reference stands once. */
const recordBatch = async (context: Context, recording: Recording, organization: OrganizationCard): Promise<Recorded[]> => {
  const { tx } = context;
  const wanted: { row: ImportedRow; ref: ReferenceRow }[] = recording.rows.map((row) => ({
    row,
    ref: {
      reference_key: keyOf(recording, row),
      organization_id: recording.organizationId,
      source: recording.source,
      reference: row.reference,
      listing_id: context.newId(),
      content_hash: hashOf(recording, row),
    },
  }));
  let known = await referencesByKeys(
    tx,
    wanted.map((w) => w.ref.reference_key),
  );
  const claimed = await claimReferences(
    tx,
    wanted.filter((w) => !known.has(w.ref.reference_key)).map((w) => w.ref),
  );
  // Another import claimed some of them while we waited.
  if (wanted.some((w) => !known.has(w.ref.reference_key) && !claimed.has(w.ref.reference_key)))
    known = await referencesByKeys(
      tx,
      wanted.map((w) => w.ref.reference_key),
    );
  const isNew = (w: (typeof wanted)[number]): boolean => claimed.has(w.ref.reference_key);
  const differs = wanted.filter((w) => !isNew(w) && known.get(w.ref.reference_key)!.content_hash !== w.ref.content_hash);
  const before = await importedBefore(
    tx,
    differs.map((w) => known.get(w.ref.reference_key)!.listing_id),
  );
  const idOf = (w: (typeof wanted)[number]): string => (isNew(w) ? w.ref.listing_id : known.get(w.ref.reference_key)!.listing_id);
  // What was closed or withdrawn stays so: an import does not bring it back.
  const open = differs.filter((w) => before.has(idOf(w)) && !isEnded(before.get(idOf(w))));
  const isBeside = (w: (typeof wanted)[number]): boolean => waitsBeside(recording, before.get(idOf(w))!);
  const changed = open.filter((w) => !isBeside(w) || !saysTheSame(w.row, before.get(idOf(w))!));
  const [beside, inPlace] = [changed.filter(isBeside), changed.filter((w) => !isBeside(w))];
  for (const w of beside) {
    const { revision, layers, audience } = before.get(idOf(w))!;
    if (!(await layAside(tx, idOf(w), revision, { title: w.row.title, body: w.row.body, layers, audience }, context.now))) throw overtaken();
  }
  const writes = [...wanted.filter(isNew), ...inPlace].map((w) => rowOf(context, recording, organization, w.row, idOf(w), before.get(idOf(w))));
  if ((await writeImported(tx, writes)) !== writes.length) throw overtaken();
  const out = writes.filter((row) => row.state === 'published' || row.state === 'paused');
  await writeImportedVersions(
    tx,
    out.map((row) => row.listing_id),
    context.reader.personId ?? null,
    context.now,
  );
  await rehashReferences(
    tx,
    changed.map((w) => ({ ...w.ref, listing_id: idOf(w) })),
  );
  const live = out.filter((row) => row.state === 'published').map((row) => row.listing_id);
  if (writes.length + beside.length > 0) {
    await announce(context, {
      kind: 'listings-imported',
      subject: { type: 'listing-import', id: recording.importId ?? context.newId() },
      organizationId: recording.organizationId,
      changed: { listingIds: live, added: claimed.size, changed: changed.length },
    });
  }
  const isChanged = new Set(changed);
  return wanted.map((w) => ({ row: w.row.row, outcome: isNew(w) ? 'added' : isChanged.has(w) ? 'changed' : 'unchanged', listingId: idOf(w) }));
};

const batchSize = 1000;

/** Runs of at most a thousand rows; a reference that stands twice in a file begins a new one, so that the later row changes the earlier. */
const batches = (rows: readonly ImportedRow[]): ImportedRow[][] => {
  const all: ImportedRow[][] = [];
  let seen = new Set<string>();
  for (const row of rows) {
    const last = all.at(-1);
    if (last === undefined || last.length >= batchSize || seen.has(row.reference)) {
      all.push([row]);
      seen = new Set([row.reference]);
    } else {
      last.push(row);
      seen.add(row.reference);
    }
  }
  return all;
};

/**
 * Answers in the order of the rows. Idempotent by (organization, source, reference) and content: what did not change is
 * not written. Outside a transaction each batch has one of its own (`inTransaction`, handed in by the caller through
 * `run`); inside one, all are part of it. Throws when the organization is unknown or may not publish: the caller asked before.
 */
export const recordImported = async (
  context: Context,
  recording: Recording,
  run: <T>(work: (inside: Context) => Promise<T>) => Promise<T> = (work) => work(context),
): Promise<readonly Recorded[]> => {
  const organization = (await organizationCardsByIds(context.tx, [recording.organizationId])).get(recording.organizationId);
  if (organization === undefined || (recording.publish && organization.state !== 'verified'))
    throw new Error('import for an organization that may not publish');
  const recorded: Recorded[] = [];
  for (const rows of batches(recording.rows)) recorded.push(...(await run((inside) => recordBatch(inside, { ...recording, rows }, organization))));
  return recorded;
};
