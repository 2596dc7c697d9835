/** Edits what is published: a new draft that supersedes it when it is published. Until then the old one stands and runs. */
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { factsOfCase } from '../domain/notice-content.ts';
import { insertNotice, noticesOfCase } from '../store/notices.ts';
import { newDraft } from './draft-notice.ts';
import { keepCase } from './keep-case.ts';
import { counterpartyName, unitOfNotice } from './notice-parties.ts';
import { ruleOfNotice } from './notice-rule.ts';
import { seeNotice, type SeenNotice } from './notice-view.ts';
import { workedNotice } from './worked-notice.ts';

/** Kinds case-not-found, not-allowed, notice-not-found, wrong-state, notice-already-there (a draft), notice-rule-missing. */
export const replaceNotice = async (context: Context, caseId: string, noticeId: string, reason: string): Promise<Result<SeenNotice>> => {
  const worked = await workedNotice(context, caseId, noticeId, 'replace');
  if (!worked.ok) return worked;
  const { case: one, notice } = worked.value;
  const there = (await noticesOfCase(context.tx, caseId)).find(({ state }) => state === 'draft');
  if (there !== undefined) return fail('notice-already-there', { details: { noticeId: there.id, state: there.state } });
  const found = await ruleOfNotice(context, one);
  if (found === undefined) return fail('notice-rule-missing');
  // The words of the old one, the facts of the case as they stand now.
  const content = { ...notice.content, ...factsOfCase(one, await counterpartyName(context, one)) };
  const unit = await unitOfNotice(context, one.organizationId);
  const draft = newDraft(context, one, found, { unit, content, replaces: { id: notice.id, reason } });
  await insertNotice(context.tx, draft);
  await keepCase(context, one);
  return ok(await seeNotice(context, draft, one));
};
