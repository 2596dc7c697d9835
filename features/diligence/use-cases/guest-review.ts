/** What whoever holds a guest link may do: read the dossier, take its files, find, and answer an appeal. Every look is recorded. */
import { organizationById } from '@tongtu/parties';
import { announce, type Context } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { caseDay } from '../domain/case-day.ts';
import type { Case } from '../domain/case.ts';
import { reviewLifecycle, type Finding } from '../domain/review-lifecycle.ts';
import { isLinkValid, lastDayOfAppeal, type Review } from '../domain/review.ts';
import { findCase, lockCase } from '../store/cases.ts';
import { exportsOfCase, findExport, type DossierExport } from '../store/exports.ts';
import { lockReview, reviewOfLink, updateReview } from '../store/reviews.ts';
import { recordAccess } from './accesses.ts';
import { dossierOf, type Dossier } from './dossier.ts';
import { evidenceBytes, type EvidenceBytes } from './download-evidence.ts';
import { giveFinalFinding, giveFinding, guestRole } from './give-finding.ts';
import { seeReviews } from './read-reviews.ts';
import { tokenHash } from './review-token.ts';
import { seenCase } from './seen-case.ts';

type Linked = { readonly case: Case; readonly review: Review };

/**
 * The review of a link, held. A token that never was, and one whose case is gone, look the same: `review-link-invalid`. Whoever holds a
 * true one learns that its time is over: `review-link-over`.
 */
const linkedReview = async ({ tx, now }: Context, token: string, caseFor: typeof findCase): Promise<Result<Linked>> => {
  const link = await reviewOfLink(tx, tokenHash(token));
  const one = link && (await caseFor(tx, link.caseId));
  const review = link && (await lockReview(tx, link.caseId, link.reviewId));
  if (one === undefined || review === undefined) return fail('review-link-invalid');
  return isLinkValid(review, now) ? ok({ case: one, review }) : fail('review-link-over');
};

export type GuestReview = {
  readonly review: Review;
  readonly invitedBy: string | null;
  readonly unitName: Localized;
  readonly dossier: Dossier;
  readonly latestExport: DossierExport | null;
  readonly actions: readonly ('find' | 'answer')[];
};

const seeAsGuest = async (context: Context, { case: one, review }: Linked): Promise<GuestReview> => {
  const [seen] = await seeReviews(context, one, [review]);
  return {
    review,
    invitedBy: seen!.invitedBy,
    unitName: (await organizationById(context.tx, one.organizationId))?.name ?? {},
    dossier: await dossierOf(context, one, 'guest'),
    latestExport: (await exportsOfCase(context.tx, one.id)).find(({ state }) => state === 'ready') ?? null,
    actions: review.state === 'open' ? ['find'] : review.state === 'appealed' ? ['answer'] : [],
  };
};

/** Kinds `review-link-invalid`, `review-link-over`. */
export const openGuestReview = async (context: Context, token: string): Promise<Result<GuestReview>> => {
  const linked = await linkedReview(context, token, findCase);
  if (!linked.ok) return linked;
  const { case: one, review } = linked.value;
  const seen: Review = { ...review, lastSeenAt: context.now };
  await updateReview(context.tx, seen);
  await recordAccess(context, one.id, 'matrix', 'guest', review.id);
  return ok(await seeAsGuest(context, { case: one, review: seen }));
};

/**
 * One piece of evidence, or one finished dossier.zip. Kinds `review-link-invalid`, `review-link-over`, `evidence-not-found` (also where
 * neither or both are asked for), `dossier-export-not-found`, `file-not-found`.
 */
export const downloadGuestFile = async (
  context: Context,
  token: string,
  asked: { readonly evidenceId: string | null; readonly exportId: string | null },
): Promise<Result<EvidenceBytes>> => {
  const linked = await linkedReview(context, token, findCase);
  if (!linked.ok) return linked;
  const { case: one, review } = linked.value;
  if ((asked.evidenceId === null) === (asked.exportId === null)) return fail('evidence-not-found');
  if (asked.evidenceId !== null) {
    const bytes = await evidenceBytes(context, one.id, asked.evidenceId);
    if (bytes.ok) await recordAccess(context, one.id, 'file', 'guest', review.id);
    return bytes;
  }
  const found = await findExport(context.tx, one.id, asked.exportId!);
  if (found?.state !== 'ready' || found.sha256 === null || found.size === null) return fail('dossier-export-not-found');
  const body = await context.files.open(found.sha256);
  if (body === undefined) return fail('file-not-found');
  await recordAccess(context, one.id, 'export', 'guest', review.id);
  return ok({ name: 'dossier.zip', mediaType: 'application/zip', size: found.size, body });
};

/** Those whose acts are looked at: people of the unit, of a committee that decides or decided, and whom the case names. */
const isOwnMatter = async (context: Context, one: Case): Promise<boolean> => {
  const seen = await seenCase(context, one.id);
  return (seen.ok && seen.value.stance !== 'office') || one.people.some(({ personId }) => personId === context.reader.personId);
};

/**
 * The finding with its reasons; on an appeal, the answer, which is final. Nobody who is signed in finds about what he did himself, not
 * even with a link. Kinds `review-link-invalid`, `review-link-over`, `not-allowed`, `wrong-state`.
 */
export const recordFinding = async (
  context: Context,
  token: string,
  found: { readonly finding: Finding; readonly reasons: string },
): Promise<Result<GuestReview>> => {
  const { tx, now } = context;
  const linked = await linkedReview(context, token, lockCase);
  if (!linked.ok) return linked;
  const { case: one, review } = linked.value;
  if (await isOwnMatter(context, one)) return fail('not-allowed');
  const isAnswer = review.state === 'appealed';
  const next = reviewLifecycle.next(review.state, isAnswer ? 'answer' : 'find', (guard) => guard === 'link-valid' && isLinkValid(review, now));
  if (!next.ok) return next;
  const decided: Review = isAnswer
    ? { ...review, state: next.value, finalFinding: found.finding, finalReasons: found.reasons, finalAt: now, lastSeenAt: now }
    : {
        ...review,
        state: next.value,
        finding: found.finding,
        reasons: found.reasons,
        foundAt: now,
        appealUntil: lastDayOfAppeal(caseDay(now)),
        lastSeenAt: now,
      };
  await updateReview(tx, decided);
  await announce(context, {
    kind: isAnswer ? 'review-final' : 'review-found',
    subject: { type: 'dossier-review', id: review.id },
    organizationId: one.organizationId,
    role: guestRole,
    changed: { case: one.id, finding: found.finding, ...(isAnswer ? { appealed: true } : { appealUntil: decided.appealUntil }) },
  });
  await (isAnswer ? giveFinalFinding : giveFinding)(context, one, decided, guestRole);
  return ok(await seeAsGuest(context, { case: (await findCase(tx, one.id))!, review: decided }));
};
