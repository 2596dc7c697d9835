/** Begins a draft for an organization. */
import { organizationCardsByIds } from '@tongtu/parties';
import { announce, type Context } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { ListingKind } from '../contract/bodies.ts';
import { factsOf } from '../domain/facts.ts';
import type { Listing } from '../domain/listing.ts';
import { secrecyFailures } from '../domain/secrecy.ts';
import { mayDraft } from '../policy.ts';
import { insertListing } from '../store/listings.ts';
import { failAll } from './check-face.ts';
import { workingCopyOf, type WorkingCopyView } from './working-copy.ts';

/** A card of which nothing is written yet. */
export const newListing = (of: Pick<Listing, 'id' | 'kind' | 'organizationId' | 'title' | 'example' | 'createdBy'>, now: Date): Listing => ({
  ...of,
  state: 'draft',
  body: {},
  layers: {},
  audience: 'public',
  working: null,
  revision: 0,
  version: null,
  returnedReason: null,
  stateReason: null,
  held: false,
  publishedAt: null,
  confirmedAt: null,
  expiresAt: null,
  remindedAt: null,
  reviewReason: null,
  reviewSince: null,
  reviewedAt: null,
  source: null,
  reference: null,
  createdAt: now,
  updatedAt: now,
  savedAt: now,
});

/** Kinds `organization-not-found` (also where one has no business with it), `not-allowed`, `state-secret-refused`. */
export const draftListing = async (
  context: Context,
  asked: { readonly kind: ListingKind; readonly organizationId: string; readonly title?: Localized | undefined },
): Promise<Result<WorkingCopyView>> => {
  const organization = (await organizationCardsByIds(context.tx, [asked.organizationId])).get(asked.organizationId);
  const decision = mayDraft(context.reader, asked);
  if (organization === undefined || decision === 'hidden') return fail('organization-not-found');
  if (decision === 'forbidden') return fail('not-allowed');
  const title = asked.title ?? null;
  const secret = secrecyFailures({ title, body: {} });
  if (secret.length > 0) return failAll(secret);
  const { kind, organizationId } = asked;
  const listing = newListing(
    { id: context.newId(), kind, organizationId, title, example: organization.example, createdBy: context.reader.personId ?? null },
    context.now,
  );
  await insertListing(context.tx, listing, factsOf(kind, listing.body, organization));
  await announce(context, { kind: 'listing-drafted', subject: { type: 'listing', id: listing.id }, organizationId, changed: { kind } });
  return ok(await workingCopyOf(context, listing));
};
