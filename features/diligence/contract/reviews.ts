/** Reviews by somebody outside: a guest link, a finding with reasons, an appeal. */
import { z } from 'zod';
import { id, localizedOut, route, text } from '@tongtu/platform/contract';
import { findings, reviewStates } from '../domain/review-lifecycle.ts';
import { caseParams } from './cases.ts';
import { dossierExport, dossierView } from './dossier.ts';

export const review = z.object({
  id,
  reviewerName: z.string(),
  reviewerBody: z.string(),
  state: z.enum(reviewStates),
  finding: z.enum(findings).nullable(),
  reasons: z.string().nullable(),
  foundAt: z.iso.datetime().nullable(),
  appeal: z.string().nullable(),
  appealedAt: z.iso.datetime().nullable(),
  /** ISO day: the last on which the unit may appeal. */
  appealUntil: z.string().nullable(),
  finalFinding: z.enum(findings).nullable(),
  finalReasons: z.string().nullable(),
  finalAt: z.iso.datetime().nullable(),
  invitedBy: z.string().nullable(),
  invitedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime().nullable(),
  actions: z.array(z.enum(['revoke', 'appeal', 'settle'])),
});
export type ReviewView = z.output<typeof review>;

export const listDossierReviews = route({
  name: 'listDossierReviews',
  method: 'GET',
  path: '/api/diligence-cases/:caseId/reviews',
  summary: 'Reviews of a case',
  params: caseParams,
  response: z.object({ items: z.array(review) }),
  errors: ['case-not-found'],
});
export const inviteReview = route({
  name: 'inviteReview',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/reviews',
  summary: 'Make a guest link for a named reviewer; it is shown once',
  params: caseParams,
  body: z.object({ reviewerName: text(120), reviewerBody: text(200), days: z.number().int().min(1).max(365) }),
  response: z.object({ review, token: z.string(), path: z.string() }),
  status: 201,
  secretAnswer: true,
  errors: ['case-not-found', 'reviews-too-many'],
});
export const revokeReview = route({
  name: 'revokeReview',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/reviews/:reviewId/revoke',
  summary: 'The link leads nowhere from now on',
  params: caseParams.extend({ reviewId: id }),
  response: review,
  errors: ['case-not-found', 'review-not-found', 'wrong-state'],
});
export const appealReview = route({
  name: 'appealReview',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/reviews/:reviewId/appeal',
  summary: 'The unit appeals against a finding',
  params: caseParams.extend({ reviewId: id }),
  body: z.object({ words: text(8000, { multiline: true }) }),
  response: review,
  errors: ['case-not-found', 'review-not-found', 'wrong-state', 'appeal-too-late'],
});
export const settleReview = route({
  name: 'settleReview',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/reviews/:reviewId/settle',
  summary: 'Nobody appealed in time: the finding stands',
  params: caseParams.extend({ reviewId: id }),
  response: review,
  errors: ['case-not-found', 'review-not-found', 'wrong-state', 'appeal-still-open'],
});

/** The token goes in the body: addresses stand in logs of servers on the way. */
const guest = z.object({ token: z.string().min(20).max(200) });
const guestErrors = ['review-link-invalid', 'review-link-over'] as const;
export const guestReview = z.object({
  review: review.omit({ actions: true }).extend({ actions: z.array(z.enum(['find', 'answer'])) }),
  unitName: localizedOut,
  dossier: dossierView,
  /** The latest dossier.zip that is ready. */
  latestExport: dossierExport.nullable(),
});
export type GuestReviewView = z.output<typeof guestReview>;
export const openGuestReview = route({
  name: 'openGuestReview',
  method: 'POST',
  path: '/api/guest-reviews/open',
  summary: 'The dossier, for whoever holds a guest link',
  body: guest,
  response: guestReview,
  // Kept for a repeat, it would be read after the link was revoked.
  secretAnswer: true,
  errors: guestErrors,
  rateLimit: 60,
});
export const downloadGuestFile = route({
  name: 'downloadGuestFile',
  method: 'POST',
  path: '/api/guest-reviews/files',
  summary: 'A file of the dossier, or the latest dossier.zip (`export`), for whoever holds a guest link',
  body: guest.extend({ evidenceId: id.nullable(), exportId: id.nullable() }),
  errors: [...guestErrors, 'evidence-not-found', 'dossier-export-not-found', 'file-not-found'],
  rateLimit: 60,
});
export const recordFinding = route({
  name: 'recordFinding',
  method: 'POST',
  path: '/api/guest-reviews/finding',
  summary: 'The finding with its reasons; on an appeal, the answer',
  body: guest.extend({ finding: z.enum(findings), reasons: text(8000, { multiline: true }) }),
  response: guestReview,
  errors: [...guestErrors, 'wrong-state'],
  rateLimit: 20,
});
