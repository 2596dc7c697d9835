/** What tests of notices do with a case of the world before and while it is told. */
import { testChance } from '@tongtu/platform/testing';
import { expect as must } from '@tongtu/kernel/result';
import type { CaseFields } from '../contract/cases.ts';
import type { Case } from '../domain/case.ts';
import { findNotice } from '../store/notices.ts';
import { checkRelatedParties } from '../use-cases/check-related-parties.ts';
import { completeNotice } from '../use-cases/complete-notice.ts';
import { declareInterest } from '../use-cases/declare-interest.ts';
import { draftNotice } from '../use-cases/draft-notice.ts';
import type { SeenNotice } from '../use-cases/notice-view.ts';
import { objectToNotice } from '../use-cases/object-to-notice.ts';
import { openCase } from '../use-cases/open-case.ts';
import { publishNotice } from '../use-cases/publish-notice.ts';
import { stepPrice } from '../use-cases/step-price.ts';
import { knownBeforeDecision, supplyBeforeDecision } from './before-decision.ts';
import { worldNow, type World } from './world.ts';

/** Published on 1 June 2026, a Monday, the fifteenth day is Tuesday, 16 June. */
export const lastInstant: Date = new Date('2026-06-16T15:59:59.999Z');
export const afterEnd: Date = new Date('2026-06-16T16:00:00.000Z');

const nothing = {
  kind: 'none',
  about: { organizationId: null, name: null },
  relation: null,
  share: null,
  value: null,
  on: '2026-06-01',
  words: null,
  corrects: null,
} as const;

export const noticeSteps = (world: World) => {
  /** A case whose price is to be agreed, decided elsewhere; its manager has declared that he has no interest. */
  const open = async (more: Partial<CaseFields> = {}): Promise<Case> => {
    const opened = must(await world.write('manager', (context) => openCase(context, { organizationId: world.unit, fields: world.fields(more) })));
    must(
      await world.write('manager', async (context) => {
        await supplyBeforeDecision(context, opened.id, [...knownBeforeDecision, 'decision-minutes']);
        return declareInterest(context, world.unit, { ...nothing, caseId: opened.id }, testChance('notices'));
      }),
    );
    return must(await world.write('manager', (context) => stepPrice(context, opened.id, { action: 'choose-agreement' })));
  };
  const check = async (one: Case, now = worldNow): Promise<unknown> =>
    must(await world.write('manager', (context) => checkRelatedParties(context, one.id), now));
  const draft = async (one: Case, now = worldNow): Promise<SeenNotice> => must(await world.write('manager', (context) => draftNotice(context, one.id), now));
  const publish = async (one: Case, noticeId: string, now = worldNow): Promise<SeenNotice> =>
    must(
      await world.write(
        'manager',
        async (context) => {
          const { revision } = (await findNotice(context.tx, one.id, noticeId))!;
          return publishNotice(context, one.id, noticeId, { revision });
        },
        now,
      ),
    );
  /** A case with a notice that runs. */
  const running = async (more: Partial<CaseFields> = {}): Promise<{ readonly one: Case; readonly noticeId: string; readonly seen: SeenNotice }> => {
    const one = await open(more);
    await check(one);
    const { notice } = await draft(one);
    return { one, noticeId: notice.id, seen: await publish(one, notice.id) };
  };
  const object = async (noticeId: string, words = '价格偏低，请说明依据。', now = worldNow) =>
    must(await world.write('visitor', (context) => objectToNotice(context, noticeId, { name: '赵某某', contact: '13900000000', words }), now));
  const complete = async (one: Case, noticeId: string, now = afterEnd): Promise<SeenNotice> =>
    must(await world.write('manager', (context) => completeNotice(context, one.id, noticeId, '公示期满，未收到异议。'), now));
  return { open, check, draft, publish, running, object, complete };
};
