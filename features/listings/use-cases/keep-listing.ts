/** Steps that keep a card out: shown again after a pause, confirmed as still true. Both start its term anew. */
import type { Context } from '@tongtu/platform/context';
import { expiresAt } from '../domain/expiry.ts';
import { faceOf, type Listing } from '../domain/listing.ts';
import { takeStep } from './step.ts';

const anew = (listing: Listing, now: Date): Partial<Listing> => ({ confirmedAt: now, expiresAt: expiresAt(listing.kind, listing.body, now), remindedAt: null });

export const resumeListing = (context: Context, id: string) =>
  takeStep(context, id, {
    action: 'resume',
    face: faceOf,
    change: (listing, { now }) => ({ ...anew(listing, now), stateReason: null, held: false, updatedAt: now }),
  });

export const confirmListing = (context: Context, id: string) =>
  takeStep(context, id, { action: 'confirm', face: faceOf, change: (listing, { now }) => anew(listing, now) });
