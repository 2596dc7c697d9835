/**
 * One card: what an organization offers or seeks. What readers see is the face; while
 * a card is out, changes gather in a second face beside it (`working`) and replace the
 * first only when somebody publishes them. So a half-written sentence is never public,
 * and a version is exactly what the public saw.
 */
import type { Localized } from '@tongtu/kernel/localized';
import type { AnyBody, ListingKind } from '../contract/bodies.ts';
import type { Layer, ListingState } from '../contract/cards.ts';

export type { AnyBody, ListingBody, ListingKind, Measure } from '../contract/bodies.ts';
export type { Layer, ListingState } from '../contract/cards.ts';

/** Who may find a published card at all: everybody, or members of verified organizations. */
export type Audience = 'public' | 'members';

/** What is edited, published and kept as a version. */
export type Face = {
  readonly title: Localized | null;
  /** Fields of the kind's body (contract/bodies.ts); absent ones were not filled in. */
  readonly body: AnyBody;
  /** Only where a field lies in another layer than its default. */
  readonly layers: Readonly<Record<string, Layer>>;
  readonly audience: Audience;
};

/** Why a published card waits for the secretariat's look. */
export type ReviewReason = 'new' | 'changed' | 'incomplete-import';

export type Listing = Face & {
  readonly id: string;
  readonly kind: ListingKind;
  readonly organizationId: string;
  readonly state: ListingState;
  /** Unpublished changes of a card that is out. */
  readonly working: Face | null;
  /** Grows with every change; an editor sends back the one that he read. */
  readonly revision: number;
  /** Of the last publication; null before the first. */
  readonly version: number | null;
  readonly returnedReason: string | null;
  /** Why it was paused, closed or withdrawn; `expired` when nobody confirmed it. */
  readonly stateReason: string | null;
  /** The secretariat paused it: only the secretariat shows it again. */
  readonly held: boolean;
  /** Of the first publication: a small change does not make a card new. */
  readonly publishedAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly reviewReason: ReviewReason | null;
  readonly reviewSince: Date | null;
  readonly reviewedAt: Date | null;
  /** When its organization was last told that it expires. */
  readonly remindedAt: Date | null;
  readonly source: string | null;
  readonly reference: string | null;
  readonly example: boolean;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  /** Of what readers see. */
  readonly updatedAt: Date;
  /** Of the working copy. */
  readonly savedAt: Date;
};

/** A file that hangs on a card. */
export type Attachment = {
  readonly id: string;
  readonly listingId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** Content hash: the name of the file in the store. */
  readonly sha256: string;
  readonly layer: Layer;
  /** False until the publication that first carries it. */
  readonly published: boolean;
  readonly addedAt: Date;
};

/** A published version, as it was. */
export type Version = Face & {
  readonly listingId: string;
  readonly version: number;
  readonly publishedAt: Date;
  readonly publishedBy: string | null;
};

/** A request for the on-request layer, made by a person in the name of an organization. */
export type AccessRequest = {
  readonly id: string;
  readonly listingId: string;
  /** Owner of the card: who answers. */
  readonly organizationId: string;
  readonly askerPersonId: string;
  readonly askerOrganizationId: string;
  readonly purpose: string;
  readonly state: 'asked' | 'granted' | 'declined';
  readonly askedAt: Date;
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
  readonly reason: string | null;
};

/** The face that editors work on: the unpublished changes, or the card itself where there are none. */
export const workingFace = (listing: Listing): Face => listing.working ?? faceOf(listing);

/** The face alone. */
export const faceOf = ({ title, body, layers, audience }: Face): Face => ({ title, body, layers, audience });

/** Once out, changes gather beside the card. */
export const wasPublished = (listing: Listing): boolean => listing.version !== null;

/** A published or paused card has something that the public has not seen. */
export const hasChanges = (listing: Listing, attachments: readonly Attachment[] = []): boolean =>
  wasPublished(listing) && (listing.working !== null || attachments.some((a) => !a.published));
