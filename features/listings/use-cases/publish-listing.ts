/**
 * Publishes a submitted card, or the changes of a published one. In one transaction: the working face becomes the public
 * one, a version keeps it as it is, its files go out with it, and the news is announced. A crash before the commit leaves
 * nothing of it; after the commit the index learns of it from the event.
 */
import type { Context } from '@tongtu/platform/context';
import { expiresAt } from '../domain/expiry.ts';
import { hasChanges, workingFace, type Listing } from '../domain/listing.ts';
import { insertVersion, listAttachments, publishAttachments } from '../store/listings.ts';
import { takeStep } from './step.ts';

/** What a card that goes out looks like from now on. */
const published = (listing: Listing, { now }: Context): Partial<Listing> => {
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

export const publishListing = (context: Context, id: string) =>
  takeStep(context, id, {
    action: 'publish',
    face: workingFace,
    // A second click publishes nothing twice.
    refuse: async (listing, { tx }) =>
      listing.state === 'published' && !hasChanges(listing, await listAttachments(tx, id))
        ? { kind: 'wrong-state', details: { state: listing.state, action: 'publish', why: 'no-changes' } }
        : undefined,
    change: published,
    showsNewFace: true,
    also: async (_, after, { tx, reader, now }) => {
      await insertVersion(tx, { ...after, listingId: id, version: after.version ?? 1, publishedAt: now, publishedBy: reader.personId ?? null });
      await publishAttachments(tx, id);
    },
    changed: (after) => ({ version: after.version }),
  });
