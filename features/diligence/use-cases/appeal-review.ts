/** The unit appeals against a finding; or nobody did in time, and the finding stands. */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { caseDay } from '../domain/case-day.ts';
import { reviewLifecycle } from '../domain/review-lifecycle.ts';
import { expiryAfterAppeal, isAppealOpen, type Review } from '../domain/review.ts';
import { mayInviteReview, mayStepCase } from '../policy.ts';
import { updateReview } from '../store/reviews.ts';
import { giveFinalFinding } from './give-finding.ts';
import { seeReviews, workedReview, type SeenReview } from './read-reviews.ts';

/**
 * The reviewer's link lives on until he could answer. Kinds `case-not-found`, `not-allowed`, `review-not-found`, `wrong-state`,
 * `appeal-too-late` (details: until).
 */
export const appealReview = async (context: Context, caseId: string, reviewId: string, words: string): Promise<Result<SeenReview>> => {
  const { tx, reader, now } = context;
  const worked = await workedReview(context, caseId, reviewId, mayStepCase);
  if (!worked.ok) return worked;
  const { case: one, review } = worked.value;
  const next = reviewLifecycle.next(review.state, 'appeal');
  if (!next.ok) return next;
  if (!isAppealOpen(review, caseDay(now))) return fail('appeal-too-late', { details: { until: review.appealUntil } });
  const appealed: Review = {
    ...review,
    state: next.value,
    appeal: words,
    appealedBy: reader.personId ?? null,
    appealedAt: now,
    expiresAt: expiryAfterAppeal(review, now),
  };
  await updateReview(tx, appealed);
  await announce(context, {
    kind: 'review-appealed',
    subject: { type: 'dossier-review', id: review.id },
    organizationId: one.organizationId,
    changed: { case: caseId, expiresAt: appealed.expiresAt.toISOString() },
  });
  return ok((await seeReviews(context, one, [appealed]))[0]!);
};

/** Kinds `case-not-found`, `not-allowed`, `review-not-found`, `wrong-state`, `appeal-still-open` (details: until). */
export const settleReview = async (context: Context, caseId: string, reviewId: string): Promise<Result<SeenReview>> => {
  const { tx, now } = context;
  const worked = await workedReview(context, caseId, reviewId, mayInviteReview);
  if (!worked.ok) return worked;
  const { case: one, review } = worked.value;
  const next = reviewLifecycle.next(review.state, 'settle', () => !isAppealOpen(review, caseDay(now)));
  if (!next.ok) return next.error.kind === 'guard-refused' ? fail('appeal-still-open', { details: { until: review.appealUntil } }) : next;
  const settled: Review = { ...review, state: next.value, finalFinding: review.finding, finalReasons: review.reasons, finalAt: now };
  await updateReview(tx, settled);
  await announce(context, {
    kind: 'review-final',
    subject: { type: 'dossier-review', id: review.id },
    organizationId: one.organizationId,
    changed: { case: caseId, finding: settled.finalFinding, appealed: false },
  });
  await giveFinalFinding(context, one, settled);
  return ok((await seeReviews(context, one, [settled]))[0]!);
};
