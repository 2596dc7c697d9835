/** The copy being edited, as its editors see it: with what is missing, what changed, and what they may do. */
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Missing } from '../contract/cards.ts';
import { missingOf } from '../domain/completeness.ts';
import { hasChanges, workingFace, type Attachment, type Face, type Listing } from '../domain/listing.ts';
import { actionsOf, mayReadWorkingCopy } from '../policy.ts';
import { listAttachments } from '../store/listings.ts';
import { notFound, seenListing } from './find.ts';

export type WorkingCopyView = {
  readonly listing: Listing;
  readonly face: Face;
  readonly attachments: readonly Attachment[];
  readonly missing: readonly Missing[];
  readonly hasChanges: boolean;
  readonly actions: readonly string[];
};

export const workingCopyOf = async (context: Pick<Context, 'tx' | 'reader' | 'now'>, listing: Listing): Promise<WorkingCopyView> => {
  const attachments = await listAttachments(context.tx, listing.id);
  const face = workingFace(listing);
  const changed = hasChanges(listing, attachments);
  return {
    listing,
    face,
    attachments,
    missing: missingOf(listing.kind, face, context.now),
    hasChanges: changed,
    actions: actionsOf(context.reader, listing, changed),
  };
};

/** Kinds `listing-not-found`; `not-allowed` for somebody who sees only the published face. */
export const getWorkingCopy = async (context: Context, id: string): Promise<Result<WorkingCopyView>> => {
  const seen = await seenListing(context, id);
  if (!seen.ok) return notFound;
  return mayReadWorkingCopy(context.reader, seen.value.listing) ? ok(await workingCopyOf(context, seen.value.listing)) : fail('not-allowed');
};
