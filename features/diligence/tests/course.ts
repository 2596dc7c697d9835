/** Steps of a whole course, as people take them one after the other; each a moment later than the one before. */
import { loadLocales } from '@tongtu/platform/i18n';
import { testChance } from '@tongtu/platform/testing';
import { expect as must, type Result } from '@tongtu/kernel/result';
import type { CaseAction } from '../domain/case-lifecycle.ts';
import type { EvidenceKind } from '../domain/evidence.ts';
import type { MinutesWords } from '../domain/minutes.ts';
import type { PriceAction } from '../domain/pricing.ts';
import { callDecision } from '../use-cases/call-decision.ts';
import { castVote } from '../use-cases/cast-vote.ts';
import { readCase, type CaseDetails } from '../use-cases/case-view.ts';
import { checkRelatedParties } from '../use-cases/check-related-parties.ts';
import { completeNotice } from '../use-cases/complete-notice.ts';
import { confirmMinutes } from '../use-cases/confirm-minutes.ts';
import { countVotes } from '../use-cases/count-decision.ts';
import { declareConflict } from '../use-cases/declare-conflict.ts';
import { declareInterest } from '../use-cases/declare-interest.ts';
import { getDossier } from '../use-cases/dossier.ts';
import { draftNotice } from '../use-cases/draft-notice.ts';
import { openVoting } from '../use-cases/open-voting.ts';
import { publishNotice } from '../use-cases/publish-notice.ts';
import { recordPrice, type AskedRecord } from '../use-cases/record-price.ts';
import { stepCase } from '../use-cases/step-case.ts';
import { stepPrice } from '../use-cases/step-price.ts';
import { supplyEvidence } from '../use-cases/supply-evidence.ts';
import { worldNow, type World } from './world.ts';

type Who = keyof World['people'];
const { translate } = loadLocales();
const chance = testChance('course');
const words: MinutesWords = (language, key, values) => translate(language, 'diligence', `minutes.${key}`, values);

/** A price record as it is asked for; change what the test is about. */
export const asked = (more: Partial<AskedRecord> = {}): AskedRecord => ({
  kind: 'comparable',
  institution: '技术交易市场成交公告',
  amount: { amount: '280000000', currency: 'CNY' },
  on: '2026-05-20',
  validUntil: null,
  words: null,
  fileId: null,
  ...more,
});

/** The course of one case, in the hands of one manager and the members of its committee. */
export const courseOf = (world: World, caseId: string, manager: Who, members: readonly Who[]) => {
  let now = worldNow;
  /** The clock goes on by a minute with every act. */
  const tick = (): Date => (now = new Date(now.getTime() + 60_000));
  const act = <T>(who: Who, work: Parameters<World['write']>[1]): Promise<Result<T>> => {
    const at = tick();
    return world.write({ ...world.people[who], signedInAt: at }, work, at) as Promise<Result<T>>;
  };
  const step = (action: PriceAction, by: Who = manager) => act(by, (context) => stepPrice(context, caseId, { action }));
  return {
    now: () => now,
    /** To the morning of another day. */
    sleepUntil: (day: string): void => {
      now = new Date(`${day}T01:00:00.000Z`);
    },
    step,
    steps: async (...actions: readonly PriceAction[]): Promise<void> => {
      for (const action of actions) must(await step(action));
    },
    stepCase: (action: CaseAction, more: { readonly on?: string; readonly reason?: string } = {}, by: Who = manager) =>
      act(by, (context) => stepCase(context, caseId, { action, ...more })),
    record: (more: Partial<AskedRecord> = {}) => act(manager, (context) => recordPrice(context, caseId, asked(more))),
    supply: async (...kinds: readonly EvidenceKind[]): Promise<void> => {
      for (const kind of kinds)
        must(await act(manager, (context) => supplyEvidence(context, caseId, { kind, title: { zh: kind }, fileId: null, words: `关于${kind}的说明。` })));
    },
    /** Somebody of the case declares for it that he has no interest. */
    declare: async (who: Who = manager): Promise<void> => {
      const { organizationId } = must(await world.read(who, (context) => readCase(context, caseId), now)).case;
      must(
        await act(who, (context) =>
          declareInterest(
            context,
            organizationId,
            {
              kind: 'none',
              caseId,
              about: { organizationId: null, name: null },
              relation: null,
              share: null,
              value: null,
              on: '2026-06-01',
              words: null,
              corrects: null,
            },
            chance,
          ),
        ),
      );
    },
    check: () => act(manager, (context) => checkRelatedParties(context, caseId)),
    /** The committee is called, if it may be. */
    call: () => act(manager, (context) => callDecision(context, caseId, { motion: '同意按此价格办理。', agenda: ['表决'], meetsAt: now })),
    /** The committee decides: from the call to the last confirmation. */
    decide: async (voice: 'for' | 'against' = 'for'): Promise<string> => {
      const called = must(
        await act<{ readonly decision: { readonly id: string } }>(manager, (context) =>
          callDecision(context, caseId, { motion: '同意按此价格办理。', agenda: ['表决'], meetsAt: now }),
        ),
      ).decision.id;
      for (const who of members) must(await act(who, (context) => declareConflict(context, caseId, called, { conflict: false })));
      must(await act(members[0]!, (context) => openVoting(context, caseId, called)));
      for (const who of members) must(await act(who, (context) => castVote(context, caseId, called, { voice })));
      const counted = must(
        await act<{ readonly decision: { readonly minutesSha256: string } }>(members[0]!, (context) => countVotes(context, words, caseId, called, {})),
      );
      for (const who of members) must(await act(who, (context) => confirmMinutes(context, words, caseId, called, counted.decision.minutesSha256)));
      return called;
    },
    /** Drafted and published in one, if it may be. */
    tryToPublish: () =>
      act(manager, async (context) => {
        const drafted = await draftNotice(context, caseId);
        return drafted.ok ? publishNotice(context, caseId, drafted.value.notice.id, { revision: 1 }) : drafted;
      }),
    /** Drafted and published; answers its id and its last day. */
    publish: async (): Promise<{ readonly id: string; readonly lastDay: string }> => {
      const drafted = must(await act<{ readonly notice: { readonly id: string } }>(manager, (context) => draftNotice(context, caseId))).notice.id;
      const told = must(
        await act<{ readonly notice: { readonly published: { readonly lastDay: string } } }>(manager, (context) =>
          publishNotice(context, caseId, drafted, { revision: 1 }),
        ),
      );
      return { id: drafted, lastDay: told.notice.published.lastDay };
    },
    complete: (noticeId: string) => act(manager, (context) => completeNotice(context, caseId, noticeId, '公示期内无异议。')),
    dossier: async () => must(await world.read(manager, (context) => getDossier(context, caseId), now)),
    view: async (who: Who = manager): Promise<CaseDetails> => must(await world.read(who, (context) => readCase(context, caseId), now)),
    next: async (who: Who = manager): Promise<string[]> =>
      must(await world.read(who, (context) => readCase(context, caseId), now)).next.map(({ act: what, subject }) =>
        what === 'price-step' || what === 'record-price' || what === 'supply-evidence' ? `${what} ${subject}` : what,
      ),
  };
};
export type Course = ReturnType<typeof courseOf>;
