/** The board, the feed, certificates and the shape of every answer; and the letter when a period is over. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadLocales } from '@tongtu/platform/i18n';
import type { Context } from '@tongtu/platform/context';
import { RawAnswer } from '@tongtu/platform/http';
import { expect as must, type Result } from '@tongtu/kernel/result';
import { diligenceRoutes } from '../contract.ts';
import type { NoticeCard } from '../contract/notices.ts';
import { noticeHandlers } from '../http/notice-handlers.ts';
import type { DiligenceOptions } from '../http/options.ts';
import { remindOfEndedNotices } from '../notice-jobs.ts';
import { withdrawNotice } from '../use-cases/withdraw-notice.ts';
import { afterEnd, noticeSteps } from './notice-steps.ts';
import { daysLater, kindOf, makeWorld, worldNow, type World } from './world.ts';

const options = { translate: loadLocales().translate, publicUrl: () => 'https://tongtu.example.org' } as DiligenceOptions;
type Handler = (context: Context, input: never) => Promise<Result<unknown>>;
const handlers = noticeHandlers(options) as unknown as Readonly<Record<string, Handler>>;
type RouteName = keyof typeof handlers & keyof typeof diligenceRoutes;
type Who = Parameters<World['write']>[0];

let world: World;
let steps: ReturnType<typeof noticeSteps>;
beforeAll(async () => {
  world = await makeWorld();
  steps = noticeSteps(world);
});
afterAll(() => world.closeSound());

/** The input through the shapes of its route, the answer through its response: what they do not name would be an error. */
const tried = async (name: RouteName, who: Who, input: { params?: object; query?: object; body?: object }, now = worldNow): Promise<Result<unknown>> => {
  const route = diligenceRoutes[name] as { query?: z.ZodType; body?: z.ZodType; response?: z.ZodType };
  const read = { ...input, query: route.query?.parse(input.query ?? {}), body: route.body?.parse(input.body ?? {}) };
  const answer = await world.write(who, (context) => handlers[name]!(context, read as never), now);
  if (!answer.ok || route.response === undefined) return answer;
  return { ok: true, value: (route.response instanceof z.ZodObject ? route.response.strict() : route.response).parse(answer.value) };
};
// oxlint-disable-next-line typescript/no-explicit-any
const call = async (...given: Parameters<typeof tried>): Promise<any> => must(await tried(...given));
const cardsOf = async (query: object, who: Who = 'visitor'): Promise<NoticeCard[]> =>
  (await call('listNotices', who, { query: { limit: '100', ...query } })).items;

it('every answer fits its shape, from draft to certificate', async () => {
  const one = await steps.open();
  await steps.check(one);
  const inCase = { caseId: one.id };
  const draft = await call('draftNotice', 'manager', { params: inCase });
  expect(draft).toMatchObject({
    state: 'draft',
    caseId: one.id,
    sha256: null,
    publishedAt: null,
    logIndex: null,
    places: ['unit', 'market'],
    objectionList: [],
  });
  const params = { ...inCase, noticeId: draft.id };
  expect(await call('saveNotice', 'manager', { params, body: { revision: 1, content: draft.content } })).toMatchObject({ revision: 2, content: draft.content });
  const told = await call('publishNotice', 'manager', { params, body: { revision: 2 } });
  expect(told).toMatchObject({ state: 'running', lastDay: '2026-06-16', calendarKnown: true, actions: ['object', 'replace', 'withdraw'] });

  const made = await call('objectToNotice', 'visitor', { params: { noticeId: draft.id }, body: { name: '赵某某', contact: '139', words: '请说明依据' } });
  const forAll = async () => call('getNotice', 'visitor', { params: { noticeId: draft.id } });
  expect(await forAll()).toMatchObject({ caseId: null, openObjections: 1, objectionList: [{ objector: null, words: null, outcome: 'open' }] });
  expect(await call('getNotice', 'viewer', { params: { noticeId: draft.id } })).toMatchObject({
    caseId: one.id,
    objectionList: [{ objector: null, words: '请说明依据' }],
  });
  expect(await call('getNotice', 'secretariat', { params: { noticeId: draft.id } })).toMatchObject({
    objectionList: [{ objector: { name: '赵某某', contact: '139' } }],
  });
  await call('answerNoticeObjection', 'manager', { params: { ...params, objectionId: made.id }, body: { outcome: 'rejected', answer: '依据询价' } });
  expect(await forAll()).toMatchObject({ openObjections: 0, objections: 1, objectionList: [{ objector: null, words: '请说明依据', answer: '依据询价' }] });

  expect(kindOf(await tried('getNoticeCertificate', 'visitor', { params: { noticeId: draft.id } }))).toBe('notice-not-completed');
  expect(await call('completeNotice', 'manager', { params, body: { closingStatement: '公示期满' } }, afterEnd)).toMatchObject({
    state: 'completed',
    actions: [],
  });
  const file = await call('getNoticeCertificate', 'visitor', { params: { noticeId: draft.id }, query: { lang: 'en' } });
  expect(file).toBeInstanceOf(RawAnswer);
  expect(file.headers['content-type']).toBe('application/pdf');
  expect(Buffer.from(file.body).subarray(0, 5).toString()).toBe('%PDF-');
  expect(kindOf(await tried('getNoticeCertificate', 'visitor', { params: { noticeId: world.newId() } }))).toBe('notice-not-found');

  const again = await call('draftNotice', 'manager', { params: inCase });
  expect((await call('listCaseNotices', 'expert', { params: inCase })).items.map(({ id }: NoticeCard) => id)).toEqual([again.id, draft.id]);
  expect(await call('withdrawNotice', 'manager', { params: { ...params, noticeId: again.id }, body: { reason: '不再需要' } })).toMatchObject({
    state: 'withdrawn',
    publishedOn: null,
  });
});

