/** Many cards at once: every statement takes one document of rows, so that a batch of a thousand is a handful of round trips. */
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import type { AnyBody } from '../contract/bodies.ts';
import type { ListingState, Layer } from '../contract/cards.ts';
import type { Face } from '../domain/listing.ts';
import { tables, type Tables } from './tables.ts';

export type ReferenceRow = Tables['listing_references'];

export const referencesByKeys = async (tx: Tx, keys: readonly string[]): Promise<Map<string, ReferenceRow>> => {
  const { rows } = await sql<ReferenceRow>`select * from listing_references where reference_key = any(${keys}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.reference_key, row]));
};

/** Answers the keys that were free. Who imports the same file at the same time waits here for the other. */
export const claimReferences = async (tx: Tx, rows: readonly ReferenceRow[]): Promise<Set<string>> => {
  if (rows.length === 0) return new Set();
  const claimed = await sql<{ reference_key: string }>`
    insert into listing_references (reference_key, organization_id, source, reference, listing_id, content_hash)
    select reference_key, organization_id, source, reference, listing_id, content_hash
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (reference_key text, organization_id uuid, source text, reference text, listing_id uuid, content_hash text)
    order by reference_key
    on conflict (reference_key) do nothing
    returning reference_key`.execute(tx);
  return new Set(claimed.rows.map((row) => row.reference_key));
};

export const rehashReferences = async (tx: Tx, rows: readonly ReferenceRow[]): Promise<void> => {
  if (rows.length === 0) return;
  await sql`
    insert into listing_references (reference_key, organization_id, source, reference, listing_id, content_hash)
    select reference_key, organization_id, source, reference, listing_id, content_hash
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (reference_key text, organization_id uuid, source text, reference text, listing_id uuid, content_hash text)
    order by reference_key
    on conflict (reference_key) do update set content_hash = excluded.content_hash`.execute(tx);
};

export type ImportedBefore = {
  readonly listing_id: string;
  readonly state: ListingState;
  readonly revision: number;
  readonly version: number | null;
  readonly layers: Readonly<Record<string, Layer>>;
  readonly audience: 'public' | 'members';
  readonly title: Localized | null;
  readonly body: AnyBody;
};

export const importedBefore = async (tx: Tx, ids: readonly string[]): Promise<Map<string, ImportedBefore>> => {
  if (ids.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('listings')
    .select(['listing_id', 'state', 'revision', 'version', 'layers', 'audience', 'title', 'body'])
    .where('listing_id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.listing_id, row]));
};

/** A card as it is written by an import; columns of `listings`, JSON-safe. */
export type ImportRow = {
  readonly listing_id: string;
  readonly kind: string;
  readonly organization_id: string;
  readonly state: string;
  readonly title: unknown;
  readonly body: unknown;
  readonly layers: unknown;
  readonly audience: string;
  readonly revision: number;
  readonly version: number | null;
  readonly sectors: readonly string[];
  readonly region: string | null;
  readonly country: string | null;
  readonly trl_min: number | null;
  readonly trl_max: number | null;
  readonly amount_min: string | null;
  readonly amount_max: string | null;
  readonly amount_currency: string | null;
  readonly deadline: string | null;
  readonly published_at: Date | null;
  readonly confirmed_at: Date | null;
  readonly expires_at: Date | null;
  readonly review_reason: string | null;
  readonly review_since: Date | null;
  readonly source: string;
  readonly reference: string;
  readonly example: boolean;
  readonly created_by: string | null;
  readonly now: Date;
};

/**
 * Adds and changes cards in one statement. A changed one must still have the revision that was read (one less than
 * the new one); answers how many were written, and the caller tries the whole batch again when some were not.
 */
export const writeImported = async (tx: Tx, rows: readonly ImportRow[]): Promise<number> => {
  if (rows.length === 0) return 0;
  const result = await sql`
    insert into listings (listing_id, kind, organization_id, state, title, body, layers, audience, revision, version, held, sectors, region, country, trl_min, trl_max, amount_min, amount_max,
      amount_currency, deadline, published_at, confirmed_at, expires_at, review_reason, review_since, source, reference, example, created_by, created_at, updated_at, saved_at)
    select listing_id, kind, organization_id, state, title, body, layers, audience, revision, version, false, sectors, region, country, trl_min, trl_max, amount_min, amount_max,
      amount_currency, deadline, published_at, confirmed_at, expires_at, review_reason, review_since, source, reference, example, created_by, "now", "now", "now"
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (listing_id uuid, kind text, organization_id uuid, state text, title jsonb, body jsonb, layers jsonb, audience text, revision integer, version integer,
      sectors text[], region text, country text, trl_min smallint, trl_max smallint, amount_min bigint, amount_max bigint, amount_currency text, deadline date, published_at timestamptz, confirmed_at timestamptz,
      expires_at timestamptz, review_reason text, review_since timestamptz, source text, reference text, example boolean, created_by uuid, "now" timestamptz)
    on conflict (listing_id) do update set state = excluded.state, title = excluded.title, body = excluded.body, revision = excluded.revision, version = excluded.version,
      sectors = excluded.sectors, region = excluded.region, country = excluded.country, trl_min = excluded.trl_min, trl_max = excluded.trl_max, amount_min = excluded.amount_min, amount_max = excluded.amount_max,
      amount_currency = excluded.amount_currency, deadline = excluded.deadline, published_at = coalesce(listings.published_at, excluded.published_at), confirmed_at = excluded.confirmed_at,
      expires_at = excluded.expires_at, reminded_at = null, review_reason = coalesce(listings.review_reason, excluded.review_reason), review_since = coalesce(listings.review_since, excluded.review_since),
      updated_at = excluded.updated_at, saved_at = excluded.saved_at
    where listings.revision = excluded.revision - 1`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
};

/** Lays a face beside a card that is out, as an editor's save does. Answers whether the card still had the revision that was read. */
export const layAside = async (tx: Tx, id: string, revision: number, working: Face, now: Date): Promise<boolean> => {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('listings')
    .set({ working: JSON.stringify(working), revision: revision + 1, saved_at: now })
    .where('listing_id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** Keeps the version of each card that went out, as it was just written. */
export const writeImportedVersions = async (tx: Tx, ids: readonly string[], publishedBy: string | null, publishedAt: Date): Promise<void> => {
  if (ids.length === 0) return;
  await sql`
    insert into listing_versions (listing_id, version, title, body, layers, audience, published_at, published_by)
    select listing_id, version, title, body, layers, audience, ${publishedAt}::timestamptz, ${publishedBy}::uuid
    from listings where listing_id = any(${[...ids]}::uuid[])`.execute(tx);
};
