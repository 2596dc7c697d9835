/**
 * The working face becomes the public one: a version keeps it as it is, and its files go out with it. All in the
 * transaction of the step; a crash before the commit leaves nothing of it, after the commit the index learns of it from the event.
 */
import type { Context } from '@tongtu/platform/context';
import { expiresAt } from '../domain/expiry.ts';
import { workingFace, type Listing } from '../domain/listing.ts';
import { insertVersion, publishAttachments } from '../store/listings.ts';

/** What a card that goes out looks like from now on. A card that still waits for the secretariat's look keeps its place there. */
export const published = (listing: Listing, { now }: Pick<Context, 'now'>): Partial<Listing> => {
  const face = workingFace(listing);
  const waits = listing.reviewReason !== null;
  return {
    ...face,
    working: null,
    version: (listing.version ?? 0) + 1,
    publishedAt: listing.publishedAt ?? now,
    confirmedAt: now,
    expiresAt: expiresAt(listing.kind, face.body, now),
    remindedAt: null,
    stateReason: null,
    returnedReason: null,
    updatedAt: now,
    reviewReason: waits ? listing.reviewReason : listing.version === null ? 'new' : 'changed',
    reviewSince: waits ? listing.reviewSince : now,
  };
};

/** Keeps the version that `published` began. */
export const keepVersion = async (after: Listing, { tx, reader, now }: Context): Promise<void> => {
  await insertVersion(tx, { ...after, listingId: after.id, version: after.version ?? 1, publishedAt: now, publishedBy: reader.personId ?? null });
  await publishAttachments(tx, after.id);
};
