/** Reviews of dossiers, and the hashes of their links. A link is looked up by its hash; everything else lies with the case. */
import type { Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { Review } from '../domain/review.ts';
import { tables, type Tables } from './tables.ts';

const reviewOfRow = (row: Selectable<Tables['dossier_reviews']>): Review => ({
  id: row.review_id,
  caseId: row.case_id,
  reviewerName: row.reviewer_name,
  reviewerBody: row.reviewer_body,
  state: row.state,
  finding: row.finding,
  reasons: row.reasons,
  foundAt: row.found_at,
  appeal: row.appeal,
  appealedBy: row.appealed_by,
  appealedAt: row.appealed_at,
  appealUntil: row.appeal_until,
  finalFinding: row.final_finding,
  finalReasons: row.final_reasons,
  finalAt: row.final_at,
  invitedBy: row.invited_by,
  invitedAt: row.invited_at,
  expiresAt: row.expires_at,
  lastSeenAt: row.last_seen_at,
});
const columns = (one: Review) => ({
  reviewer_name: one.reviewerName,
  reviewer_body: one.reviewerBody,
  state: one.state,
  finding: one.finding,
  reasons: one.reasons,
  found_at: one.foundAt,
  appeal: one.appeal,
  appealed_by: one.appealedBy,
  appealed_at: one.appealedAt,
  appeal_until: one.appealUntil,
  final_finding: one.finalFinding,
  final_reasons: one.finalReasons,
  final_at: one.finalAt,
  invited_by: one.invitedBy,
  invited_at: one.invitedAt,
  expires_at: one.expiresAt,
  last_seen_at: one.lastSeenAt,
});

/** Of a case, the latest first. */
export const reviewsOfCase = async (tx: Tx, caseId: string): Promise<Review[]> =>
  (
    await tables(tx)
      .selectFrom('dossier_reviews')
      .selectAll()
      .where('case_id', '=', caseId)
      .orderBy('invited_at', 'desc')
      .orderBy('review_id', 'desc')
      .execute()
  ).map(reviewOfRow);
/** Held until the transaction ends. */
export const lockReview = async (tx: Tx, caseId: string, reviewId: string): Promise<Review | undefined> => {
  const row = await tables(tx)
    .selectFrom('dossier_reviews')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('review_id', '=', reviewId)
    .forUpdate()
    .executeTakeFirst();
  return row && reviewOfRow(row);
};

/** `tokenSha256`: hexadecimal, of the link that leads to it. */
export const insertReview = async (tx: Tx, one: Review, tokenSha256: string): Promise<void> => {
  await tables(tx)
    .insertInto('dossier_reviews')
    .values({ case_id: one.caseId, review_id: one.id, ...columns(one) })
    .execute();
  await tables(tx).insertInto('review_links').values({ token_sha256: tokenSha256, case_id: one.caseId, review_id: one.id }).execute();
};
export const updateReview = async (tx: Tx, one: Review): Promise<void> => {
  await tables(tx).updateTable('dossier_reviews').set(columns(one)).where('case_id', '=', one.caseId).where('review_id', '=', one.id).execute();
};

export const reviewOfLink = async (tx: Tx, tokenSha256: string): Promise<{ readonly caseId: string; readonly reviewId: string } | undefined> => {
  const row = await tables(tx).selectFrom('review_links').selectAll().where('token_sha256', '=', tokenSha256).executeTakeFirst();
  return row && { caseId: row.case_id, reviewId: row.review_id };
};
