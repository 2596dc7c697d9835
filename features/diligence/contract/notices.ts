/** Public notices: generated from the case, told to everybody, objected to, completed with a certificate. */
import { z } from 'zod';
import { id, localized, localizedOut, money, page, paging, route, text } from '@tongtu/platform/contract';
import { casePathways } from '../domain/case.ts';
import { noticePlaces } from '../domain/obligation-pack.ts';
import { noticeStates } from '../domain/notice-lifecycle.ts';
import { priceMethods } from '../domain/pricing.ts';
import { caseParams } from './cases.ts';

const noticeParams = caseParams.extend({ noticeId: id });
const localizedText = (max: number) => localized(max, { multiline: true });

/** The minimal record of a notice; what the case knows is filled in. */
export const noticeContent = z.object({
  title: localized(200),
  abstract: localizedText(2000),
  pathway: z.enum(casePathways),
  price: z.object({ amount: money.nullable(), formula: text(1000, { multiline: true }).nullable() }),
  method: z.enum(priceMethods).nullable(),
  counterpartyName: text(200).nullable(),
  relatedParty: z.object({ marked: z.boolean(), words: text(1000, { multiline: true }).nullable() }),
  /** Who is rewarded with how much, where the pack asks for it. */
  rewards: z.array(z.object({ name: text(120), words: text(300) })).max(60),
  objectionChannel: localizedText(500),
  objectionProcedure: localizedText(2000),
  /** Other places where it hangs: a wall, a site, a newspaper. */
  otherPlaces: z.array(text(300)).max(10),
});
export type NoticeContent = z.output<typeof noticeContent>;
const noticeContentOut = z.object({
  title: localizedOut,
  abstract: localizedOut,
  pathway: z.enum(casePathways),
  price: z.object({ amount: z.object({ amount: z.string(), currency: z.string() }).nullable(), formula: z.string().nullable() }),
  method: z.enum(priceMethods).nullable(),
  counterpartyName: z.string().nullable(),
  relatedParty: z.object({ marked: z.boolean(), words: z.string().nullable() }),
  rewards: z.array(z.object({ name: z.string(), words: z.string() })),
  objectionChannel: localizedOut,
  objectionProcedure: localizedOut,
  otherPlaces: z.array(z.string()),
});

export const noticeObjection = z.object({
  id,
  number: z.number().int(),
  /** For the unit, the office and auditors; null for the public. */
  objector: z.object({ name: z.string(), contact: z.string() }).nullable(),
  /** Shown to the public once answered. */
  words: z.string().nullable(),
  at: z.iso.datetime(),
  outcome: z.enum(['open', 'upheld', 'rejected', 'noted']),
  answer: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
});
export type NoticeObjection = z.output<typeof noticeObjection>;

/** A line of the board, for everybody. */
export const noticeCard = z.object({
  id,
  number: z.string(),
  organizationId: id,
  unitName: localizedOut,
  title: localizedOut,
  pathway: z.enum(casePathways),
  price: noticeContentOut.shape.price,
  relatedParty: z.boolean(),
  state: z.enum(noticeStates),
  places: z.array(z.enum(noticePlaces)),
  /** ISO days of the unit's zone: the day of publishing, and the last day, inclusive. */
  publishedOn: z.string().nullable(),
  lastDay: z.string().nullable(),
  objections: z.number().int(),
  openObjections: z.number().int(),
});
export type NoticeCard = z.output<typeof noticeCard>;
export const noticeView = noticeCard.extend({
  caseId: id.nullable(),
  unitUscc: z.string().nullable(),
  content: noticeContentOut,
  /** Of the draft; goes up by one with each save, and must be sent back when saving and publishing. */
  revision: z.number().int(),
  zone: z.string(),
  publishedAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  /** The rule of its pack: days, working-day end, articles. */
  rule: z.object({ days: z.number().int(), endsOnWorkingDay: z.boolean(), articles: z.array(z.string()), pack: z.string() }),
  /** The calendar's last day before it was moved to a working day; both are told. */
  lastCalendarDay: z.string().nullable(),
  /** False where the holidays of its last days were not announced yet when it was published: then only weekends were looked at. */
  calendarKnown: z.boolean(),
  supersedes: id.nullable(),
  supersededBy: id.nullable(),
  /** Why it supersedes the earlier one. */
  replacedReason: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
  /** When it was completed, superseded or withdrawn. */
  endedAt: z.iso.datetime().nullable(),
  closingStatement: z.string().nullable(),
  completedAt: z.iso.datetime().nullable(),
  certificateNumber: z.string().nullable(),
  sha256: z.string().nullable(),
  /** Where the publication stands in the log; null for a moment after it. */
  logIndex: z.number().int().nullable(),
  objectionList: z.array(noticeObjection),
  /** `object`: anybody while it runs. The others: managers of the unit. */
  actions: z.array(z.enum(['save', 'publish', 'object', 'answer', 'replace', 'complete', 'withdraw'])),
});
export type NoticeView = z.output<typeof noticeView>;

