/** What nobody confirmed goes out of sight, and its organization hears of it before and then. Each card in a transaction of its own: one that fails stops no other. */
import { announce, type Context } from '@tongtu/platform/context';
import { listingLifecycle } from '../domain/listing-lifecycle.ts';
import { reminderFrom } from '../domain/expiry.ts';
import { editorRoles } from '../policy.ts';
import { lockListing, updateListing } from '../store/listings.ts';
import { tell } from './letters.ts';

/** Pauses the card if its time is still up; answers whether it did. */
export const expireListing = async (context: Context, id: string): Promise<boolean> => {
  const listing = await lockListing(context.tx, id);
  // Confirmed in the meantime.
  if (listing === undefined || listing.expiresAt === null || listing.expiresAt > context.now) return false;
  const next = listingLifecycle.next(listing.state, 'expire');
  if (!next.ok) return false;
  await updateListing(context.tx, { ...listing, state: next.value, stateReason: 'expired', revision: listing.revision + 1, updatedAt: context.now });
  await announce(context, {
    kind: 'listing-expired',
    subject: { type: 'listing', id },
    organizationId: listing.organizationId,
    changed: { from: listing.state, to: next.value },
  });
  // Imported cards would make a letter a row; their importers read the list instead.
  if (listing.source === null) await tell(context, 'listing-expired', listing, { organizationId: listing.organizationId, roles: editorRoles[listing.kind] });
  return true;
};

/** Reminds once a term; answers whether it did. */
export const remindOfExpiry = async (context: Context, id: string): Promise<boolean> => {
  const listing = await lockListing(context.tx, id);
  if (listing?.state !== 'published' || listing.expiresAt === null || listing.remindedAt !== null || reminderFrom(listing.expiresAt) > context.now)
    return false;
  await updateListing(context.tx, { ...listing, remindedAt: context.now });
  if (listing.source === null)
    await tell(
      context,
      'listing-expiring',
      listing,
      { organizationId: listing.organizationId, roles: editorRoles[listing.kind] },
      { until: listing.expiresAt.toISOString().slice(0, 10) },
    );
  return true;
};
