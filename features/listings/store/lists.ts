/** Cards in numbers: pages by keyset, the faces of lists, what the index reads. */
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import type { ListingKind } from '../contract/bodies.ts';
import type { ListingState } from '../contract/cards.ts';
import type { Facts } from '../domain/facts.ts';
import type { Listing } from '../domain/listing.ts';
import { amountOfRow, factsOfRow, listingOf, tables } from './tables.ts';

/** What a line of a list needs: no body. `amountLayer`: the layer that the owner gave the field of the amount, if any. */
export type CardRow = Pick<
  Listing,
  'id' | 'kind' | 'organizationId' | 'state' | 'title' | 'layers' | 'audience' | 'publishedAt' | 'expiresAt' | 'updatedAt' | 'savedAt' | 'example'
> & {
  readonly facts: Facts;
  readonly summary: Localized | null;
  readonly keywords: readonly string[];
  readonly reviewReason: Listing['reviewReason'];
  readonly reviewSince: Date | null;
};

const cards = (tx: Tx) =>
  tables(tx)
    .selectFrom('listings')
    .select([
      'listing_id',
      'kind',
      'organization_id',
      'state',
      'title',
      'layers',
      'audience',
      'published_at',
      'expires_at',
      'updated_at',
      'saved_at',
      'example',
      'sectors',
      'region',
      'country',
      'trl_min',
      'trl_max',
      'amount_min',
      'amount_max',
      'amount_currency',
      'deadline',
      'review_reason',
      'review_since',
      sql<Localized | null>`body -> 'summary'`.as('summary'),
      sql<readonly string[] | null>`body -> 'keywords'`.as('keywords'),
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof cards>['execute']>>[number];

const cardOf = (row: Row): CardRow => ({
  id: row.listing_id,
  kind: row.kind,
  organizationId: row.organization_id,
  state: row.state,
  title: row.title,
  layers: row.layers,
  audience: row.audience,
  publishedAt: row.published_at,
  expiresAt: row.expires_at,
  updatedAt: row.updated_at,
  savedAt: row.saved_at,
  example: row.example,
  facts: {
    sectors: row.sectors,
    region: row.region,
    country: row.country,
    trlMin: row.trl_min,
    trlMax: row.trl_max,
    amount: amountOfRow(row),
    deadline: row.deadline,
  },
  summary: row.summary,
  keywords: row.keywords ?? [],
  reviewReason: row.review_reason,
  reviewSince: row.review_since,
});

/** Written so that no index on the expiry answers it: a database without fresh statistics would read everything that is live and sort it. */
const isLive = (at: Date) => sql<boolean>`coalesce(expires_at, 'infinity') > ${at}::timestamptz`;

/** Faces of these cards in any state, in no order. */
export const cardRowsByIds = async (tx: Tx, ids: readonly string[]): Promise<CardRow[]> =>
  ids.length === 0 ? [] : (await cards(tx).where('listing_id', 'in', ids).execute()).map(cardOf);

/** One organization's cards, newest first. */
export const pageOfOrganization = async (
  tx: Tx,
  organizationId: string,
  filter: {
    readonly states: readonly ListingState[] | undefined;
    readonly kinds: readonly ListingKind[] | undefined;
    readonly liveAt?: Date;
    readonly audience?: 'public';
  },
  after: string | null,
  limit: number,
): Promise<CardRow[]> => {
  let query = cards(tx).where('organization_id', '=', organizationId);
  if (filter.liveAt !== undefined) query = query.where('state', '=', 'published').where(isLive(filter.liveAt));
  else if (filter.states !== undefined) query = query.where('state', 'in', filter.states);
  if (filter.audience !== undefined) query = query.where('audience', '=', filter.audience);
  if (filter.kinds !== undefined) query = query.where('kind', 'in', filter.kinds);
  if (after !== null) query = query.where('listing_id', '<', after);
  return (await query.orderBy('listing_id', 'desc').limit(limit).execute()).map(cardOf);
};

export type Place = { readonly at: Date; readonly id: string };

/** What is out and waits for the secretariat, longest waiting first. */
export const pageOfReviews = async (tx: Tx, after: Place | null, limit: number): Promise<CardRow[]> => {
  let query = cards(tx).where('state', '=', 'published').where('review_reason', 'is not', null);
  if (after !== null) query = query.where(sql<boolean>`(review_since, listing_id) > (${after.at}::timestamptz, ${after.id}::uuid)`);
  return (await query.orderBy('review_since').orderBy('listing_id').limit(limit).execute()).map(cardOf);
};

export type Whole = { readonly listing: Listing; readonly facts: Facts };

/** Whole cards that are out, in no order. */
export const publishedRows = async (tx: Tx, ids: readonly string[]): Promise<Whole[]> =>
  ids.length === 0
    ? []
    : (await tables(tx).selectFrom('listings').selectAll().where('listing_id', 'in', ids).where('state', '=', 'published').execute()).map((row) => ({
        listing: listingOf(row),
        facts: factsOfRow(row),
      }));

/** Whole cards that are out, in the order of their ids. */
export const publishedRowsAfter = async (
  tx: Tx,
  after: string | null,
  limit: number,
  filter: { kinds?: readonly ListingKind[] | undefined; organizationId?: string | undefined } = {},
): Promise<Whole[]> => {
  let query = tables(tx).selectFrom('listings').selectAll().where('state', '=', 'published');
  if (filter.kinds !== undefined) query = query.where('kind', 'in', filter.kinds);
  if (filter.organizationId !== undefined) query = query.where('organization_id', '=', filter.organizationId);
  if (after !== null) query = query.where('listing_id', '>', after);
  return (await query.orderBy('listing_id').limit(limit).execute()).map((row) => ({ listing: listingOf(row), facts: factsOfRow(row) }));
};

export const idsOfOrganization = async (tx: Tx, organizationId: string, after: string | null, limit: number): Promise<string[]> => {
  let query = tables(tx).selectFrom('listings').select('listing_id').where('organization_id', '=', organizationId);
  if (after !== null) query = query.where('listing_id', '>', after);
  return (await query.orderBy('listing_id').limit(limit).execute()).map((row) => row.listing_id);
};

/** How many are out, by kind, audience and organization; `example` when any of them is one. */
export const countOut = (tx: Tx): Promise<{ kind: ListingKind; audience: 'public' | 'members'; organization_id: string; count: number; example: boolean }[]> =>
  tables(tx)
    .selectFrom('listings')
    .select(['kind', 'audience', 'organization_id', sql<number>`count(*)::integer`.as('count'), sql<boolean>`bool_or(example)`.as('example')])
    .where('state', '=', 'published')
    .groupBy(['kind', 'audience', 'organization_id'])
    .execute();

/** Cards whose time is up, or (with `remind`) comes up and nobody was told yet. */
export const dueListings = async (tx: Tx, before: Date, remind: boolean, limit: number): Promise<string[]> => {
  let query = tables(tx).selectFrom('listings').select('listing_id').where('state', '=', 'published').where('expires_at', '<=', before);
  if (remind) query = query.where('reminded_at', 'is', null);
  return (await query.orderBy('expires_at').orderBy('listing_id').limit(limit).execute()).map((row) => row.listing_id);
};
