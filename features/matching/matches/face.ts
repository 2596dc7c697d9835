/** A card as far as a reader may see it: the only thing that matching looks at. */
import type { PublishedListing } from '@tongtu/listings';
import type { AchievementBody, FacilityBody, FundBody, Layer, ListingKind, NeedBody } from '@tongtu/listings/contract';
import type { Localized } from '@tongtu/kernel/localized';
import { textOfField } from '../index/document-of.ts';

export type Body = AchievementBody & NeedBody & FacilityBody & FundBody;
export type Face = {
  readonly id: string;
  readonly kind: ListingKind;
  readonly title: Localized;
  /** Fields of any kind; those that the kind has not, or that the reader may not see, are absent. */
  readonly body: Partial<Body>;
  readonly sectors: readonly string[];
  readonly region: string | null;
};

type Whole = Pick<PublishedListing, 'id' | 'kind' | 'title' | 'body' | 'layers' | 'sectors' | 'region'>;

export const faceOf = (listing: Whole, readable: ReadonlySet<Layer>): Face => ({
  id: listing.id,
  kind: listing.kind,
  title: listing.title,
  body: Object.fromEntries(Object.entries(listing.body).filter(([field]) => readable.has(listing.layers[field] ?? 'on-request'))) as Partial<Body>,
  sectors: listing.sectors,
  region: listing.region,
});

/** All running text of the face, the most telling first. */
export const textsOf = ({ title, body }: Face): string[] =>
  [
    title.zh,
    title.en,
    body.summary?.zh,
    body.summary?.en,
    (body.keywords ?? []).join('\n'),
    ...Object.entries(body).map(([field, value]) => textOfField(field, value)),
  ].filter((text): text is string => text !== undefined && text !== '');
