/**
 * Random lives of cases, from a random point of their course on, in the hands of random people two at a time: whatever is done in
 * whichever order, and whatever is refused, what must be true of every case stays true.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Context } from '@tongtu/platform/context';
import { loadLocales } from '@tongtu/platform/i18n';
import { testChance } from '@tongtu/platform/testing';
import { expect as must, type Result } from '@tongtu/kernel/result';
import { dayAfter } from '@tongtu/kernel/zone';
import { caseDay } from '../domain/case-day.ts';
import { caseActions } from '../domain/case-lifecycle.ts';
import { voices } from '../domain/decision-lifecycle.ts';
import type { MinutesWords } from '../domain/minutes.ts';
import { institutePricing, priceActions } from '../domain/pricing.ts';
import { findCase } from '../store/cases.ts';
import { decisionsOfCase } from '../store/decisions.ts';
import { evidenceOfCase } from '../store/evidence.ts';
import { objectionsOfNotice } from '../store/notice-objections.ts';
import { noticesOfCase } from '../store/notices.ts';
import { priceRecordsOf } from '../store/price-records.ts';
import { reviewsOfCase } from '../store/reviews.ts';
import { answerNoticeObjection } from '../use-cases/answer-notice-objection.ts';
import { appealReview, settleReview } from '../use-cases/appeal-review.ts';
import { callDecision } from '../use-cases/call-decision.ts';
import { cancelDecision } from '../use-cases/cancel-decision.ts';
import { castVote } from '../use-cases/cast-vote.ts';
import { checkRelatedParties } from '../use-cases/check-related-parties.ts';
import { completeNotice } from '../use-cases/complete-notice.ts';
import { confirmMinutes } from '../use-cases/confirm-minutes.ts';
import { countVotes } from '../use-cases/count-decision.ts';
import { declareConflict } from '../use-cases/declare-conflict.ts';
import { declareInterest } from '../use-cases/declare-interest.ts';
import { draftNotice } from '../use-cases/draft-notice.ts';
import { exportDossier } from '../use-cases/export-dossier.ts';
import { recordFinding } from '../use-cases/guest-review.ts';
import { inviteReview, revokeReview } from '../use-cases/invite-review.ts';
import { objectToNotice } from '../use-cases/object-to-notice.ts';
import { openCase } from '../use-cases/open-case.ts';
import { openVoting } from '../use-cases/open-voting.ts';
import { publishNotice } from '../use-cases/publish-notice.ts';
import { recordPrice } from '../use-cases/record-price.ts';
import { replaceNotice } from '../use-cases/replace-notice.ts';
import { saveCase } from '../use-cases/save-case.ts';
import { stepCase } from '../use-cases/step-case.ts';
import { stepPrice } from '../use-cases/step-price.ts';
import { supplyEvidence } from '../use-cases/supply-evidence.ts';
import { withdrawEvidence } from '../use-cases/withdraw-evidence.ts';
import { withdrawNotice } from '../use-cases/withdraw-notice.ts';
import { withdrawPriceRecord } from '../use-cases/withdraw-price-record.ts';
import { asked, courseOf } from './course.ts';
import { broken } from './invariants.ts';
import { makeWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.closeSound());

const { translate } = loadLocales();
const words: MinutesWords = (language, key, values) => translate(language, 'diligence', `minutes.${key}`, values);
const chance = testChance('lives');
const members = ['chair', 'member-two', 'member-three', 'member-four', 'expert'] as const;

/** All members of a decision that was called say that they have no conflict, and voting begins. */
const clearAll = async (caseId: string, now: Date): Promise<void> => {
  const called = (await decisionsOfCase(world.database.db, caseId)).find(({ state }) => state === 'called');
  if (called === undefined) return;
  for (const each of members) await world.write(each, (context) => declareConflict(context, caseId, called.id, { conflict: false }), now);
  await world.write('chair', (context) => openVoting(context, caseId, called.id), now);
};

