/** Tables of listings as Kysely sees them, and the way between a row and the domain's card. */
import type { ColumnType, Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import type { AnyBody, ListingKind } from '../contract/bodies.ts';
import type { Layer, ListingState } from '../contract/cards.ts';
import type { Amount, Facts } from '../domain/facts.ts';
import type { Audience, Face, Listing, ReviewReason } from '../domain/listing.ts';

/** jsonb: read as a value, written as text. */
type Json<T> = ColumnType<T, null extends T ? string | null : string, null extends T ? string | null : string>;

export type ListingsTable = {
  listing_id: string;
  kind: ListingKind;
  organization_id: string;
  state: ListingState;
  title: Json<Localized | null>;
  body: Json<AnyBody>;
  layers: Json<Record<string, Layer>>;
  audience: Audience;
  working: Json<Face | null>;
  revision: number;
  version: number | null;
  returned_reason: string | null;
  state_reason: string | null;
  held: boolean;
  sectors: string[];
  region: string | null;
  country: string | null;
  trl_min: number | null;
  trl_max: number | null;
  amount_min: bigint | null;
  amount_max: bigint | null;
  amount_currency: string | null;
  deadline: string | null;
  published_at: Date | null;
  confirmed_at: Date | null;
  expires_at: Date | null;
  reminded_at: Date | null;
  review_reason: ReviewReason | null;
  review_since: Date | null;
  reviewed_at: Date | null;
  source: string | null;
  reference: string | null;
  example: boolean;
  created_by: string | null;
  created_at: Date;
  updated_at: Date;
  saved_at: Date;
};

export type Tables = {
  listings: ListingsTable;
  listing_versions: {
    listing_id: string;
    version: number;
    title: Json<Localized>;
    body: Json<AnyBody>;
    layers: Json<Record<string, Layer>>;
    audience: Audience;
    published_at: Date;
    published_by: string | null;
  };
  listing_attachments: {
    listing_id: string;
    attachment_id: string;
    name: string;
    media_type: string;
    size: bigint;
    sha256: string;
    layer: Layer;
    published: boolean;
    added_at: Date;
    added_by: string | null;
  };
  access_requests: {
    listing_id: string;
    request_id: string;
    organization_id: string;
    asker_person_id: string;
    asker_organization_id: string;
    purpose: string;
    state: 'asked' | 'granted' | 'declined';
    asked_at: Date;
    answered_at: Date | null;
    answered_by: string | null;
    reason: string | null;
  };
  listing_references: { reference_key: string; organization_id: string; source: string; reference: string; listing_id: string; content_hash: string };
};

export const tables = (tx: Tx) => tx.withTables<Tables>();

/** A row as it comes out of `select *`. */
export type ListingRow = Selectable<ListingsTable>;

export const listingOf = (row: ListingRow): Listing => ({
  id: row.listing_id,
  kind: row.kind,
  organizationId: row.organization_id,
  state: row.state,
  title: row.title,
  body: row.body,
  layers: row.layers,
  audience: row.audience,
  working: row.working,
  revision: row.revision,
  version: row.version,
  returnedReason: row.returned_reason,
  stateReason: row.state_reason,
  held: row.held,
  publishedAt: row.published_at,
  confirmedAt: row.confirmed_at,
  expiresAt: row.expires_at,
  remindedAt: row.reminded_at,
  reviewReason: row.review_reason,
  reviewSince: row.review_since,
  reviewedAt: row.reviewed_at,
  source: row.source,
  reference: row.reference,
  example: row.example,
  createdBy: row.created_by,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  savedAt: row.saved_at,
});

const jsonOrNull = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));

/** Columns of a card that change over its life. */
export const columnsOf = (listing: Listing) => ({
  state: listing.state,
  title: jsonOrNull(listing.title),
  body: JSON.stringify(listing.body),
  layers: JSON.stringify(listing.layers),
  audience: listing.audience,
  working: jsonOrNull(listing.working),
  revision: listing.revision,
  version: listing.version,
  returned_reason: listing.returnedReason,
  state_reason: listing.stateReason,
  held: listing.held,
  published_at: listing.publishedAt,
  confirmed_at: listing.confirmedAt,
  expires_at: listing.expiresAt,
  reminded_at: listing.remindedAt,
  review_reason: listing.reviewReason,
  review_since: listing.reviewSince,
  reviewed_at: listing.reviewedAt,
  updated_at: listing.updatedAt,
  saved_at: listing.savedAt,
});

/** Columns drawn out of the published face. */
export const factColumns = (facts: Facts) => ({
  sectors: [...facts.sectors],
  region: facts.region,
  country: facts.country,
  trl_min: facts.trlMin,
  trl_max: facts.trlMax,
  amount_min: facts.amount?.min ?? null,
  amount_max: facts.amount?.max ?? null,
  amount_currency: facts.amount?.currency ?? null,
  deadline: facts.deadline,
});

export const amountOfRow = (row: Pick<ListingRow, 'amount_min' | 'amount_max' | 'amount_currency'>): Amount | null =>
  row.amount_currency === null ? null : { min: row.amount_min, max: row.amount_max, currency: row.amount_currency };

export const factsOfRow = (row: ListingRow): Facts => ({
  sectors: row.sectors,
  region: row.region,
  country: row.country,
  trlMin: row.trl_min,
  trlMax: row.trl_max,
  amount: amountOfRow(row),
  deadline: row.deadline,
});