it('says when the holidays of its last days were not announced', async () => {
  const one = await steps.open();
  const december = new Date('2026-12-20T01:00:00Z');
  await steps.check(one, december);
  const { notice } = await steps.draft(one, december);
  await steps.publish(one, notice.id, december);
  expect(await call('getNotice', 'visitor', { params: { noticeId: notice.id } })).toMatchObject({ lastDay: '2027-01-04', calendarKnown: false });
});

describe('the board', () => {
  it('shows the latest first, page by page, each once', async () => {
    for (let made = 0; made < 5; made += 1) await steps.running();
    const wanted = (await cardsOf({})).map(({ id }) => id);
    expect(wanted.length).toBeGreaterThanOrEqual(5);
    const found: string[] = [];
    let after: string | undefined;
    do {
      const page = await call('listNotices', 'visitor', { query: { limit: '2', ...(after === undefined ? {} : { after }) } });
      found.push(...page.items.map(({ id }: NoticeCard) => id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(found).toEqual(wanted);
    expect(kindOf(await tried('listNotices', 'visitor', { query: { after: 'x' } }))).toBe('malformed-cursor');
  });

  it('is filtered by unit, state and words, whatever signs the words have', async () => {
    const { seen } = await steps.running({ title: { zh: '百分之%_\\的催化剂', en: 'A 100% catalyst' } });
    const { noticeId: gone, one } = await steps.running({ title: { zh: '一种阀门' } });
    must(await world.write('manager', (context) => withdrawNotice(context, one.id, gone, '另行安排')));
    const { id } = seen.notice;
    const ids = async (query: object) => (await cardsOf(query)).map((card) => card.id);
    expect(await ids({ q: '%_\\' })).toEqual([id]);
    expect(await ids({ q: '100% CATALYST' })).toEqual([id]);
    expect(await ids({ q: seen.notice.number.toLowerCase() })).toEqual([id]);
    expect(await ids({ q: '示例新材料' })).toContain(id);
    expect(await ids({ q: 'Example University' })).toContain(id);
    expect(await ids({ q: '没有这样的公示' })).toEqual([]);
    expect(await ids({ state: 'withdrawn' })).toEqual([gone]);
    expect(await ids({ state: 'running', organizationId: world.unit })).toContain(id);
    expect(await ids({ organizationId: world.enterprise })).toEqual([]);
  });

  it('is told as Atom and RSS, with what was published and nothing else', async () => {
    const { notice } = await steps.draft(await steps.open({ title: { zh: '尚未公示的成果' } }));
    for (const format of ['atom', 'rss'] as const) {
      const answer = await call('getNoticeFeed', 'visitor', { query: { format, organizationId: world.unit } });
      expect(answer.headers['content-type']).toBe(`application/${format}+xml; charset=utf-8`);
      expect(answer.body).toContain('/notices/');
      expect(answer.body).toContain('百分之%_\\的催化剂');
      expect(answer.body).not.toContain(notice.id);
      expect(answer.body).not.toContain('尚未公示的成果');
    }
  });
});

it('managers hear once that a period is over, again after a week, and no more when it is closed', async () => {
  const own = await makeWorld();
  try {
    const { running, complete } = noticeSteps(own);
    const { one, noticeId } = await running();
    const remind = async (now: Date): Promise<number> => {
      const before = own.mail.sent.length;
      const told = await remindOfEndedNotices(own.base({ platformRoles: [], memberships: [] }, now), { signal: new AbortController().signal });
      expect(own.mail.sent.slice(before).filter(({ template }) => template === 'diligence.notice-period-over')).toHaveLength(told * 4);
      return told;
    };
    expect(await remind(new Date(afterEnd.getTime() - 1))).toBe(0);
    expect(await remind(afterEnd)).toBe(1);
    expect(await remind(daysLater(1, afterEnd))).toBe(0);
    expect(await remind(daysLater(7, afterEnd))).toBe(1);
    await complete(one, noticeId, daysLater(8, afterEnd));
    expect(await remind(daysLater(30, afterEnd))).toBe(0);
  } finally {
    await own.close();
  }
});
