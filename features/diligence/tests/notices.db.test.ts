/** Notices from draft to certificate: what may not be published, what cannot be changed, who sees what. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { inTransaction } from '@tongtu/platform/database';
import { canonicalJson } from '@tongtu/kernel/canonical-bytes';
import { expect as must } from '@tongtu/kernel/result';
import { publishedRecord } from '../domain/notice-record.ts';
import { evidenceOfCase } from '../store/evidence.ts';
import { findCase, updateCase } from '../store/cases.ts';
import { findNotice } from '../store/notices.ts';
import { insertNoticeObjection } from '../store/notice-objections.ts';
import { answerNoticeObjection } from '../use-cases/answer-notice-objection.ts';
import { completeNotice } from '../use-cases/complete-notice.ts';
import { draftNotice } from '../use-cases/draft-notice.ts';
import { mostLetters, mostOpenObjections, objectToNotice } from '../use-cases/object-to-notice.ts';
import { publishNotice } from '../use-cases/publish-notice.ts';
import { getNotice, listCaseNotices, listNotices } from '../use-cases/read-notices.ts';
import { replaceNotice } from '../use-cases/replace-notice.ts';
import { saveNotice } from '../use-cases/save-notice.ts';
import { withdrawNotice } from '../use-cases/withdraw-notice.ts';
import { afterEnd, lastInstant, noticeSteps } from './notice-steps.ts';
import { daysLater, kindOf, makeWorld, worldNow, type World } from './world.ts';

let world: World;
let steps: ReturnType<typeof noticeSteps>;
beforeAll(async () => {
  world = await makeWorld();
  steps = noticeSteps(world);
});
afterAll(() => world.close());

const given = { name: '赵某某', contact: '13900000000', words: '价格偏低，请说明依据。' };
const answer = (one: { id: string }, noticeId: string, objectionId: string, outcome: 'upheld' | 'rejected' | 'noted', now = worldNow) =>
  world.write('manager', (context) => answerNoticeObjection(context, one.id, noticeId, objectionId, { outcome, answer: '依据询价结果。' }), now);
const eventsAbout = async (noticeId: string): Promise<{ kind: string; actor_role: string; changed: Record<string, unknown> }[]> =>
  (
    await sql<{ kind: string; actor_role: string; changed: Record<string, unknown> }>`
      select kind, actor_role, changed from events where subject_type = 'notice' and subject_id = ${noticeId} order by seq`.execute(world.database.db)
  ).rows;

describe('a draft', () => {
  it('is generated from the case, changed, and never public', async () => {
    const one = await steps.open();
    const drafted = await steps.draft(one);
    expect(drafted.notice).toMatchObject({
      state: 'draft',
      unit: { name: { zh: '示例大学', en: 'Example University' } },
      content: {
        title: one.title,
        abstract: one.abstract,
        pathway: 'licence',
        method: 'agreement',
        counterpartyName: '示例新材料公司',
        price: { amount: { amount: '300000000', currency: 'CNY' }, formula: null },
        relatedParty: { marked: false, words: null },
      },
      rule: { days: 15, endsOnWorkingDay: true },
    });
    expect(drafted.actions).toEqual(['save', 'publish', 'withdraw']);
    const content = { ...drafted.notice.content, title: { zh: '改过的名称' } };
    const saved = must(await world.write('second-manager', (context) => saveNotice(context, one.id, drafted.notice.id, { revision: 1, content })));
    expect(saved.notice.content.title).toEqual({ zh: '改过的名称' });

    for (const who of ['visitor', 'outsider', 'manager', 'secretariat', 'auditor'] as const)
      expect(kindOf(await world.read(who, (context) => getNotice(context, drafted.notice.id)))).toBe('notice-not-found');
    const board = must(await world.read('visitor', (context) => listNotices(context, { limit: 100 })));
    expect(board.items.map(({ notice }) => notice.id)).not.toContain(drafted.notice.id);
    expect(kindOf(await world.write('visitor', (context) => objectToNotice(context, drafted.notice.id, given)))).toBe('notice-not-found');
    // Withdrawn it stays what it was: nobody's business.
    must(await world.write('manager', (context) => withdrawNotice(context, one.id, drafted.notice.id, '另行安排')));
    expect(kindOf(await world.read('visitor', (context) => getNotice(context, drafted.notice.id)))).toBe('notice-not-found');
    expect(await eventsAbout(drafted.notice.id)).toEqual([]);
  });

  it('is seen with its case by its people, the committee and the office, and by nobody else', async () => {
    const one = await steps.open();
    const { notice } = await steps.draft(one);
    for (const who of ['viewer', 'signatory', 'expert', 'secretariat', 'auditor'] as const) {
      const seen = must(await world.read(who, (context) => listCaseNotices(context, one.id)));
      expect(seen.map((each) => each.notice.id)).toEqual([notice.id]);
      expect(seen[0]!.actions).toEqual([]);
    }
    for (const who of ['person', 'outsider', 'soe-manager'] as const)
      expect(kindOf(await world.read(who, (context) => listCaseNotices(context, one.id)))).toBe('case-not-found');
  });

  it('is one at a time, and none where no pack asks for it', async () => {
    const one = await steps.open();
    await steps.draft(one);
    expect(kindOf(await world.write('manager', (context) => draftNotice(context, one.id)))).toBe('notice-already-there');
    expect(kindOf(await world.write('viewer', (context) => draftNotice(context, one.id)))).toBe('not-allowed');
    expect(kindOf(await world.write('auditing-admin', (context) => draftNotice(context, one.id)))).toBe('not-allowed');
    expect(kindOf(await world.write('outsider', (context) => draftNotice(context, one.id)))).toBe('case-not-found');

    const other = await steps.open();
    const kept = (await findCase(world.database.db, other.id))!;
    await updateCase(world.database.db, { ...kept, track: 'private' });
    expect(kindOf(await world.write('manager', (context) => draftNotice(context, other.id)))).toBe('notice-rule-missing');
    await updateCase(world.database.db, { ...kept, state: 'cleared' });
    expect(kindOf(await world.write('manager', (context) => draftNotice(context, other.id)))).toBe('wrong-state');
  });

  it('of two managers who save what both read, one is told; nothing is overwritten unseen', async () => {
    const one = await steps.open();
    const { notice } = await steps.draft(one);
    const save = (who: 'manager' | 'second-manager', revision = 1) =>
      world.write(who, (context) => saveNotice(context, one.id, notice.id, { revision, content: { ...notice.content, title: { zh: who } } }));
    const stored = async () => (await findNotice(world.database.db, one.id, notice.id))!;
    expect(must(await save('manager')).notice.revision).toBe(2);
    expect(await save('second-manager')).toMatchObject({ error: { kind: 'revision-conflict', details: { revision: 2 } } });
    expect(await stored()).toMatchObject({ revision: 2, content: { title: { zh: 'manager' } } });
    expect((await Promise.all([save('manager', 2), save('second-manager', 2)])).map(kindOf).toSorted()).toEqual(['ok', 'revision-conflict']);
    expect(must(await save('second-manager', (await stored()).revision)).notice).toMatchObject({ revision: 4, content: { title: { zh: 'second-manager' } } });
  });

  it('with an unknown currency is refused', async () => {
    const one = await steps.open();
    const { notice } = await steps.draft(one);
    const content = { ...notice.content, price: { amount: { amount: '1', currency: 'XXQ' }, formula: null } };
    expect(kindOf(await world.write('manager', (context) => saveNotice(context, one.id, notice.id, { revision: 1, content })))).toBe('currency-unknown');
    expect(kindOf(await world.write('manager', (context) => saveNotice(context, one.id, world.newId(), notice)))).toBe('notice-not-found');
  });
});

describe('publishing', () => {
  it('is refused with parts missing, too few days, words that differ, and before related parties were looked for', async () => {
    const one = await steps.open();
    const { notice } = await steps.draft(one);
    let { revision } = notice;
    const publish = (days?: number) => world.write('manager', (context) => publishNotice(context, one.id, notice.id, { revision, days }));
    const save = async (change: object): Promise<void> => {
      const content = { ...notice.content, ...change };
      revision = must(await world.write('manager', (context) => saveNotice(context, one.id, notice.id, { revision, content }))).notice.revision;
    };

    await save({ price: { amount: null, formula: null }, counterpartyName: null });
    expect(await publish()).toMatchObject({ ok: false, error: { kind: 'notice-incomplete', details: { parts: ['price', 'counterparty'] } } });
    await save({ relatedParty: { marked: true, words: null } });
    expect(await publish()).toMatchObject({ ok: false, error: { kind: 'notice-incomplete', details: { parts: ['related-party'] } } });
    await save({});
    expect(await publish(14)).toMatchObject({ ok: false, error: { kind: 'notice-too-short', details: { least: 15 } } });
    await save({ price: { amount: { amount: '299999999', currency: 'CNY' }, formula: null }, pathway: 'transfer' });
    expect(await publish()).toMatchObject({ ok: false, error: { kind: 'notice-differs-from-case', details: { parts: ['pathway', 'price'] } } });
    await save({});
    expect(kindOf(await publish())).toBe('related-parties-unchecked');
    expect(await world.read('manager', (context) => listCaseNotices(context, one.id))).toMatchObject({
      value: [{ notice: { state: 'draft', published: null } }],
    });

    await steps.check(one);
    const told = must(await publish(20));
    expect(told.notice).toMatchObject({
      state: 'running',
      rule: { days: 20 },
      published: { on: '2026-06-01', lastCalendarDay: '2026-06-21', lastDay: '2026-06-22' },
    });
    expect(kindOf(await publish())).toBe('wrong-state');
  });

  it('of a draft that somebody changed after it was read is refused', async () => {
    const one = await steps.open();
    await steps.check(one);
    const { notice: read } = await steps.draft(one);
    const content = { ...read.content, objectionChannel: { zh: '另一个电话' } };
    const { notice: changed } = must(await world.write('second-manager', (context) => saveNotice(context, one.id, read.id, { revision: 1, content })));
    const publish = ({ revision }: { readonly revision: number }) => world.write('manager', (context) => publishNotice(context, one.id, read.id, { revision }));
    expect(await publish(read)).toMatchObject({ error: { kind: 'revision-conflict', details: { revision: 2 } } });
    expect(await findNotice(world.database.db, one.id, read.id)).toMatchObject({ state: 'draft', published: null });
    expect(await eventsAbout(read.id)).toEqual([]);
    // What is told has the revision that was read.
    expect(must(await publish(changed)).notice).toMatchObject({ state: 'running', revision: 2, content: { objectionChannel: { zh: '另一个电话' } } });
  });

  it('while somebody saves tells what was read, or nothing', async () => {
    const one = await steps.open();
    await steps.check(one);
    const { notice: read } = await steps.draft(one);
    const content = { ...read.content, abstract: { zh: '改过的摘要' } };
    const [told, saved] = await Promise.all([
      world.write('manager', (context) => publishNotice(context, one.id, read.id, read)),
      world.write('second-manager', (context) => saveNotice(context, one.id, read.id, { revision: read.revision, content })),
    ]);
    expect([
      ['ok', 'wrong-state'],
      ['revision-conflict', 'ok'],
    ]).toContainEqual([kindOf(told), kindOf(saved)]);
    const stored = (await findNotice(world.database.db, one.id, read.id))!;
    expect(stored.content.abstract).toEqual(saved.ok ? content.abstract : read.content.abstract);
  });

  it('of a related party that is not marked is refused', async () => {
    // The daughter belongs to the university itself.
    const one = await steps.open({ counterparty: { organizationId: world.daughter, name: null } });
    await steps.check(one);
    const { notice } = await steps.draft(one);
    expect(kindOf(await world.write('manager', (context) => publishNotice(context, one.id, notice.id, notice)))).toBe('related-party-unmarked');
  });

  it('starts the clock, hashes what was told, and is announced', async () => {
    const { noticeId, seen } = await steps.running();
    const { notice } = seen;
    expect(notice.published).toMatchObject({ on: '2026-06-01', lastCalendarDay: '2026-06-16', lastDay: '2026-06-16', endsAt: afterEnd });
    const sha256 = createHash('sha256')
      .update(canonicalJson(publishedRecord(notice, notice.published!)), 'utf8')
      .digest('hex');
    expect(notice.published!.sha256).toBe(sha256);
    expect(await eventsAbout(noticeId)).toMatchObject([{ kind: 'notice-published', changed: { sha256, lastDay: '2026-06-16', number: notice.number } }]);
    // Read again it is the same to the last byte.
    const read = must(await world.read('visitor', (context) => getNotice(context, noticeId)));
    expect(canonicalJson(publishedRecord(read.notice, read.notice.published!))).toBe(canonicalJson(publishedRecord(notice, notice.published!)));
    expect(read.actions).toEqual(['object']);
    expect(read.inside).toBe(false);
  });
});

describe('what was published', () => {
  it('is not saved over, not doubled and not deleted, not even in the database', async () => {
    const { one, noticeId, seen } = await steps.running();
    expect(kindOf(await world.write('manager', (context) => saveNotice(context, one.id, noticeId, seen.notice)))).toBe('wrong-state');
    expect(kindOf(await world.write('manager', (context) => draftNotice(context, one.id)))).toBe('notice-already-there');
    const { db } = world.database;
    const refused = { message: expect.stringContaining('what was published stands') };
    await expect(sql`update notices set content = '{}' where notice_id = ${noticeId}`.execute(db)).rejects.toMatchObject(refused);
    await expect(sql`update notices set revision = revision + 1 where notice_id = ${noticeId}`.execute(db)).rejects.toMatchObject(refused);
    await expect(sql`update notices set ends_at = ends_at - interval '1 day' where notice_id = ${noticeId}`.execute(db)).rejects.toMatchObject(refused);
    await expect(sql`update notices set state = 'draft' where notice_id = ${noticeId}`.execute(db)).rejects.toMatchObject(refused);
    await expect(sql`delete from notices where notice_id = ${noticeId}`.execute(db)).rejects.toMatchObject(refused);
    await steps.complete(one, noticeId);
    await expect(sql`update notices set closing_statement = 'x' where notice_id = ${noticeId}`.execute(db)).rejects.toMatchObject(refused);
  });

  it('is replaced by a new notice whose clock starts anew; each leads to the other', async () => {
    const { one, noticeId } = await steps.running();
    const later = daysLater(10);
    const { notice: draft } = must(await world.write('manager', (context) => replaceNotice(context, one.id, noticeId, '补充对方名称'), later));
    expect(draft).toMatchObject({ state: 'draft', supersedes: noticeId, replacedReason: '补充对方名称' });
    expect(kindOf(await world.write('manager', (context) => replaceNotice(context, one.id, noticeId, '再来'), later))).toBe('notice-already-there');
    // Until it is published the old one runs.
    expect(must(await world.read('visitor', (context) => getNotice(context, noticeId), later)).notice).toMatchObject({ state: 'running', supersededBy: null });
    const told = await steps.publish(one, draft.id, later);
    expect(told.notice).toMatchObject({
      state: 'running',
      supersedes: noticeId,
      published: { on: '2026-06-11', lastCalendarDay: '2026-06-26', lastDay: '2026-06-26' },
    });
    const old = must(await world.read('visitor', (context) => getNotice(context, noticeId), later));
    expect(old.notice).toMatchObject({ state: 'superseded', supersededBy: draft.id, endedAt: later });
    expect(old.actions).toEqual([]);
    expect(kindOf(await world.write('visitor', (context) => objectToNotice(context, noticeId, given), later))).toBe('wrong-state');
    expect((await eventsAbout(noticeId)).map(({ kind }) => kind)).toEqual(['notice-published', 'notice-superseded']);
    // The end of the first is not the end of the second.
    expect(kindOf(await world.write('manager', (context) => completeNotice(context, one.id, draft.id, '期满'), afterEnd))).toBe('notice-period-running');
    await steps.complete(one, draft.id, daysLater(27));
  });

  it('and was withdrawn before its successor was told stays withdrawn', async () => {
    const { one, noticeId } = await steps.running();
    const { notice: draft } = must(await world.write('manager', (context) => replaceNotice(context, one.id, noticeId, '更正')));
    const withdrawn = must(await world.write('manager', (context) => withdrawNotice(context, one.id, noticeId, '内容有误')));
    expect(withdrawn.notice).toMatchObject({ state: 'withdrawn', withdrawnReason: '内容有误' });
    expect((await steps.publish(one, draft.id)).notice.supersedes).toBeNull();
    expect(must(await world.read('visitor', (context) => getNotice(context, noticeId))).notice).toMatchObject({
      state: 'withdrawn',
      supersededBy: null,
      endedAt: worldNow,
    });
    expect((await eventsAbout(noticeId)).map(({ kind }) => kind)).toEqual(['notice-published', 'notice-withdrawn']);
  });
});

describe('an objection', () => {
  it('is made by anybody, told to the managers, hidden until it is answered, and its author always', async () => {
    const { one, noticeId } = await steps.running();
    const before = world.mail.sent.length;
    const made = await steps.object(noticeId);
    expect(made.number).toBe(1);
    const letters = world.mail.sent.slice(before);
    expect(letters.map(({ to }) => to).toSorted()).toEqual([
      'admin@example.org',
      'auditingadmin@example.org',
      'manager@example.org',
      'secondmanager@example.org',
    ]);
    expect(letters[0]).toMatchObject({ template: 'diligence.notice-objected', data: { words: given.words, caseId: one.id } });
    expect((await eventsAbout(noticeId)).at(-1)).toMatchObject({ kind: 'notice-objected', actor_role: 'visitor' });
    expect(JSON.stringify(await eventsAbout(noticeId))).not.toContain('赵某某');

    const seenBy = async (who: Parameters<World['read']>[0]) => must(await world.read(who, (context) => getNotice(context, noticeId)));
    expect(await seenBy('visitor')).toMatchObject({ inside: false, seesObjectors: false });
    expect(await seenBy('outsider')).toMatchObject({ inside: false, seesObjectors: false });
    expect(await seenBy('viewer')).toMatchObject({ inside: true, seesObjectors: false, actions: ['object'] });
    expect(await seenBy('auditor')).toMatchObject({ inside: true, seesObjectors: true, actions: ['object'] });
    expect((await seenBy('manager')).actions).toEqual(['object', 'answer', 'replace', 'withdraw']);

    const answered = must(await answer(one, noticeId, made.id, 'rejected'));
    expect(answered.objections[0]).toMatchObject({ outcome: 'rejected', answer: '依据询价结果。', answeredAt: worldNow });
    expect(kindOf(await answer(one, noticeId, made.id, 'noted'))).toBe('notice-objection-answered');
    expect(kindOf(await answer(one, noticeId, world.newId(), 'noted'))).toBe('notice-objection-not-found');
    expect(
      kindOf(await world.write('viewer', (context) => answerNoticeObjection(context, one.id, noticeId, made.id, { outcome: 'noted', answer: '好' }))),
    ).toBe('not-allowed');
    await expect(sql`update notice_objections set words = 'x' where objection_id = ${made.id}`.execute(world.database.db)).rejects.toThrow(
      'what was objected stands',
    );
    await expect(sql`update notice_objections set outcome = 'upheld' where objection_id = ${made.id}`.execute(world.database.db)).rejects.toThrow(
      'what was objected stands',
    );
    // A person may be forgotten; what was said stays.
    await sql`update notice_objections set name = '', contact = '' where objection_id = ${made.id}`.execute(world.database.db);
  });

  it('of somebody of the unit names him neither to his colleagues nor to the readers of a dossier', async () => {
    const { noticeId } = await steps.running();
    must(await world.write('viewer', (context) => objectToNotice(context, noticeId, given)));
    const { rows } = await sql`
      select actor_id, actor_role from events where kind = 'notice-objected' and subject_id = ${noticeId}`.execute(world.database.db);
    expect(rows).toEqual([{ actor_id: null, actor_role: 'visitor' }]);
  });

  it('with an account is answered by letter', async () => {
    const { one, noticeId } = await steps.running();
    const made = must(await world.write('outsider', (context) => objectToNotice(context, noticeId, given)));
    const before = world.mail.sent.length;
    must(await answer(one, noticeId, made.id, 'noted'));
    expect(world.mail.sent.slice(before)).toMatchObject([{ to: 'outsider@example.org', template: 'diligence.notice-objection-answered' }]);
  });

  it('is heard until the last instant of the last day', async () => {
    const { noticeId } = await steps.running();
    await steps.object(noticeId, given.words, lastInstant);
    expect(await world.write('visitor', (context) => objectToNotice(context, noticeId, given), afterEnd)).toMatchObject({
      ok: false,
      error: { kind: 'notice-period-over', details: { lastDay: '2026-06-16' } },
    });
  });

  it('is heard when many wait, without a letter each; refused when too many do, and heard again when one is answered', async () => {
    const { one, noticeId } = await steps.running();
    const first = await steps.object(noticeId);
    for (let made = 1; made < mostLetters; made += 1) await steps.object(noticeId);
    const letters = world.mail.sent.length;
    expect((await steps.object(noticeId)).number).toBe(mostLetters + 1);
    expect(world.mail.sent.length).toBe(letters);
    await inTransaction(world.database.db, async (tx) => {
      for (let number = mostLetters + 2; number <= mostOpenObjections; number += 1)
        await insertNoticeObjection(tx, one.id, { ...first, id: world.newId(), number });
    });
    expect(kindOf(await world.write('visitor', (context) => objectToNotice(context, noticeId, given)))).toBe('objections-too-many');
    must(await answer(one, noticeId, first.id, 'noted'));
    expect((await steps.object(noticeId)).number).toBe(mostOpenObjections + 1);
  });

  it('by two at once has two numbers', async () => {
    const { noticeId } = await steps.running();
    const made = await Promise.all([1, 2, 3, 4].map(() => steps.object(noticeId)));
    expect(made.map(({ number }) => number).toSorted()).toEqual([1, 2, 3, 4]);
  });
});

describe('completing', () => {
  it('waits for the end and for answers', async () => {
    const { one, noticeId } = await steps.running();
    const made = await steps.object(noticeId);
    const complete = (now: Date) => world.write('manager', (context) => completeNotice(context, one.id, noticeId, '公示期满'), now);
    expect(await complete(lastInstant)).toMatchObject({ ok: false, error: { kind: 'notice-period-running', details: { lastDay: '2026-06-16' } } });
    expect(await complete(afterEnd)).toMatchObject({ ok: false, error: { kind: 'notice-objections-open', details: { count: 1 } } });
    must(await answer(one, noticeId, made.id, 'rejected', afterEnd));
    expect(kindOf(await world.write('viewer', (context) => completeNotice(context, one.id, noticeId, '公示期满'), afterEnd))).toBe('not-allowed');
    const { notice } = must(await complete(afterEnd));
    expect(notice).toMatchObject({ state: 'completed', closing: { statement: '公示期满', completedAt: afterEnd } });
    expect(notice.closing!.certificateNumber).toBe(`C${notice.number.slice(1)}`);
  });

  it('is over for ever with an objection that was upheld', async () => {
    const { one, noticeId } = await steps.running();
    const made = await steps.object(noticeId);
    must(await answer(one, noticeId, made.id, 'upheld'));
    expect(kindOf(await world.write('manager', (context) => completeNotice(context, one.id, noticeId, '期满'), afterEnd))).toBe('notice-objection-upheld');
    const seen = must(await world.read('manager', (context) => getNotice(context, noticeId), afterEnd));
    expect(seen.actions).toEqual(['replace', 'withdraw']);
    must(await world.write('manager', (context) => withdrawNotice(context, one.id, noticeId, '异议成立'), afterEnd));
    must(await world.write('manager', (context) => draftNotice(context, one.id), afterEnd));
  });

  it('gives its whole record as evidence, without who objected', async () => {
    const { one, noticeId } = await steps.running();
    must(await answer(one, noticeId, (await steps.object(noticeId)).id, 'rejected'));
    const { notice } = await steps.complete(one, noticeId);
    const evidence = (await evidenceOfCase(world.database.db, one.id)).filter(({ kind }) => kind === 'notice-certificate');
    expect(evidence).toHaveLength(1);
    const [given] = evidence;
    expect(given).toMatchObject({ source: { type: 'notice', id: noticeId }, title: one.title, withdrawnAt: null });
    expect(given!.sha256).toBe(createHash('sha256').update(given!.record!, 'utf8').digest('hex'));
    expect(JSON.parse(given!.record!)).toMatchObject({
      format: 'tongtu-notice-certificate/1',
      certificateNumber: notice.closing!.certificateNumber,
      sha256: notice.published!.sha256,
      notice: { number: notice.number, lastDay: '2026-06-16', publishedAt: '2026-06-01T01:00:00.000Z' },
      objections: [{ number: 1, outcome: 'rejected', words: '价格偏低，请说明依据。' }],
    });
    expect(given!.record).not.toContain('赵某某');
    expect(given!.record).not.toContain('13900000000');
  });

  it('happens once, however many try', async () => {
    const { one, noticeId } = await steps.running();
    const tried = await Promise.all(
      (['manager', 'second-manager', 'admin', 'manager'] as const).map((who) =>
        world.write(who, (context) => completeNotice(context, one.id, noticeId, '公示期满'), afterEnd),
      ),
    );
    expect(tried.map(kindOf).toSorted()).toEqual(['ok', 'wrong-state', 'wrong-state', 'wrong-state']);
    expect((await evidenceOfCase(world.database.db, one.id)).filter(({ kind }) => kind === 'notice-certificate')).toHaveLength(1);
    expect((await eventsAbout(noticeId)).filter(({ kind }) => kind === 'notice-completed')).toHaveLength(1);
  });

  it('is refused when the case came to say something else meanwhile', async () => {
    const { one, noticeId } = await steps.running();
    const kept = (await findCase(world.database.db, one.id))!;
    await updateCase(world.database.db, { ...kept, price: { amount: { amount: 100n, currency: 'CNY' }, formula: null } });
    expect(await world.write('manager', (context) => completeNotice(context, one.id, noticeId, '公示期满'), afterEnd)).toMatchObject({
      ok: false,
      error: { kind: 'notice-differs-from-case', details: { parts: ['price'] } },
    });
    // The new draft tells the new price.
    const { notice } = must(await world.write('manager', (context) => replaceNotice(context, one.id, noticeId, '价格变更'), afterEnd));
    expect(notice.content.price.amount).toEqual({ amount: '100', currency: 'CNY' });
  });

  it('of a case that was abandoned is refused; what runs can be withdrawn', async () => {
    const { one, noticeId } = await steps.running();
    const kept = (await findCase(world.database.db, one.id))!;
    await updateCase(world.database.db, { ...kept, state: 'abandoned' });
    expect(must(await world.read('manager', (context) => getNotice(context, noticeId), afterEnd)).actions).toEqual(['withdraw']);
    for (const act of [completeNotice, replaceNotice])
      expect(kindOf(await world.write('manager', (context) => act(context, one.id, noticeId, '终止'), afterEnd))).toBe('wrong-state');
    must(await world.write('manager', (context) => withdrawNotice(context, one.id, noticeId, '事项终止'), afterEnd));
  });
});

it('strangers neither find nor work a notice of a case that is not theirs', async () => {
  const { one, noticeId } = await steps.running();
  const other = await steps.open();
  for (const who of ['outsider', 'soe-manager', 'person'] as const)
    for (const act of [completeNotice, replaceNotice, withdrawNotice])
      expect(kindOf(await world.write(who, (context) => act(context, one.id, noticeId, 'x'), afterEnd))).toBe('case-not-found');
  // Nor through another case of the same unit.
  expect(kindOf(await world.write('manager', (context) => withdrawNotice(context, other.id, noticeId, 'x')))).toBe('notice-not-found');
  // What is told to everybody is told without the case behind it.
  expect(must(await world.read('outsider', (context) => getNotice(context, noticeId))).inside).toBe(false);
});
