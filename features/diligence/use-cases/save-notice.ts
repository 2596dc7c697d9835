/** Changes a draft. What was published is replaced instead. */
import type { Context } from '@tongtu/platform/context';
import { isCurrency } from '@tongtu/kernel/money';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { NoticeContent } from '../contract/notices.ts';
import { updateDraftNotice } from '../store/notices.ts';
import { keepCase } from './keep-case.ts';
import { seeNotice, type SeenNotice } from './notice-view.ts';
import { workedNotice } from './worked-notice.ts';

/**
 * `revision`: the one that was read, so that nobody overwrites what he has not seen. Kinds case-not-found, not-allowed, notice-not-found,
 * wrong-state, revision-conflict (details: revision), currency-unknown.
 */
export const saveNotice = async (
  context: Context,
  caseId: string,
  noticeId: string,
  { revision, content }: { readonly revision: number; readonly content: NoticeContent },
): Promise<Result<SeenNotice>> => {
  const worked = await workedNotice(context, caseId, noticeId, 'save');
  if (!worked.ok) return worked;
  const before = worked.value.notice;
  if (before.revision !== revision) return fail('revision-conflict', { details: { revision: before.revision } });
  if (content.price.amount !== null && !isCurrency(content.price.amount.currency)) return fail('currency-unknown', { field: 'content.price.amount.currency' });
  const notice = { ...before, content, revision: revision + 1 };
  await updateDraftNotice(context.tx, notice);
  await keepCase(context, worked.value.case);
  return ok(await seeNotice(context, notice, worked.value.case));
};
