/** Public notices: the board, the feed and certificates for everybody, drafts and their steps for the unit. */
import { proveEntry } from '@tongtu/transparency';
import type { Context } from '@tongtu/platform/context';
import { downloadHeaders, RawAnswer, type Handlers } from '@tongtu/platform/http';
import { fail, mapResult, ok } from '@tongtu/kernel/result';
import type { diligenceRoutes } from '../contract.ts';
import { noticeCertificate } from '../documents/notice-certificate.ts';
import { feedTypes, noticeFeed } from '../documents/notice-feed.ts';
import { isPublished } from '../domain/stored-notice.ts';
import { answerNoticeObjection } from '../use-cases/answer-notice-objection.ts';
import { completeNotice } from '../use-cases/complete-notice.ts';
import { draftNotice } from '../use-cases/draft-notice.ts';
import { noticeArticles } from '../use-cases/notice-articles.ts';
import { objectToNotice } from '../use-cases/object-to-notice.ts';
import { publishNotice } from '../use-cases/publish-notice.ts';
import { getNotice, listCaseNotices, listNotices, newestNotices } from '../use-cases/read-notices.ts';
import { replaceNotice } from '../use-cases/replace-notice.ts';
import { saveNotice } from '../use-cases/save-notice.ts';
import { withdrawNotice } from '../use-cases/withdraw-notice.ts';
import type { DiligenceOptions } from './options.ts';
import { presentLine, presentNotice } from './present-notice.ts';

export const noticeHandlers = (options: DiligenceOptions) =>
  ({
    listNotices: (context: Context, { query }) => mapResult(listNotices(context, query), ({ items, next }) => ({ items: items.map(presentLine), next })),
    getNotice: (context, { params }) => mapResult(getNotice(context, params.noticeId), presentNotice),
    getNoticeFeed: async (context, { query }) => {
      const notices = await newestNotices(context, query.organizationId);
      return ok(
        new RawAnswer(noticeFeed(options, { ...query, language: query.lang, notices, now: context.now }), {
          'content-type': feedTypes[query.format],
          'cache-control': 'public, max-age=300',
        }),
      );
    },
    getNoticeCertificate: async (context, { params, query }) => {
      const found = await getNotice(context, params.noticeId);
      if (!found.ok) return found;
      const { notice, objections, logIndex } = found.value;
      if (!isPublished(notice) || notice.closing === null) return fail('notice-not-completed');
      const articles = await noticeArticles(context, notice);
      const proven = logIndex === null ? undefined : await proveEntry(context.tx, options.publishedLog, logIndex);
      const proof = proven?.ok === true ? proven.value : null;
      const file = await noticeCertificate(options, { notice, closing: notice.closing, objections, logIndex, proof, articles }, query.lang);
      return ok(new RawAnswer(Buffer.from(file.bytes), downloadHeaders({ ...file, size: file.bytes.length })));
    },
    objectToNotice: (context, { params, body }) =>
      mapResult(objectToNotice(context, params.noticeId, body), ({ id, number, at }) => ({ id, number, at: at.toISOString() })),
    listCaseNotices: (context, { params }) => mapResult(listCaseNotices(context, params.caseId), (notices) => ({ items: notices.map(presentNotice) })),
    draftNotice: (context, { params }) => mapResult(draftNotice(context, params.caseId), presentNotice),
    saveNotice: (context, { params, body }) => mapResult(saveNotice(context, params.caseId, params.noticeId, body), presentNotice),
    publishNotice: (context, { params, body }) => mapResult(publishNotice(context, params.caseId, params.noticeId, body), presentNotice),
    replaceNotice: (context, { params, body }) => mapResult(replaceNotice(context, params.caseId, params.noticeId, body.reason), presentNotice),
    withdrawNotice: (context, { params, body }) => mapResult(withdrawNotice(context, params.caseId, params.noticeId, body.reason), presentNotice),
    answerNoticeObjection: (context, { params, body }) =>
      mapResult(answerNoticeObjection(context, params.caseId, params.noticeId, params.objectionId, body), presentNotice),
    completeNotice: (context, { params, body }) => mapResult(completeNotice(context, params.caseId, params.noticeId, body.closingStatement), presentNotice),
  }) satisfies Partial<Handlers<typeof diligenceRoutes>>;
