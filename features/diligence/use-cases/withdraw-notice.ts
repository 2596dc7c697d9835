/** Takes a notice back with a reason: a draft for itself, a running one before everybody. */
import { announce, type Context } from '@tongtu/platform/context';
import { ok, type Result } from '@tongtu/kernel/result';
import { endNotice, updateDraftNotice } from '../store/notices.ts';
import { keepCase } from './keep-case.ts';
import { seeNotice, type SeenNotice } from './notice-view.ts';
import { workedNotice } from './worked-notice.ts';

/** Kinds case-not-found, not-allowed, notice-not-found, wrong-state. */
export const withdrawNotice = async (context: Context, caseId: string, noticeId: string, reason: string): Promise<Result<SeenNotice>> => {
  const worked = await workedNotice(context, caseId, noticeId, 'withdraw');
  if (!worked.ok) return worked;
  const { case: one } = worked.value;
  const { published } = worked.value.notice;
  const notice = { ...worked.value.notice, state: 'withdrawn' as const, withdrawnReason: reason, endedAt: published === null ? null : context.now };
  if (published === null) await updateDraftNotice(context.tx, notice);
  else {
    await endNotice(context.tx, notice);
    await announce(context, {
      kind: 'notice-withdrawn',
      subject: { type: 'notice', id: notice.id },
      organizationId: one.organizationId,
      changed: { case: one.id, number: notice.number, reason },
    });
  }
  await keepCase(context, one);
  return ok(await seeNotice(context, notice, one));
};
