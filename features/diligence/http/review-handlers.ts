/** Reviews: what the unit and the office see of them, and what a guest sees with his link. */
import type { Context } from '@tongtu/platform/context';
import { downloadHeaders, RawAnswer, type Handlers } from '@tongtu/platform/http';
import { mapResult } from '@tongtu/kernel/result';
import type { diligenceRoutes, GuestReviewView, ReviewView } from '../contract.ts';
import type { Review } from '../domain/review.ts';
import { appealReview, settleReview } from '../use-cases/appeal-review.ts';
import { downloadGuestFile, openGuestReview, recordFinding, type GuestReview } from '../use-cases/guest-review.ts';
import { inviteReview, revokeReview } from '../use-cases/invite-review.ts';
import { listDossierReviews, type SeenReview } from '../use-cases/read-reviews.ts';
import type { DiligenceOptions } from './options.ts';
import { presentDossier } from './present-dossier.ts';

const presentReview = (review: Review, invitedBy: string | null): Omit<ReviewView, 'actions'> => ({
  id: review.id,
  reviewerName: review.reviewerName,
  reviewerBody: review.reviewerBody,
  state: review.state,
  finding: review.finding,
  reasons: review.reasons,
  foundAt: review.foundAt?.toISOString() ?? null,
  appeal: review.appeal,
  appealedAt: review.appealedAt?.toISOString() ?? null,
  appealUntil: review.appealUntil,
  finalFinding: review.finalFinding,
  finalReasons: review.finalReasons,
  finalAt: review.finalAt?.toISOString() ?? null,
  invitedBy,
  invitedAt: review.invitedAt.toISOString(),
  expiresAt: review.expiresAt.toISOString(),
  lastSeenAt: review.lastSeenAt?.toISOString() ?? null,
});
const presentSeen = ({ review, invitedBy, actions }: SeenReview): ReviewView => ({ ...presentReview(review, invitedBy), actions: [...actions] });
const presentGuest = ({ review, invitedBy, unitName, dossier, latestExport, actions }: GuestReview): GuestReviewView => ({
  review: { ...presentReview(review, invitedBy), actions: [...actions] },
  unitName,
  dossier: presentDossier(dossier),
  latestExport:
    latestExport === null
      ? null
      : {
          id: latestExport.id,
          state: latestExport.state,
          requestedBy: null,
          requestedAt: latestExport.requestedAt.toISOString(),
          readyAt: latestExport.readyAt?.toISOString() ?? null,
          size: latestExport.size,
          sha256: latestExport.sha256,
          fault: null,
        },
});

export const reviewHandlers = ({ chance }: DiligenceOptions) =>
  ({
    listDossierReviews: (context: Context, { params }) => mapResult(listDossierReviews(context, params.caseId), (items) => ({ items: items.map(presentSeen) })),
    inviteReview: (context, { params, body }) =>
      mapResult(inviteReview(context, chance, params.caseId, body), ({ seen, token, path }) => ({ review: presentSeen(seen), token, path })),
    revokeReview: (context, { params }) => mapResult(revokeReview(context, params.caseId, params.reviewId), presentSeen),
    appealReview: (context, { params, body }) => mapResult(appealReview(context, params.caseId, params.reviewId, body.words), presentSeen),
    settleReview: (context, { params }) => mapResult(settleReview(context, params.caseId, params.reviewId), presentSeen),
    openGuestReview: (context, { body }) => mapResult(openGuestReview(context, body.token), presentGuest),
    downloadGuestFile: (context, { body }) =>
      mapResult(downloadGuestFile(context, body.token, body), ({ body: bytes, ...file }) => new RawAnswer(bytes, downloadHeaders(file))),
    recordFinding: (context, { body }) => mapResult(recordFinding(context, body.token, body), presentGuest),
  }) satisfies Partial<Handlers<typeof diligenceRoutes>>;
