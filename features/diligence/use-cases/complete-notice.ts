/** Closes a notice whose period is over: with a closing statement, a certificate, and its whole record as evidence in the dossier. */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { localDay } from '@tongtu/kernel/zone';
import { closingObstacle } from '../domain/notice-closing.ts';
import { differencesFromCase } from '../domain/notice-content.ts';
import { certificateNumber } from '../domain/notice-number.ts';
import { certificateRecord } from '../domain/notice-record.ts';
import { isPublished, type PublishedNotice } from '../domain/stored-notice.ts';
import { objectionsOfNotice } from '../store/notice-objections.ts';
import { endNotice } from '../store/notices.ts';
import { giveEvidence } from './give-evidence.ts';
import { counterpartyName } from './notice-parties.ts';
import { seeNotice, type SeenNotice } from './notice-view.ts';
import { workedNotice } from './worked-notice.ts';

/**
 * Kinds case-not-found, not-allowed, notice-not-found, wrong-state, notice-objection-upheld, notice-period-running (details: lastDay,
 * endsAt), notice-objections-open (details: count), notice-differs-from-case (details: parts; the case changed after it was published).
 */
export const completeNotice = async (context: Context, caseId: string, noticeId: string, statement: string): Promise<Result<SeenNotice>> => {
  const worked = await workedNotice(context, caseId, noticeId, 'complete');
  if (!worked.ok) return worked;
  const { case: one, notice: running } = worked.value;
  if (!isPublished(running)) throw new Error('a running notice was published');
  const objections = await objectionsOfNotice(context.tx, running);
  const { lastDay, endsAt } = running.published;
  const obstacle = closingObstacle(endsAt, objections, context.now);
  if (obstacle !== undefined) {
    const count = objections.filter(({ outcome }) => outcome === 'open').length;
    return fail(obstacle, { details: obstacle === 'notice-period-running' ? { lastDay, endsAt: endsAt.toISOString() } : { count } });
  }
  // A certificate of another price would be evidence of what the case is not.
  const differs = differencesFromCase(running.content, one, await counterpartyName(context, one));
  if (differs.length > 0) return fail('notice-differs-from-case', { details: { parts: differs } });

  const closing = { statement, completedAt: context.now, certificateNumber: certificateNumber(running.number, localDay(context.now, running.zone)) };
  const notice: PublishedNotice = { ...running, state: 'completed', closing, endedAt: context.now };
  await endNotice(context.tx, notice);
  await announce(context, {
    kind: 'notice-completed',
    subject: { type: 'notice', id: notice.id },
    organizationId: one.organizationId,
    changed: { case: one.id, number: notice.number, certificate: closing.certificateNumber, sha256: notice.published.sha256, objections: objections.length },
  });
  await giveEvidence(context, one, {
    kind: 'notice-certificate',
    title: notice.content.title,
    source: { type: 'notice', id: notice.id },
    record: certificateRecord(notice, closing, objections),
  });
  return ok(await seeNotice(context, notice, one));
};
