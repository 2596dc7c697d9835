/** A notice of a case that the reader works on; the case is held until the transaction ends, and its notices with it. */
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Case } from '../domain/case.ts';
import { noticeLifecycle, type NoticeAction } from '../domain/notice-lifecycle.ts';
import type { StoredNotice } from '../domain/stored-notice.ts';
import { mayWorkCase } from '../policy.ts';
import { findNotice } from '../store/notices.ts';
import { workedCase } from './seen-case.ts';

export type WorkedNotice = { readonly case: Case; readonly notice: StoredNotice };

/** What only a case that is still open does; a notice may be answered for and withdrawn as long as it runs. */
const needsOpenCase: readonly NoticeAction[] = ['save', 'publish', 'replace', 'complete'];

/** Kind `wrong-state`: the case is cleared, signed, closed or abandoned. */
export const inOpenCase = (one: Case, action: string): Result<true> =>
  one.state === 'open' ? ok(true) : fail('wrong-state', { details: { state: one.state, action, allowed: [] } });

/** May this action begin? Guards are the use-case's business. Kinds case-not-found, not-allowed, notice-not-found, wrong-state. */
export const workedNotice = async (context: Context, caseId: string, noticeId: string, action: NoticeAction): Promise<Result<WorkedNotice>> => {
  const seen = await workedCase(context, caseId, mayWorkCase);
  if (!seen.ok) return seen;
  const one = seen.value.case;
  const notice = await findNotice(context.tx, caseId, noticeId);
  if (notice === undefined) return fail('notice-not-found');
  const next = noticeLifecycle.next(notice.state, action, () => true);
  if (!next.ok) return next;
  const open = needsOpenCase.includes(action) ? inOpenCase(one, action) : ok(true as const);
  return open.ok ? ok({ case: one, notice }) : open;
};
