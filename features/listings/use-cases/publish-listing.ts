/** Publishes a submitted card, or the changes of a published one. */
import type { Context } from '@tongtu/platform/context';
import { hasChanges, workingFace } from '../domain/listing.ts';
import { listAttachments } from '../store/listings.ts';
import { keepVersion, published } from './go-out.ts';
import { takeStep } from './step.ts';

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
    also: (_, after, inside) => keepVersion(after, inside),
    changed: (after) => ({ version: after.version }),
  });
