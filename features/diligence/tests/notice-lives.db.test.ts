/** Every state of a notice × every act, through the use-cases: what the table refuses, they refuse, and nothing changes by it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import type { Context } from '@tongtu/platform/context';
import { expect as must, type Result } from '@tongtu/kernel/result';
import type { Case } from '../domain/case.ts';
import { noticeActions, noticeLifecycle, noticeStates, type NoticeAction, type NoticeState } from '../domain/notice-lifecycle.ts';
import { findNotice } from '../store/notices.ts';
import { answerNoticeObjection } from '../use-cases/answer-notice-objection.ts';
import { completeNotice } from '../use-cases/complete-notice.ts';
import { objectToNotice } from '../use-cases/object-to-notice.ts';
import { publishNotice } from '../use-cases/publish-notice.ts';
import { replaceNotice } from '../use-cases/replace-notice.ts';
import { saveNotice } from '../use-cases/save-notice.ts';
import { withdrawNotice } from '../use-cases/withdraw-notice.ts';
import { afterEnd, noticeSteps } from './notice-steps.ts';
import { kindOf, makeWorld, worldNow, type World } from './world.ts';

let world: World;
let steps: ReturnType<typeof noticeSteps>;
beforeAll(async () => {
  world = await makeWorld();
  steps = noticeSteps(world);
});
afterAll(() => world.closeSound());

type Standing = { readonly one: Case; readonly noticeId: string };
/** A notice that has come into this state in the way that people bring it there. */
const bring: Readonly<Record<NoticeState, () => Promise<Standing>>> = {
  draft: async () => {
    const one = await steps.open();
    await steps.check(one);
    return { one, noticeId: (await steps.draft(one)).notice.id };
  },
  running: () => steps.running(),
  completed: async () => {
    const { one, noticeId } = await steps.running();
    await steps.complete(one, noticeId);
    return { one, noticeId };
  },
  superseded: async () => {
    const { one, noticeId } = await steps.running();
    const { notice } = must(await world.write('manager', (context) => replaceNotice(context, one.id, noticeId, '更正')));
    await steps.publish(one, notice.id);
    return { one, noticeId };
  },
  withdrawn: async () => {
    const { one, noticeId } = await steps.running();
    must(await world.write('manager', (context) => withdrawNotice(context, one.id, noticeId, '另行安排')));
    return { one, noticeId };
  },
};

/** The act, and what is there for it: an objection to answer, a period that is over. */
const act = async (action: NoticeAction, { one, noticeId }: Standing, state: NoticeState): Promise<Result<unknown>> => {
  const as = (work: (context: Context) => Promise<Result<unknown>>, now = worldNow) => world.write('manager', work, now);
  const notice = (await findNotice(world.database.db, one.id, noticeId))!;
  switch (action) {
    case 'save':
      return as((context) => saveNotice(context, one.id, noticeId, notice));
    case 'publish':
      return as((context) => publishNotice(context, one.id, noticeId, notice));
    case 'object':
      return world.write('visitor', (context) => objectToNotice(context, noticeId, { name: '赵某某', contact: '139', words: '请说明依据' }));
    case 'answer': {
      const id = state === 'running' ? (await steps.object(noticeId)).id : world.newId();
      return as((context) => answerNoticeObjection(context, one.id, noticeId, id, { outcome: 'noted', answer: '好' }));
    }
    case 'replace':
      return as((context) => replaceNotice(context, one.id, noticeId, '更正'));
    case 'complete':
      return as((context) => completeNotice(context, one.id, noticeId, '公示期满'), afterEnd);
    case 'withdraw':
      return as((context) => withdrawNotice(context, one.id, noticeId, '另行安排'));
  }
};

const rowOf = async (noticeId: string): Promise<string> =>
  JSON.stringify((await sql`select to_jsonb(n) as notice from notices n where notice_id = ${noticeId}`.execute(world.database.db)).rows[0]);

describe.each(noticeStates)('%s', (state) => {
  it.each(noticeActions)('%s', async (action) => {
    const standing = await bring[state]();
    const before = await rowOf(standing.noticeId);
    const allowed = noticeLifecycle.allowedActions(state).includes(action);
    const done = await act(action, standing, state);
    // Of a draft nobody outside knows that it exists.
    expect(kindOf(done)).toBe(allowed ? 'ok' : state === 'draft' && action === 'object' ? 'notice-not-found' : 'wrong-state');
    expect(allowed || (await rowOf(standing.noticeId)) === before).toBe(true);
  });
});
