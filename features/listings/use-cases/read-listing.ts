/** One card as far as its reader may see it. */
import type { Context } from '@tongtu/platform/context';
import { ok, type Result } from '@tongtu/kernel/result';
import { disclose, discloseAttachments, layerOf, sees, type Disclosed } from '../domain/disclosure.ts';
import { hasChanges, type Attachment, type Layer } from '../domain/listing.ts';
import { actionsOf, mayAskAccess, mayReadWorkingCopy } from '../policy.ts';
import { listAttachments } from '../store/listings.ts';
import { seenListing, type Seen } from './find.ts';

export type ListingView = Seen & { readonly disclosed: Disclosed; readonly attachments: readonly Attachment[]; readonly actions: readonly string[] };

/** A member of another verified organization may ask, where there is something to ask for. */
const mayAsk = (context: Context, { listing, access }: Seen, files: readonly Attachment[]): boolean => {
  const closed = (layer: Layer): boolean => !sees('members', layer);
  const hasClosed =
    Object.keys(listing.body).some((field) => closed(layerOf(listing.kind, field, listing.layers))) ||
    files.some((file) => file.published && closed(file.layer));
  return (
    hasClosed &&
    (access === 'none' || access === 'declined') &&
    context.reader.memberships.some((m) => mayAskAccess(context.reader, listing.organizationId, m.organizationId))
  );
};

/** Kind `listing-not-found`. */
export const readListing = async (context: Context, id: string): Promise<Result<ListingView>> => {
  const found = await seenListing(context, id);
  if (!found.ok) return found;
  const { listing, clearance, access } = found.value;
  const all = await listAttachments(context.tx, id);
  const inside = mayReadWorkingCopy(context.reader, listing);
  return ok({
    ...found.value,
    disclosed: disclose(listing, context.reader, { granted: access === 'granted' }),
    // Before the first publication there is no public face: its own people see the files that hang on the draft.
    attachments: inside && listing.version === null ? all : discloseAttachments(all, clearance),
    actions: [...actionsOf(context.reader, listing, hasChanges(listing, all)), ...(mayAsk(context, found.value, all) ? ['request-access'] : [])],
  });
};