/** How far a life has come when chance takes it over. */
const starts = ['opened', 'prepared', 'voting', 'decided', 'told', 'settled', 'cleared', 'signed'] as const;
type Start = (typeof starts)[number];
/** Each life has another side of its own: what somebody declares about it in one life says nothing in the next. */
let lived = 0;
const fields = (more: Parameters<World['fields']>[0] = {}) => world.fields({ counterparty: { organizationId: null, name: `第${lived}公司` }, ...more });
const begin = async (start: Start): Promise<{ readonly caseId: string; readonly now: Date }> => {
  lived += 1;
  const { id: caseId } = must(await world.write('manager', (context) => openCase(context, { organizationId: world.unit, fields: fields() })));
  const course = courseOf(world, caseId, 'manager', members);
  const reached = (what: Start): boolean => starts.indexOf(start) >= starts.indexOf(what);
  if (reached('prepared')) {
    await course.steps('choose-agreement');
    must(await course.record());
    await course.supply('rule-text', 'rule-consultation', 'rule-publication', 'readiness-statement');
    await course.declare();
    must(await course.check());
  }
  if (start === 'voting') {
    must(await course.call());
    await clearAll(caseId, course.now());
  }
  if (reached('decided')) {
    await course.decide();
    await course.steps('decide');
  }
  if (reached('told')) {
    const { id, lastDay } = await course.publish();
    await course.steps('publish-notice');
    if (reached('settled')) {
      course.sleepUntil(dayAfter(lastDay));
      must(await course.complete(id));
      await course.steps('confirm-notice');
    }
  }
  if (reached('cleared')) must(await course.stepCase('clear'));
  if (reached('signed')) must(await course.stepCase('sign', { on: caseDay(course.now()) }));
  return { caseId, now: course.now() };
};

const act = <T extends string, M extends Record<string, fc.Arbitrary<unknown>>>(weight: number, name: T, more: M = {} as M) => ({
  weight,
  arbitrary: fc.record({ ...more, act: fc.constant(name) }) as fc.Arbitrary<{ [K in keyof M]: M[K] extends fc.Arbitrary<infer V> ? V : never } & { act: T }>,
});
const nth = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 9 }) });
const who = fc.oneof(
  { weight: 8, arbitrary: fc.constant('manager' as const) },
  { weight: 4, arbitrary: fc.constantFrom('second-manager' as const, 'signatory' as const, 'admin' as const) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('viewer' as const, 'chair' as const, 'expert' as const, 'outsider' as const, 'secretariat' as const, 'visitor' as const),
  },
);
const member = fc.constantFrom(...members);
const deeds = fc.oneof(
  act(3, 'price', { action: fc.constantFrom(...priceActions) }),
  act(6, 'onward'),
  act(5, 'step', { action: fc.constantFrom(...caseActions), yesterday: fc.boolean() }),
  act(2, 'record', { kind: fc.constantFrom('comparable' as const, 'valuation' as const, 'listing-result' as const) }),
  act(2, 'take-back-record', { nth }),
  act(3, 'supply', { kind: fc.constantFrom('rule-text' as const, 'comparable' as const, 'yearly-report' as const, 'notice-certificate' as const) }),
  act(3, 'withdraw', { nth }),
  act(3, 'save', { change: fc.constantFrom('price', 'pathway', 'counterparty', 'title', 'marked') }),
  act(2, 'declare', { member, kind: fc.constantFrom('none' as const, 'shareholding' as const) }),
  act(2, 'check'),
  act(3, 'call'),
  act(3, 'conflict', { member, conflict: fc.boolean() }),
  act(2, 'clear-all'),
  act(2, 'open-voting'),
  act(5, 'vote', { member, voice: fc.constantFrom(...voices) }),
  act(2, 'count'),
  act(5, 'confirm', { member }),
  act(1, 'cancel'),
  act(2, 'draft'),
  act(3, 'publish', { nth }),
  act(1, 'replace', { nth }),
  act(1, 'take-back', { nth }),
  act(3, 'object', { nth }),
  act(3, 'answer', { nth, outcome: fc.constantFrom('upheld' as const, 'rejected' as const, 'noted' as const) }),
  act(3, 'complete', { nth }),
  act(1, 'export'),
  act(1, 'invite'),
  act(1, 'find', { finding: fc.constantFrom('exempt' as const, 'not-exempt' as const) }),
  act(1, 'review', { nth, what: fc.constantFrom('revoke' as const, 'appeal' as const, 'settle' as const) }),
  act(3, 'sleep', { days: fc.constantFrom(0, 1, 16, 40) }),
);
type Deed = typeof deeds extends fc.Arbitrary<infer D> ? D : never;

