/** Makes a guest link for a named reviewer, and takes it back. The link is told once; nobody can read it out of the database later. */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { reviewLifecycle } from '../domain/review-lifecycle.ts';
import { dayMs, reviewsMost, type Review } from '../domain/review.ts';
import { mayInviteReview } from '../policy.ts';
import { insertReview, reviewsOfCase, updateReview } from '../store/reviews.ts';
import { guestPath, makeToken, tokenHash, type Chance } from './review-token.ts';
import { seeReviews, workedReview, type SeenReview } from './read-reviews.ts';
import { workedCase } from './seen-case.ts';

export type ReviewInvitation = { readonly reviewerName: string; readonly reviewerBody: string; readonly days: number };
export type InvitedReview = { readonly seen: SeenReview; readonly token: string; readonly path: string };

/** Kinds `case-not-found`, `not-allowed`, `reviews-too-many` (details: most). */
export const inviteReview = async (context: Context, chance: Chance, caseId: string, given: ReviewInvitation): Promise<Result<InvitedReview>> => {
  const { tx, reader, now } = context;
  const worked = await workedCase(context, caseId, mayInviteReview);
  if (!worked.ok) return worked;
  const one = worked.value.case;
  if ((await reviewsOfCase(tx, caseId)).length >= reviewsMost) return fail('reviews-too-many', { details: { most: reviewsMost } });
  const review: Review = {
    id: context.newId(),
    caseId,
    reviewerName: given.reviewerName,
    reviewerBody: given.reviewerBody,
    state: reviewLifecycle.initial,
    finding: null,
    reasons: null,
    foundAt: null,
    appeal: null,
    appealedBy: null,
    appealedAt: null,
    appealUntil: null,
    finalFinding: null,
    finalReasons: null,
    finalAt: null,
    invitedBy: reader.personId ?? null,
    invitedAt: now,
    expiresAt: new Date(now.getTime() + given.days * dayMs),
    lastSeenAt: null,
  };
  const token = makeToken(chance);
  await insertReview(tx, review, tokenHash(token));
  await announce(context, {
    kind: 'review-invited',
    subject: { type: 'dossier-review', id: review.id },
    organizationId: one.organizationId,
    changed: { case: caseId, expiresAt: review.expiresAt.toISOString() },
  });
  return ok({ seen: (await seeReviews(context, one, [review]))[0]!, token, path: guestPath(token) });
};

/** The link leads nowhere from now on. Kinds `case-not-found`, `not-allowed`, `review-not-found`, `wrong-state` (a finding was made). */
export const revokeReview = async (context: Context, caseId: string, reviewId: string): Promise<Result<SeenReview>> => {
  const worked = await workedReview(context, caseId, reviewId, mayInviteReview);
  if (!worked.ok) return worked;
  const { case: one, review } = worked.value;
  const next = reviewLifecycle.next(review.state, 'revoke');
  if (!next.ok) return next;
  const revoked: Review = { ...review, state: next.value };
  await updateReview(context.tx, revoked);
  await announce(context, {
    kind: 'review-revoked',
    subject: { type: 'dossier-review', id: review.id },
    organizationId: one.organizationId,
    changed: { case: caseId },
  });
  return ok((await seeReviews(context, one, [revoked]))[0]!);
};
