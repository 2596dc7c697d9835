/** The first lines of nearly every use-case: the card, its organization, what this reader sees of it. A card that he may not see does not exist for him. */
import { organizationCardsByIds } from '@tongtu/parties';
import type { OrganizationCard } from '@tongtu/parties/contract';
import type { Context } from '@tongtu/platform/context';
import { membershipIn, type Reader } from '@tongtu/kernel/reader';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { clearanceOf } from '../domain/disclosure.ts';
import type { Facts } from '../domain/facts.ts';
import type { Layer, Listing } from '../domain/listing.ts';
import { mayReadWorkingCopy, maySee } from '../policy.ts';
import { accessRequestsOf } from '../store/access.ts';
import { findListing, lockListing } from '../store/listings.ts';

/** How the reader's own request for the on-request layer stands. */
export type Access = 'none' | 'asked' | 'granted' | 'declined';
export type Seen = {
  readonly listing: Listing;
  readonly facts: Facts;
  readonly organization: OrganizationCard;
  readonly access: Access;
  readonly clearance: Layer;
};

export const notFound = fail('listing-not-found');

/** The organization of a card. One that is gone is a bug: organizations are never deleted. */
export const organizationOf = async (context: Pick<Context, 'tx'>, id: string): Promise<OrganizationCard> => {
  const found = (await organizationCardsByIds(context.tx, [id])).get(id);
  if (found === undefined) throw new Error(`organization ${id} of a listing is missing`);
  return found;
};

/** A grant holds for the person who asked, as long as he belongs to the verified organization in whose name he asked. */
const accessOf = async (context: Pick<Context, 'tx'>, reader: Reader, listing: Listing): Promise<Access> => {
  if (reader.personId === undefined || mayReadWorkingCopy(reader, listing)) return 'none';
  const requests = await accessRequestsOf(context.tx, listing.id, reader.personId);
  if (requests.some((r) => r.state === 'granted' && membershipIn(reader, r.askerOrganizationId)?.organizationVerified === true)) return 'granted';
  const last = requests[0]?.state ?? 'none';
  // Granted to somebody who has left since: he may ask again.
  return last === 'granted' ? 'none' : last;
};

/** Kind `listing-not-found`, also for a card that exists but not for this reader. */
export const seenListing = async (context: Pick<Context, 'tx' | 'reader' | 'now'>, id: string): Promise<Result<Seen>> => {
  const found = await findListing(context.tx, id);
  if (found === undefined) return notFound;
  const organization = await organizationOf(context, found.listing.organizationId);
  if (!maySee(context.reader, found.listing, organization.state === 'verified', context.now)) return notFound;
  const access = await accessOf(context, context.reader, found.listing);
  return ok({ ...found, organization, access, clearance: clearanceOf(context.reader, found.listing.organizationId, access === 'granted') });
};

/** For changing it: locked until the transaction ends. Kind `listing-not-found` for who may not see its working copy, `not-allowed` for who sees the card and may not `act`. */
export const lockedListing = async (
  context: Context,
  id: string,
  act: (reader: Reader, listing: Listing) => boolean,
): Promise<Result<{ listing: Listing; organization: OrganizationCard }>> => {
  const listing = await lockListing(context.tx, id);
  if (listing === undefined) return notFound;
  const organization = await organizationOf(context, listing.organizationId);
  if (!maySee(context.reader, listing, organization.state === 'verified', context.now)) return notFound;
  return act(context.reader, listing) ? ok({ listing, organization }) : fail('not-allowed');
};
