/** Reviews of a case, with what the reader may do about each. */
import { personNamesByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { caseDay } from '../domain/case-day.ts';
import type { Case } from '../domain/case.ts';
import { isAppealOpen, type Review } from '../domain/review.ts';
import { mayInviteReview, mayStepCase } from '../policy.ts';
import { lockReview, reviewsOfCase } from '../store/reviews.ts';
import { seenCase, workedCase } from './seen-case.ts';

export type ReviewActionShown = 'revoke' | 'appeal' | 'settle';
export type SeenReview = { readonly review: Review; readonly invitedBy: string | null; readonly actions: readonly ReviewActionShown[] };

const actionsOf = ({ reader, now }: Pick<Context, 'reader' | 'now'>, one: Case, review: Review): ReviewActionShown[] => {
  const today = caseDay(now);
  if (review.state === 'open') return mayInviteReview(reader, one) ? ['revoke'] : [];
  if (review.state !== 'found') return [];
  if (isAppealOpen(review, today)) return mayStepCase(reader, one) ? ['appeal'] : [];
  return mayInviteReview(reader, one) ? ['settle'] : [];
};

export const seeReviews = async (context: Pick<Context, 'tx' | 'reader' | 'now'>, one: Case, reviews: readonly Review[]): Promise<SeenReview[]> => {
  const names = await personNamesByIds(
    context.tx,
    reviews.flatMap(({ invitedBy }) => invitedBy ?? []),
  );
  return reviews.map((review) => ({
    review,
    invitedBy: review.invitedBy === null ? null : (names.get(review.invitedBy) ?? null),
    actions: actionsOf(context, one, review),
  }));
};

/** The latest first. Kind `case-not-found`. */
export const listDossierReviews = async (context: Context, caseId: string): Promise<Result<SeenReview[]>> => {
  const seen = await seenCase(context, caseId);
  return seen.ok ? ok(await seeReviews(context, seen.value.case, await reviewsOfCase(context.tx, caseId))) : seen;
};

/** Case and review, both held. Kinds `case-not-found`, `not-allowed`, `review-not-found`. */
export const workedReview = async (
  context: Context,
  caseId: string,
  reviewId: string,
  may: (reader: Context['reader'], one: Case) => boolean,
): Promise<Result<{ readonly case: Case; readonly review: Review }>> => {
  const worked = await workedCase(context, caseId, may);
  if (!worked.ok) return worked;
  const review = await lockReview(context.tx, caseId, reviewId);
  return review === undefined ? fail('review-not-found') : ok({ case: worked.value.case, review });
};