const pick = <T>(all: readonly T[], n: number): T | undefined => (all.length === 0 ? undefined : all[n % all.length]);
/** Answers of all that was done, so that one sees that the lives are lives. */
const seen = new Map<string, number>();
const tokens: string[] = [];

/** What the deed does; undefined where there is nothing to do it with. */
const deedOf = async (deed: Deed, caseId: string, now: Date): Promise<((context: Context) => Promise<Result<unknown>>) | undefined> => {
  const { db } = world.database;
  const one = (await findCase(db, caseId))!;
  const notice = async (n: number) => pick(await noticesOfCase(db, caseId), n);
  const [decision] = await decisionsOfCase(db, caseId);
  const onNotice = async (n: number, work: (context: Context, id: string) => Promise<Result<unknown>>) => {
    const found = await notice(n);
    return found && ((context: Context) => work(context, found.id));
  };
  const onDecision = (work: (context: Context, id: string) => Promise<Result<unknown>>) => decision && ((context: Context) => work(context, decision.id));
  switch (deed.act) {
    case 'price':
      return (context) => stepPrice(context, caseId, { action: deed.action });
    case 'onward': {
      const action = pick(institutePricing.allowedActions(one.priceState as never), now.getUTCMinutes());
      return action && ((context) => stepPrice(context, caseId, { action }));
    }
    case 'step':
      return (context) =>
        stepCase(context, caseId, {
          action: deed.action,
          ...(deed.action === 'sign' ? { on: caseDay(new Date(now.getTime() - (deed.yesterday ? 86_400_000 : 0))) } : {}),
          reason: '另行处理。',
        });
    case 'record':
      return (context) => recordPrice(context, caseId, asked({ kind: deed.kind }));
    case 'take-back-record': {
      const record = pick(await priceRecordsOf(db, caseId), deed.nth);
      return record && ((context) => withdrawPriceRecord(context, caseId, record.id, '有误。'));
    }
    case 'supply':
      return (context) => supplyEvidence(context, caseId, { kind: deed.kind, title: { zh: deed.kind }, fileId: null, words: '说明。' });
    case 'withdraw': {
      const piece = pick(await evidenceOfCase(db, caseId), deed.nth);
      return piece && ((context) => withdrawEvidence(context, caseId, piece.id, '有误。'));
    }
    case 'save': {
      const amount = { amount: String(200_000_000 + now.getUTCMinutes()), currency: 'CNY' };
      const changes = {
        price: { price: { amount, formula: null } },
        pathway: { pathway: 'transfer' as const },
        counterparty: { counterparty: { organizationId: world.enterprise, name: null } },
        title: { title: { zh: '改名' } },
        marked: { relatedParty: { marked: true, words: '同一控制下。' } },
      };
      return (context) => saveCase(context, caseId, { revision: one.revision, fields: fields(changes[deed.change as keyof typeof changes]) });
    }
    case 'declare':
      return (context) =>
        declareInterest(
          context,
          world.unit,
          {
            kind: deed.kind,
            caseId,
            about: { organizationId: null, name: deed.kind === 'none' ? null : one.counterparty.name },
            relation: null,
            share: deed.kind === 'none' ? null : '12',
            value: null,
            on: caseDay(now),
            words: null,
            corrects: null,
          },
          chance,
        );
    case 'check':
      return (context) => checkRelatedParties(context, caseId);
    case 'call':
      return (context) => callDecision(context, caseId, { motion: '同意。', agenda: [], meetsAt: now });
    case 'conflict':
      return onDecision((context, id) => declareConflict(context, caseId, id, { conflict: deed.conflict, ...(deed.conflict ? { words: '亲属任职。' } : {}) }));
    case 'clear-all':
      return undefined;
    case 'open-voting':
      return onDecision((context, id) => openVoting(context, caseId, id));
    case 'vote':
      return onDecision((context, id) => castVote(context, caseId, id, { voice: deed.voice }));
    case 'count':
      return onDecision((context, id) => countVotes(context, words, caseId, id, {}));
    case 'confirm':
      return onDecision((context, id) => confirmMinutes(context, words, caseId, id, decision!.minutesSha256 ?? ''));
    case 'cancel':
      return onDecision((context, id) => cancelDecision(context, caseId, id, '改期。'));
    case 'draft':
      return (context) => draftNotice(context, caseId);
    case 'publish':
      return onNotice(deed.nth, (context, id) => publishNotice(context, caseId, id, { revision: 1 }));
    case 'replace':
      return onNotice(deed.nth, (context, id) => replaceNotice(context, caseId, id, '更正。'));
    case 'take-back':
      return onNotice(deed.nth, (context, id) => withdrawNotice(context, caseId, id, '撤回。'));
    case 'object':
      return onNotice(deed.nth, (context, id) => objectToNotice(context, id, { name: '赵某', contact: '13900000000', words: '价格偏低。' }));
    case 'answer': {
      const found = await notice(deed.nth);
      const objection = found && pick(await objectionsOfNotice(db, found), deed.nth);
      return objection && ((context) => answerNoticeObjection(context, caseId, found.id, objection.id, { outcome: deed.outcome, answer: '已核实。' }));
    }
    case 'complete':
      return onNotice(deed.nth, (context, id) => completeNotice(context, caseId, id, '公示期满。'));
    case 'export':
      return (context) => exportDossier(context, caseId);
    case 'invite':
      return async (context) => {
        const invited = await inviteReview(context, chance, caseId, { reviewerName: '审计', reviewerBody: '审计处', days: 30 });
        if (invited.ok) tokens.push(invited.value.token);
        return invited;
      };
    case 'find': {
      const token = tokens.at(-1);
      return token === undefined ? undefined : (context) => recordFinding(context, token, { finding: deed.finding, reasons: '资料齐全。' });
    }
    case 'review': {
      const review = pick(await reviewsOfCase(db, caseId), deed.nth);
      if (review === undefined) return undefined;
      if (deed.what === 'revoke') return (context) => revokeReview(context, caseId, review.id);
      return deed.what === 'appeal' ? (context) => appealReview(context, caseId, review.id, '不服。') : (context) => settleReview(context, caseId, review.id);
    }
    case 'sleep':
      return undefined;
  }
};

