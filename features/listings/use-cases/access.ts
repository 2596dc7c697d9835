/** The closed layer is opened on request: a member of another organization asks in its name and says why; the owner's approvers answer, and may take it back. */
import { organizationCardsByIds, personNamesByIds } from '@tongtu/parties';
import type { OrganizationCard } from '@tongtu/parties/contract';
import { announce, type Context } from '@tongtu/platform/context';
import { inLanguage, type Language, type Localized } from '@tongtu/kernel/localized';
import { membershipIn } from '@tongtu/kernel/reader';
import { isUuid } from '@tongtu/kernel/ids';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { AccessRequest, Listing } from '../domain/listing.ts';
import { approverRoles, mayAnswerAccess, mayAskAccess, mayListAccess } from '../policy.ts';
import { answerAccessRequest, insertAccessRequest, lockAccessRequest, pageOfAccessRequests } from '../store/access.ts';
import { cardRowsByIds } from '../store/lists.ts';
import { lockListing } from '../store/listings.ts';
import { notFound, seenListing } from './find.ts';
import { tell } from './letters.ts';

export type AccessRequestView = AccessRequest & {
  readonly title: Localized | null;
  readonly personName: string;
  readonly organization: OrganizationCard | undefined;
};

const nameOf = (organization: OrganizationCard | undefined, language: Language): string => inLanguage((organization?.name ?? {}) as Localized, language).text;

const views = async (context: Context, requests: readonly AccessRequest[]): Promise<AccessRequestView[]> => {
  const unique = (pick: (r: AccessRequest) => string): string[] => [...new Set(requests.map(pick))];
  const titles = new Map(
    (
      await cardRowsByIds(
        context.tx,
        unique((r) => r.listingId),
      )
    ).map((row) => [row.id, row.title]),
  );
  const names = await personNamesByIds(
    context.tx,
    unique((r) => r.askerPersonId),
  );
  const organizations = await organizationCardsByIds(
    context.tx,
    unique((r) => r.askerOrganizationId),
  );
  return requests.map((r) => ({
    ...r,
    title: titles.get(r.listingId) ?? null,
    personName: names.get(r.askerPersonId) ?? '',
    organization: organizations.get(r.askerOrganizationId),
  }));
};
const view = async (context: Context, request: AccessRequest): Promise<AccessRequestView> => (await views(context, [request]))[0]!;

/** Kinds `listing-not-found`, `organization-not-found` (not one's own), `not-allowed`, `access-already-asked` (asked and not answered, or granted). */
export const requestAccess = async (
  context: Context,
  id: string,
  asked: { readonly organizationId: string; readonly purpose: string },
): Promise<Result<AccessRequestView>> => {
  // Two clicks at once: the second waits here and then finds the first.
  if ((await lockListing(context.tx, id)) === undefined) return notFound;
  const seen = await seenListing(context, id);
  if (!seen.ok) return seen;
  const { listing, access, organization } = seen.value;
  const { personId } = context.reader;
  if (personId === undefined || membershipIn(context.reader, asked.organizationId) === undefined)
    return fail('organization-not-found', { field: 'body.organizationId' });
  if (!mayAskAccess(context.reader, listing.organizationId, asked.organizationId)) return fail('not-allowed');
  if (access === 'asked' || access === 'granted') return fail('access-already-asked', { details: { state: access } });
  const request: AccessRequest = {
    id: context.newId(),
    listingId: id,
    organizationId: organization.id,
    askerPersonId: personId,
    askerOrganizationId: asked.organizationId,
    purpose: asked.purpose,
    state: 'asked',
    askedAt: context.now,
    answeredAt: null,
    answeredBy: null,
    reason: null,
  };
  await insertAccessRequest(context.tx, request);
  const shown = await view(context, request);
  await tell(
    context,
    'access-requested',
    listing,
    { organizationId: listing.organizationId, roles: approverRoles },
    { person: shown.personName, organization: nameOf(shown.organization, context.language), purpose: asked.purpose },
  );
  await announce(context, {
    kind: 'access-requested',
    subject: { type: 'listing', id },
    organizationId: listing.organizationId,
    changed: { requestId: request.id, askerOrganizationId: asked.organizationId },
  });
  return ok(shown);
};

const answer = async (
  context: Context,
  id: string,
  requestId: string,
  state: 'granted' | 'declined',
  reason: string | null,
): Promise<Result<AccessRequestView>> => {
  const seen = await seenListing(context, id);
  if (!seen.ok) return seen;
  const listing: Listing = seen.value.listing;
  if (!mayAnswerAccess(context.reader, listing.organizationId)) return fail('not-allowed');
  const request = await lockAccessRequest(context.tx, id, requestId);
  if (request === undefined) return fail('access-request-not-found');
  // A grant may be taken back; what was declined is asked anew.
  if (request.state !== 'asked' && !(request.state === 'granted' && state === 'declined'))
    return fail('wrong-state', { details: { state: request.state, action: state } });
  const answered: AccessRequest = { ...request, state, answeredAt: context.now, answeredBy: context.reader.personId ?? null, reason };
  await answerAccessRequest(context.tx, answered);
  await tell(context, `access-${state}`, listing, { organizationId: request.askerOrganizationId, personId: request.askerPersonId }, { reason: reason ?? '' });
  await announce(context, {
    kind: `access-${state}`,
    subject: { type: 'listing', id },
    organizationId: listing.organizationId,
    changed: { requestId, from: request.state },
  });
  return ok(await view(context, answered));
};

/** Kinds `listing-not-found`, `not-allowed`, `access-request-not-found`, `wrong-state`. */
export const grantAccess = (context: Context, id: string, requestId: string, reason: string | null) => answer(context, id, requestId, 'granted', reason);
/** Also takes a grant back. Kinds as `grantAccess`. */
export const declineAccess = (context: Context, id: string, requestId: string, reason: string | null) => answer(context, id, requestId, 'declined', reason);

/** Newest first. Kinds `organization-not-found`, `not-allowed`, `malformed-cursor`. */
export const listAccessRequests = async (
  context: Context,
  organizationId: string,
  after: string | undefined,
  limit: number,
): Promise<Result<{ items: AccessRequestView[]; next: string | null }>> => {
  if (!mayListAccess(context.reader, organizationId))
    return membershipIn(context.reader, organizationId) === undefined ? fail('organization-not-found') : fail('not-allowed');
  if (after !== undefined && !isUuid(after)) return fail('malformed-cursor');
  const page = await pageOfAccessRequests(context.tx, organizationId, after ?? null, limit + 1);
  return ok({ items: await views(context, page.slice(0, limit)), next: page.length > limit ? page[limit - 1]!.id : null });
};
