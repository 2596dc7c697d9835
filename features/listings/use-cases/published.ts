/** Whole published cards for the floors above: the index and matching. They choose by layer what a reader sees of them. */
import { organizationCardsByIds } from '@tongtu/parties';
import type { OrganizationCard } from '@tongtu/parties/contract';
import type { Context, Tx } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import type { Reader } from '@tongtu/kernel/reader';
import { ok, type Result } from '@tongtu/kernel/result';
import type { AnyBody, ListingKind } from '../contract/bodies.ts';
import { layers as allLayers, type Layer, type ListingState } from '../contract/cards.ts';
import { clearanceOf, completeLayers, sees } from '../domain/disclosure.ts';
import type { Audience } from '../domain/listing.ts';
import { countOut, publishedRows, publishedRowsAfter, type Whole } from '../store/lists.ts';
import { seenListing } from './find.ts';

export type PublishedListing = {
  readonly id: string;
  readonly kind: ListingKind;
  readonly organizationId: string;
  readonly title: Localized;
  /** The full published body; `layers` says who may read which field of it. */
  readonly body: AnyBody;
  /** Every field of the kind → its layer. */
  readonly layers: Readonly<Record<string, Layer>>;
  readonly audience: Audience;
  readonly sectors: readonly string[];
  /** Of the card, or of its organization where the card names no place. */
  readonly region: string | null;
  readonly country: string | null;
  readonly trlMin: number | null;
  readonly trlMax: number | null;
  /** Minor units; in the layer of the field that it stands in (fundingWanted, budget, ticket). */
  readonly amountMin: bigint | null;
  readonly amountMax: bigint | null;
  readonly amountCurrency: string | null;
  readonly deadline: string | null;
  readonly version: number;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
  readonly expiresAt: Date | null;
  readonly example: boolean;
};

export const publishedOf = ({ listing, facts }: Whole): PublishedListing => ({
  id: listing.id,
  kind: listing.kind,
  organizationId: listing.organizationId,
  title: listing.title ?? {},
  body: listing.body,
  layers: completeLayers(listing.kind, listing.layers),
  audience: listing.audience,
  sectors: facts.sectors,
  region: facts.region,
  country: facts.country,
  trlMin: facts.trlMin,
  trlMax: facts.trlMax,
  amountMin: facts.amount?.min ?? null,
  amountMax: facts.amount?.max ?? null,
  amountCurrency: facts.amount?.currency ?? null,
  deadline: facts.deadline,
  version: listing.version ?? 0,
  publishedAt: listing.publishedAt ?? listing.createdAt,
  updatedAt: listing.updatedAt,
  expiresAt: listing.expiresAt,
  example: listing.example,
});

/** A suspended organization's cards are not out, though their state stays. */
const ofVerified = async (tx: Tx, rows: readonly Whole[]): Promise<Whole[]> => {
  const ids = [...new Set(rows.map((row) => row.listing.organizationId))];
  const organizations: ReadonlyMap<string, OrganizationCard> = ids.length === 0 ? new Map() : await organizationCardsByIds(tx, ids);
  return rows.filter((row) => organizations.get(row.listing.organizationId)?.state === 'verified');
};

/** Those of the cards that are out, in no order; with `now`, also without what expired since the last hourly sweep. */
export const publishedByIds = async (tx: Tx, ids: readonly string[], now?: Date): Promise<readonly PublishedListing[]> =>
  (await ofVerified(tx, await publishedRows(tx, ids)))
    .filter(({ listing }) => now === undefined || listing.expiresAt === null || listing.expiresAt > now)
    .map(publishedOf);

/** The next `limit` cards that are out, by id; fewer only at the end. */
export const publishedAfter = async (
  tx: Tx,
  afterId: string | null,
  limit: number,
  filter: { readonly kinds?: readonly ListingKind[] | undefined; readonly organizationId?: string | undefined } = {},
): Promise<readonly PublishedListing[]> => {
  const found: PublishedListing[] = [];
  let after = afterId;
  while (found.length < limit) {
    const rows = await publishedRowsAfter(tx, after, limit, filter);
    found.push(...(await ofVerified(tx, rows)).map(publishedOf));
    if (rows.length < limit) break;
    after = rows.at(-1)!.listing.id;
  }
  // What was read beyond the limit is read again by the next call.
  return found.slice(0, limit);
};

/** Cards that are out, of whatever organization; for progress, not for people. */
export const countPublished = async (tx: Tx): Promise<number> => (await countOut(tx)).reduce((sum, row) => sum + row.count, 0);

/** The layers of an organization's cards that a reader sees. `granted`: his request for this card was granted. */
export const visibleLayers = (reader: Reader, { organizationId }: { readonly organizationId: string }, granted: boolean): ReadonlySet<Layer> => {
  const clearance = clearanceOf(reader, organizationId, granted);
  return new Set(allLayers.filter((layer) => sees(clearance, layer)));
};

export type ReadableListing = {
  readonly listing: PublishedListing & { readonly state: ListingState };
  readonly mayReadAll: boolean;
  readonly readableLayers: ReadonlySet<Layer>;
};

/** A card to match from, in any state that the reader may see; a draft by what is written so far. Kind `listing-not-found`. */
export const listingForReader = async (context: Context, id: string): Promise<Result<ReadableListing>> => {
  const seen = await seenListing(context, id);
  if (!seen.ok) return seen;
  const { listing, clearance, access } = seen.value;
  return ok({
    listing: { ...publishedOf(seen.value), state: listing.state },
    mayReadAll: clearance === 'on-request',
    readableLayers: visibleLayers(context.reader, listing, access === 'granted'),
  });
};