it('what must be true of a case stays true, whoever does what', async () => {
  const one = fc.record({ deed: deeds, by: who });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), fc.array(one, { minLength: 8, maxLength: 30 }), async (start, lives) => {
      const { caseId, now: since } = await begin(start);
      let now = since;
      const run = async ({ deed, by }: (typeof lives)[number]): Promise<void> => {
        const at = now;
        const work = await deedOf(deed, caseId, at);
        if (work === undefined) return;
        const sitting: keyof World['people'] | undefined = 'member' in deed ? (deed.member as 'chair') : undefined;
        const reader = world.readers[sitting ?? (deed.act === 'open-voting' || deed.act === 'count' ? 'chair' : by)];
        const result = await world.write({ ...reader, signedInAt: at }, work, at);
        const said = `${deed.act} ${result.ok ? 'ok' : result.error.kind}`;
        seen.set(said, (seen.get(said) ?? 0) + 1);
      };
      for (let n = 0; n < lives.length; n += 2) {
        const pair = lives.slice(n, n + 2);
        for (const { deed } of pair) {
          now = new Date(now.getTime() + (deed.act === 'sleep' ? deed.days * 86_400_000 : 0) + 60_000);
          if (deed.act === 'clear-all') await clearAll(caseId, now);
        }
        // At once, so that they meet.
        await Promise.all(pair.map(run));
      }
      expect(await broken(world.database.db, { caseId })).toEqual([]);
    }),
    { numRuns: 40 },
  );
  // Lives, not refusals alone.
  const done = [...seen.keys()].filter((said) => said.endsWith(' ok'));
  expect(done.length, [...seen.keys()].join(', ')).toBeGreaterThan(12);
}, 120_000);
