/** A notice as the reader may see it: who handles it sees who objected, everybody sees what was answered. */
import type { Context } from '@tongtu/platform/context';
import type { Reader } from '@tongtu/kernel/reader';
import { logIndexOf } from '@tongtu/transparency';
import type { Case } from '../domain/case.ts';
import { closingObstacle } from '../domain/notice-closing.ts';
import { noticeLifecycle, type NoticeAction } from '../domain/notice-lifecycle.ts';
import { isWithinPeriod } from '../domain/notice-period.ts';
import type { StoredNotice, StoredNoticeObjection } from '../domain/stored-notice.ts';
import { isPlatform, mayStepCase, mayWorkCase } from '../policy.ts';
import { objectionsOfNotices } from '../store/notice-objections.ts';
import { inOpenCase } from './worked-notice.ts';

export type SeenNotice = {
  readonly notice: StoredNotice;
  readonly objections: readonly StoredNoticeObjection[];
  /** Where its publication stands in the log; null while it is not appended. */
  readonly logIndex: number | null;
  /** Does the reader see the case behind it, and objections that are not answered? */
  readonly inside: boolean;
  /** Does he see who objected? Those who answer, the office and auditors. */
  readonly seesObjectors: boolean;
  readonly actions: readonly NoticeAction[];
};

const holds = (action: NoticeAction, { published }: StoredNotice, objections: readonly StoredNoticeObjection[], now: Date): boolean => {
  if (action === 'object') return published !== null && isWithinPeriod(published.endsAt, now);
  if (action === 'answer') return objections.some(({ outcome }) => outcome === 'open');
  if (action === 'complete') return published !== null && closingObstacle(published.endsAt, objections, now) === undefined;
  return true;
};

/** `one`: the case, for a reader who sees it. */
const actionsOf = (reader: Reader, now: Date, notice: StoredNotice, objections: readonly StoredNoticeObjection[], one: Case | null): NoticeAction[] =>
  noticeLifecycle
    .allowedActions(notice.state)
    .filter((action) => holds(action, notice, objections, now))
    .filter((action) => {
      if (action === 'object') return true;
      if (one === null || !mayWorkCase(reader, one)) return false;
      return action === 'answer' || action === 'withdraw' || inOpenCase(one, action).ok;
    });

/** `one`: null where the reader does not see the case. */
export const seeNotices = async (context: Context, notices: readonly StoredNotice[], one: Case | null): Promise<SeenNotice[]> => {
  const { tx, reader, now } = context;
  const objections = await objectionsOfNotices(tx, notices);
  const seen: SeenNotice[] = [];
  for (const notice of notices) {
    const own = objections.get(notice.id) ?? [];
    seen.push({
      notice,
      objections: own,
      logIndex: notice.published === null ? null : ((await logIndexOf(tx, notice.published.eventId)) ?? null),
      inside: one !== null,
      seesObjectors: one !== null && (isPlatform(reader) || mayStepCase(reader, one)),
      actions: actionsOf(reader, now, notice, own, one),
    });
  }
  return seen;
};
export const seeNotice = async (context: Context, notice: StoredNotice, one: Case | null): Promise<SeenNotice> =>
  (await seeNotices(context, [notice], one))[0]!;
