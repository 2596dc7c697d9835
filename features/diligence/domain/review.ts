/** A review: somebody outside looks at a dossier by a link, and finds whether who acted was diligent. */
import type { Finding, ReviewState } from './review-lifecycle.ts';

export type Review = {
  readonly id: string;
  readonly caseId: string;
  readonly reviewerName: string;
  /** For whom the reviewer acts: an audit office, a ministry, a commission. */
  readonly reviewerBody: string;
  readonly state: ReviewState;
  readonly finding: Finding | null;
  readonly reasons: string | null;
  readonly foundAt: Date | null;
  readonly appeal: string | null;
  readonly appealedBy: string | null;
  readonly appealedAt: Date | null;
  /** ISO day: the last on which the unit may appeal. */
  readonly appealUntil: string | null;
  readonly finalFinding: Finding | null;
  readonly finalReasons: string | null;
  readonly finalAt: Date | null;
  readonly invitedBy: string | null;
  readonly invitedAt: Date;
  readonly expiresAt: Date;
  readonly lastSeenAt: Date | null;
};

/**
 * Days in which the unit may appeal against a finding, the day of the finding not counted. A choice of this house: no national text names
 * a period; fifteen days are as long as a public notice runs.
 */
export const appealDays = 15;
/** Days that the reviewer has at least to answer an appeal: his link lives on so long, even if it would have run out before. */
export const answerDays = 30;
/** Links of one case, over all times: a chain of links is no review any more. */
export const reviewsMost = 50;

export const dayMs = 86_400_000;

/** The last day (ISO) for an appeal against what was found on that day. */
export const lastDayOfAppeal = (foundOn: string): string => new Date(Date.parse(`${foundOn}T00:00:00Z`) + appealDays * dayMs).toISOString().slice(0, 10);
export const isAppealOpen = ({ appealUntil }: Pick<Review, 'appealUntil'>, today: string): boolean => appealUntil !== null && today <= appealUntil;
/** A link leads somewhere until its review is revoked or its time is over. */
export const isLinkValid = ({ state, expiresAt }: Pick<Review, 'state' | 'expiresAt'>, now: Date): boolean => state !== 'revoked' && now < expiresAt;
export const expiryAfterAppeal = ({ expiresAt }: Pick<Review, 'expiresAt'>, now: Date): Date =>
  new Date(Math.max(expiresAt.getTime(), now.getTime() + answerDays * dayMs));
