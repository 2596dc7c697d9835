/** A finding comes into the dossier: first as it was found, then as it is final. Its words are evidence, its hash stands in the log. */
import type { Context } from '@tongtu/platform/context';
import type { Canonical } from '@tongtu/kernel/canonical-bytes';
import type { Case } from '../domain/case.ts';
import { evidenceTitles } from '../domain/evidence-titles.ts';
import type { Review } from '../domain/review.ts';
import { giveEvidence } from './give-evidence.ts';

/** As what somebody acts who holds a guest link. */
export const guestRole = 'guest-reviewer';

const foundRecord = (review: Review): { readonly [key: string]: Canonical } => ({
  review: review.id,
  reviewer: { name: review.reviewerName, body: review.reviewerBody },
  finding: review.finding,
  reasons: review.reasons,
  foundAt: review.foundAt?.toISOString() ?? null,
  appealUntil: review.appealUntil,
});

/** The case must be held. `role` where a guest found it. */
export const giveFinding = async (context: Context, one: Case, review: Review, role?: string): Promise<void> => {
  await giveEvidence(context, one, {
    kind: 'review-finding',
    title: evidenceTitles['review-finding'],
    source: { type: 'dossier-review', id: review.id },
    record: foundRecord(review),
    ...(role === undefined ? {} : { role }),
  });
};
/** Another record beside the first: both stay readable. */
export const giveFinalFinding = async (context: Context, one: Case, review: Review, role?: string): Promise<void> => {
  await giveEvidence(context, one, {
    kind: 'review-finding',
    title: evidenceTitles['review-finding-final'],
    source: { type: 'dossier-review-final', id: review.id },
    record: {
      ...foundRecord(review),
      appeal: review.appeal,
      appealedAt: review.appealedAt?.toISOString() ?? null,
      finalFinding: review.finalFinding,
      finalReasons: review.finalReasons,
      finalAt: review.finalAt?.toISOString() ?? null,
    },
    ...(role === undefined ? {} : { role }),
  });
};
