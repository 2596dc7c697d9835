/** The secretariat's look at what was published: it comes after the publication and stops nothing; what is wrong is paused or closed with a reason. */
import { announce, type Context } from '@tongtu/platform/context';
import { isUuid } from '@tongtu/kernel/ids';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { listingPolicy } from '../policy.ts';
import { pageOfReviews, type Place } from '../store/lists.ts';
import { lockListing, updateListing } from '../store/listings.ts';
import { cardViews, type CardView } from './cards.ts';
import { notFound } from './find.ts';

/** A place in a list, as an opaque text. */
export const writePlace = ({ at, id }: Place): string => Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');
/** Kind `malformed-cursor`. */
export const readPlace = (text: string): Result<Place> => {
  const [instant = '', id = ''] = Buffer.from(text, 'base64url').toString('utf8').split(' ');
  const at = new Date(instant);
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(instant) && !Number.isNaN(at.getTime()) && isUuid(id) ? ok({ at, id }) : fail('malformed-cursor');
};

/** Longest waiting first. Kinds `not-allowed`, `malformed-cursor`. */
export const listReviews = async (context: Context, after: string | undefined, limit: number): Promise<Result<{ items: CardView[]; next: string | null }>> => {
  if (listingPolicy.listReviews(context.reader) !== 'allowed') return fail('not-allowed');
  const place = after === undefined ? ok(null) : readPlace(after);
  if (!place.ok) return place;
  const rows = await pageOfReviews(context.tx, place.value, limit + 1);
  const last = rows[limit - 1];
  return ok({
    items: await cardViews(context, rows.slice(0, limit)),
    next: rows.length > limit && last?.reviewSince ? writePlace({ at: last.reviewSince, id: last.id }) : null,
  });
};

/** A second look says that nothing waited. Kinds `not-allowed`, `listing-not-found`. */
export const reviewListing = async (context: Context, id: string): Promise<Result<{ reviewed: boolean }>> => {
  if (listingPolicy.reviewListing(context.reader) !== 'allowed') return fail('not-allowed');
  const listing = await lockListing(context.tx, id);
  if (listing === undefined || listing.version === null) return notFound;
  if (listing.reviewReason === null) return ok({ reviewed: false });
  await updateListing(context.tx, { ...listing, reviewReason: null, reviewSince: null, reviewedAt: context.now });
  await announce(context, {
    kind: 'listing-reviewed',
    subject: { type: 'listing', id },
    organizationId: listing.organizationId,
    changed: { version: listing.version },
  });
  return ok({ reviewed: true });
};
