/** Steps that keep a card out: shown again after a pause, confirmed as still true. Both start its term anew. */
import type { Context } from '@tongtu/platform/context';
import { expiresAt, isPast } from '../domain/expiry.ts';
import { faceOf, workingFace, type Listing } from '../domain/listing.ts';
import { keepVersion, published } from './go-out.ts';
import { takeStep } from './step.ts';

const anew = (listing: Listing, now: Date): Partial<Listing> => ({ confirmedAt: now, expiresAt: expiresAt(listing.kind, listing.body, now), remindedAt: null });

/** A card that expired is brought up to date before it is shown again: its changes go out with it. What the secretariat shows again goes out as it was; it does not approve for the owner. */
const bringsChanges = (listing: Listing): boolean => !listing.held && listing.working !== null;

export const resumeListing = (context: Context, id: string) =>
  takeStep(context, id, {
    action: 'resume',
    face: (listing) => (bringsChanges(listing) ? workingFace(listing) : faceOf(listing)),
    change: (listing, { now }) => ({
      ...(bringsChanges(listing) ? published(listing, { now }) : anew(listing, now)),
      stateReason: null,
      held: false,
      updatedAt: now,
    }),
    showsNewFace: true,
    also: async (before, after, inside) => {
      if (bringsChanges(before)) await keepVersion(after, inside);
    },
    changed: (after) => ({ version: after.version }),
  });

/** What has a deadline that passed is not true any more; its deadline is changed and published instead. */
export const confirmListing = (context: Context, id: string) =>
  takeStep(context, id, {
    action: 'confirm',
    face: faceOf,
    refuse: async ({ body }, { now }) =>
      'deadline' in body && body.deadline !== undefined && isPast(body.deadline, now)
        ? {
            kind: 'listing-incomplete',
            details: { missing: [{ kind: 'deadline-past', field: 'body.deadline' }] },
            errors: [{ kind: 'missing-deadline-past', field: 'body.deadline' }],
          }
        : undefined,
    change: (listing, { now }) => anew(listing, now),
  });
