/** Steps that take a card out of sight: paused for a while, closed because its purpose is met, withdrawn for good. Each wants a reason. */
import type { Context } from '@tongtu/platform/context';
import { membershipIn } from '@tongtu/kernel/reader';
import { faceOf, type Listing } from '../domain/listing.ts';
import { approverRoles } from '../policy.ts';
import { tell } from './letters.ts';
import { takeStep } from './step.ts';

/** Somebody from outside the organization acted on its card: its approvers are told why. */
const tellOwner = async (after: Listing, context: Context, reason: string): Promise<void> => {
  if (membershipIn(context.reader, after.organizationId) === undefined)
    await tell(context, 'listing-held', after, { organizationId: after.organizationId, roles: approverRoles }, { reason });
};

/** The secretariat's pause holds: only the secretariat ends it. */
export const pauseListing = (context: Context, id: string, reason: string) =>
  takeStep(context, id, {
    action: 'pause',
    face: faceOf,
    change: (listing, { reader, now }) => ({ stateReason: reason, updatedAt: now, held: membershipIn(reader, listing.organizationId) === undefined }),
    also: (_, after, inside) => tellOwner(after, inside, reason),
  });

export const closeListing = (context: Context, id: string, reason: string) =>
  takeStep(context, id, {
    action: 'close',
    face: faceOf,
    change: (_, { now }) => ({ stateReason: reason, updatedAt: now }),
    also: (_, after, inside) => tellOwner(after, inside, reason),
  });

export const withdrawListing = (context: Context, id: string, reason: string) =>
  takeStep(context, id, { action: 'withdraw', face: faceOf, change: (_, { now }) => ({ stateReason: reason, updatedAt: now }) });
