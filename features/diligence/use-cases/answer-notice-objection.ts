/** Answers an objection, once and before everybody. One that is upheld ends the notice: it can only be replaced or withdrawn. */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { isPublished, type ObjectionOutcome } from '../domain/stored-notice.ts';
import { answerNoticeObjectionRow, objectionsOfNotice } from '../store/notice-objections.ts';
import { keepCase } from './keep-case.ts';
import { tellObjector } from './notice-letters.ts';
import { seeNotice, type SeenNotice } from './notice-view.ts';
import { workedNotice } from './worked-notice.ts';

export type GivenAnswer = { readonly outcome: Exclude<ObjectionOutcome, 'open'>; readonly answer: string };

/** Kinds case-not-found, not-allowed, notice-not-found, wrong-state, notice-objection-not-found, notice-objection-answered. */
export const answerNoticeObjection = async (
  context: Context,
  caseId: string,
  noticeId: string,
  objectionId: string,
  given: GivenAnswer,
): Promise<Result<SeenNotice>> => {
  const worked = await workedNotice(context, caseId, noticeId, 'answer');
  if (!worked.ok) return worked;
  const { case: one, notice } = worked.value;
  const objection = (await objectionsOfNotice(context.tx, notice)).find(({ id }) => id === objectionId);
  if (objection === undefined) return fail('notice-objection-not-found');
  if (objection.outcome !== 'open') return fail('notice-objection-answered', { details: { outcome: objection.outcome } });
  await answerNoticeObjectionRow(context.tx, caseId, { ...objection, ...given, answeredBy: context.reader.personId ?? null, answeredAt: context.now });
  await announce(context, {
    kind: 'notice-objection-answered',
    subject: { type: 'notice', id: notice.id },
    organizationId: one.organizationId,
    changed: { case: one.id, number: notice.number, objection: objection.number, outcome: given.outcome, answer: given.answer },
  });
  if (isPublished(notice)) await tellObjector(context, objection.objector.personId, notice, given.answer);
  await keepCase(context, one);
  return ok(await seeNotice(context, notice, one));
};