export const listNotices = route({
  name: 'listNotices',
  method: 'GET',
  path: '/api/notices',
  summary: 'The public notice board: published notices, the latest first; of one unit or of all',
  query: z.object({
    organizationId: id.optional(),
    state: z.enum(['running', 'completed', 'superseded', 'withdrawn']).optional(),
    q: text(100).optional(),
    ...paging,
  }),
  response: page(noticeCard),
  errors: ['malformed-cursor'],
});
export const getNotice = route({
  name: 'getNotice',
  method: 'GET',
  path: '/api/notices/:noticeId',
  summary: 'A published notice with its objections and answers',
  params: z.object({ noticeId: id }),
  response: noticeView,
  errors: ['notice-not-found'],
});
export const getNoticeFeed = route({
  name: 'getNoticeFeed',
  method: 'GET',
  path: '/api/notices/feed',
  summary: 'The board as Atom or RSS',
  query: z.object({ format: z.enum(['atom', 'rss']).default('atom'), lang: z.enum(['zh', 'en']).default('zh'), organizationId: id.optional() }),
  rateLimit: 60,
});
export const getNoticeCertificate = route({
  name: 'getNoticeCertificate',
  method: 'GET',
  path: '/api/notices/:noticeId/certificate',
  summary: 'Certificate of a completed notice as PDF',
  params: z.object({ noticeId: id }),
  query: z.object({ lang: z.enum(['zh', 'en']).default('zh') }),
  errors: ['notice-not-found', 'notice-not-completed'],
  rateLimit: 30,
});
export const objectToNotice = route({
  name: 'objectToNotice',
  method: 'POST',
  path: '/api/notices/:noticeId/objections',
  summary: 'Object to a running notice; everybody may, with a name and a way to be answered',
  params: z.object({ noticeId: id }),
  body: z.object({ name: text(120), contact: text(200), words: text(4000, { multiline: true }) }),
  response: z.object({ id, number: z.number().int(), at: z.iso.datetime() }),
  status: 201,
  errors: ['notice-not-found', 'wrong-state', 'notice-period-over', 'objections-too-many'],
  rateLimit: 5,
});
export const listCaseNotices = route({
  name: 'listCaseNotices',
  method: 'GET',
  path: '/api/diligence-cases/:caseId/notices',
  summary: 'All notices of a case, drafts too, the latest first',
  params: caseParams,
  response: z.object({ items: z.array(noticeView) }),
  errors: ['case-not-found'],
});
export const draftNotice = route({
  name: 'draftNotice',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/notices',
  summary: 'Generate a notice from the case',
  params: caseParams,
  body: z.object({}),
  response: noticeView,
  status: 201,
  errors: ['case-not-found', 'wrong-state', 'notice-already-there', 'notice-rule-missing'],
});
export const saveNotice = route({
  name: 'saveNotice',
  method: 'PUT',
  path: '/api/diligence-cases/:caseId/notices/:noticeId',
  summary: 'Change a draft',
  params: noticeParams,
  /** `revision`: the one that was read; another answers `revision-conflict`. */
  body: z.object({ revision: z.number().int(), content: noticeContent }),
  response: noticeView,
  errors: ['case-not-found', 'notice-not-found', 'wrong-state', 'revision-conflict', 'currency-unknown'],
});
export const publishNotice = route({
  name: 'publishNotice',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/notices/:noticeId/publish',
  summary: 'Tell it to everybody; the clock starts',
  params: noticeParams,
  /** `revision`: of the draft that was read; another answers `revision-conflict`. */
  body: z.object({ revision: z.number().int(), days: z.number().int().min(1).max(365).optional() }),
  response: noticeView,
  errors: [
    'case-not-found',
    'notice-not-found',
    'wrong-state',
    'revision-conflict',
    'notice-incomplete',
    'notice-too-short',
    'related-party-unmarked',
    'related-parties-unchecked',
    'declarations-missing',
    'notice-differs-from-case',
    'dossier-incomplete',
  ],
});
export const replaceNotice = route({
  name: 'replaceNotice',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/notices/:noticeId/replace',
  summary: 'Edit what is published: a new draft supersedes it when it is published, and the clock starts anew',
  params: noticeParams,
  body: z.object({ reason: text(1000, { multiline: true }) }),
  response: noticeView,
  status: 201,
  errors: ['case-not-found', 'notice-not-found', 'wrong-state', 'notice-already-there'],
});
export const withdrawNotice = route({
  name: 'withdrawNotice',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/notices/:noticeId/withdraw',
  summary: 'Take it back with a reason',
  params: noticeParams,
  body: z.object({ reason: text(1000, { multiline: true }) }),
  response: noticeView,
  errors: ['case-not-found', 'notice-not-found', 'wrong-state'],
});
export const answerNoticeObjection = route({
  name: 'answerNoticeObjection',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/notices/:noticeId/objections/:objectionId/answer',
  summary: 'Answer an objection with its outcome',
  params: noticeParams.extend({ objectionId: id }),
  body: z.object({ outcome: z.enum(['upheld', 'rejected', 'noted']), answer: text(4000, { multiline: true }) }),
  response: noticeView,
  errors: ['case-not-found', 'notice-not-found', 'notice-objection-not-found', 'wrong-state', 'notice-objection-answered'],
});
export const completeNotice = route({
  name: 'completeNotice',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/notices/:noticeId/complete',
  summary: 'Close a notice whose period is over, with a closing statement; the certificate follows',
  params: noticeParams,
  body: z.object({ closingStatement: text(2000, { multiline: true }) }),
  response: noticeView,
  errors: [
    'case-not-found',
    'notice-not-found',
    'wrong-state',
    'notice-period-running',
    'notice-objections-open',
    'notice-objection-upheld',
    'notice-differs-from-case',
  ],
});
