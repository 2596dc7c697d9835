/** Notices as they are read: the board and a published notice by everybody, all notices of a case by who sees it. */
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { NoticeState } from '../domain/notice-lifecycle.ts';
import type { PublishedNotice } from '../domain/stored-notice.ts';
import { isInside, isPlatform } from '../policy.ts';
import { findCase } from '../store/cases.ts';
import { countObjections, type ObjectionCounts } from '../store/notice-objections.ts';
import { findPublishedNotice, noticesOfCase, pageOfBoard } from '../store/notices.ts';
import { pageOf, readCursor } from './page-cursor.ts';
import { seeNotice, seeNotices, type SeenNotice } from './notice-view.ts';
import { seenCase } from './seen-case.ts';

export type BoardLine = { readonly notice: PublishedNotice; readonly counts: ObjectionCounts };
type Reading = Pick<Context, 'tx'>;
const none: ObjectionCounts = { all: 0, open: 0 };

const linesOf = async ({ tx }: Reading, notices: readonly PublishedNotice[]): Promise<BoardLine[]> => {
  const counts = await countObjections(tx, notices);
  return notices.map((notice) => ({ notice, counts: counts.get(notice.id) ?? none }));
};

/** The latest first. Kind `malformed-cursor`. */
export const listNotices = async (
  context: Reading,
  asked: {
    readonly organizationId?: string | undefined;
    readonly state?: Exclude<NoticeState, 'draft'> | undefined;
    readonly q?: string | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<Result<{ readonly items: readonly BoardLine[]; readonly next: string | null }>> => {
  const after = readCursor(asked.after);
  if (!after.ok) return after;
  const rows = await pageOfBoard(context.tx, asked, after.value, asked.limit + 1);
  const { items, next } = pageOf(rows, asked.limit, ({ published, id }) => ({ at: published.at, id }));
  return ok({ items: await linesOf(context, items), next });
};

const newest = 50;
/** What the feed tells. */
export const newestNotices = async ({ tx }: Reading, organizationId: string | undefined): Promise<PublishedNotice[]> =>
  pageOfBoard(tx, { organizationId }, null, newest);

/** Kind `notice-not-found`: a draft is never public, not even for its own people at this address. */
export const getNotice = async (context: Context, noticeId: string): Promise<Result<SeenNotice>> => {
  const { tx, reader } = context;
  const notice = await findPublishedNotice(tx, noticeId);
  if (notice === undefined) return fail('notice-not-found');
  const inside = isInside(reader, notice.organizationId) || isPlatform(reader);
  return ok(await seeNotice(context, notice, inside ? ((await findCase(tx, notice.caseId)) ?? null) : null));
};

/** All of them, drafts too, the latest first. Kind `case-not-found`. */
export const listCaseNotices = async (context: Context, caseId: string): Promise<Result<readonly SeenNotice[]>> => {
  const seen = await seenCase(context, caseId);
  return seen.ok ? ok(await seeNotices(context, await noticesOfCase(context.tx, caseId), seen.value.case)) : seen;
};
