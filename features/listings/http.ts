/** The routes of listings, run: parsed input in, use-case, presented answer out. Import and export stand in transfer/. */
import { serve, type Handlers, type ServedRoute } from '@tongtu/platform/http';
import type { Context } from '@tongtu/platform/context';
import { mapResult, ok, type Result } from '@tongtu/kernel/result';
import { listingRoutes } from './contract.ts';
import { layerOf, sees } from './domain/disclosure.ts';
import { amountField } from './domain/facts.ts';
import { download } from './http/download.ts';
import { presentAccessRequest, presentAttachment, presentCard, presentListing, presentVersion, presentWorkingCopy } from './http/present.ts';
import { listingPolicy } from './policy.ts';
import { transferHandlers, type TransferOptions } from './transfer/index.ts';
import { declineAccess, grantAccess, listAccessRequests, requestAccess } from './use-cases/access.ts';
import { addAttachment, removeAttachment } from './use-cases/attachments.ts';
import { listOrganizationListings } from './use-cases/cards.ts';
import { draftListing } from './use-cases/draft-listing.ts';
import { confirmListing, resumeListing } from './use-cases/keep-listing.ts';
import { publishListing } from './use-cases/publish-listing.ts';
import { readListing } from './use-cases/read-listing.ts';
import { compareVersions, getVersion, listVersions } from './use-cases/read-versions.ts';
import { closeListing, pauseListing, withdrawListing } from './use-cases/rest-listing.ts';
import { returnListing } from './use-cases/return-listing.ts';
import { listReviews, reviewListing } from './use-cases/reviews.ts';
import { saveListing } from './use-cases/save-listing.ts';
import { getStatistics } from './use-cases/statistics.ts';
import { submitListing } from './use-cases/submit-listing.ts';
import { getWorkingCopy, type WorkingCopyView } from './use-cases/working-copy.ts';

const copy = (result: Promise<Result<WorkingCopyView>>) => mapResult(result, presentWorkingCopy);
type Reasoned = { params: { listingId: string }; body: { reason: string } };
type One = { params: { listingId: string } };
const step =
  (use: (context: Context, id: string) => Promise<Result<WorkingCopyView>>) =>
  (context: Context, { params }: One) =>
    copy(use(context, params.listingId));
const reasonedStep =
  (use: (context: Context, id: string, reason: string) => Promise<Result<WorkingCopyView>>) =>
  (context: Context, { params, body }: Reasoned) =>
    copy(use(context, params.listingId, body.reason));

const handlers = (options: TransferOptions): Handlers<typeof listingRoutes> => ({
  getListing: (context, { params }) =>
    mapResult(readListing(context, params.listingId), (view) => {
      const field = amountField[view.listing.kind];
      const seesAmount = field !== null && sees(view.clearance, layerOf(view.listing.kind, field, view.listing.layers));
      return presentListing(view, seesAmount ? view.facts.amount : null);
    }),
  listOrganizationListings: (context, { params, query }) =>
    mapResult(listOrganizationListings(context, params.organizationId, query), ({ items, next }) => ({ items: items.map(presentCard), next })),
  draftListing: (context, { body }) => copy(draftListing(context, body)),
  getWorkingCopy: step(getWorkingCopy),
  saveListing: (context, { params, body }) => copy(saveListing(context, params.listingId, body)),
  submitListing: step(submitListing),
  returnListing: reasonedStep(returnListing),
  publishListing: step(publishListing),
  pauseListing: reasonedStep(pauseListing),
  resumeListing: step(resumeListing),
  closeListing: reasonedStep(closeListing),
  withdrawListing: reasonedStep(withdrawListing),
  confirmListing: step(confirmListing),
  listVersions: (context, { params }) => mapResult(listVersions(context, params.listingId), (items) => ({ items: items.map(presentVersion) })),
  getVersion: (context, { params }) =>
    mapResult(getVersion(context, params.listingId, params.version), (view) => ({ ...presentVersion(view), title: view.title ?? {}, body: { ...view.body } })),
  compareVersions: (context, { params, query }) =>
    mapResult(compareVersions(context, params.listingId, query.from, query.to), ({ from, to, changes }) => ({
      from: presentVersion(from),
      to: presentVersion(to),
      changes: [...changes],
    })),
  uploadAttachment: (context, { params, query, upload }) => mapResult(addAttachment(context, params.listingId, query.layer, upload), presentAttachment),
  removeAttachment: (context, { params }) => removeAttachment(context, params.listingId, params.attachmentId),
  downloadAttachment: (context, { params }) => download(context, params.listingId, params.attachmentId),
  requestAccess: (context, { params, body }) => mapResult(requestAccess(context, params.listingId, body), presentAccessRequest),
  listAccessRequests: (context, { params, query }) =>
    mapResult(listAccessRequests(context, params.organizationId, query.after, query.limit), ({ items, next }) => ({
      items: items.map(presentAccessRequest),
      next,
    })),
  grantAccess: (context, { params, body }) => mapResult(grantAccess(context, params.listingId, params.requestId, body.reason || null), presentAccessRequest),
  declineAccess: (context, { params, body }) =>
    mapResult(declineAccess(context, params.listingId, params.requestId, body.reason || null), presentAccessRequest),
  listReviews: (context, { query }) =>
    mapResult(listReviews(context, query.after, query.limit), ({ items, next }) => ({
      items: items.map((view) => ({
        listing: presentCard(view),
        reason: view.card.reviewReason ?? 'new',
        waitingSince: (view.card.reviewSince ?? view.card.updatedAt).toISOString(),
      })),
      next,
    })),
  reviewListing: (context, { params }) => reviewListing(context, params.listingId),
  getStatistics: async (context) => ok(await getStatistics(context)),
  ...transferHandlers(options),
});

export const listingHttp = (options: TransferOptions): readonly ServedRoute[] => serve(listingRoutes, listingPolicy, handlers(options));
