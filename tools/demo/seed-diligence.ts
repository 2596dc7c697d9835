/**
 * Cases of the demo consortium, told as stories: one that may be signed, one whose notice runs, one of a central enterprise that still
 * lacks an opinion, one that has just begun, one of a private company that is signed. A case is one transaction; one that is there is
 * left to its people, and what a changed database refuses is said and left out.
 */
import { randomBytes } from 'node:crypto';
import {
  answerNoticeObjection,
  callDecision,
  castVote,
  checkRelatedParties,
  committeeById,
  completeNotice,
  confirmMinutes,
  countVotes,
  declareConflict,
  declareInterest,
  draftNotice,
  formCommittee,
  objectToNotice,
  openCase,
  openVoting,
  publishNotice,
  recordPrice,
  seenCase,
  stepCase,
  stepPrice,
  supplyEvidence,
  type MinutesWords,
} from '@tongtu/diligence';
import { organizationById } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { visitor, type Reader } from '@tongtu/kernel/reader';
import { expect as must, type Result } from '@tongtu/kernel/result';
import { demoCases, demoCommittees, type DemoCase, type DemoCommittee, type DemoStep } from './diligence.ts';
import { idOfName, named } from './ids.ts';
import { readersOf, type Readers } from './readers.ts';
import type { SeedOptions } from './seed.ts';

const dayMs = 86_400_000;
/** Past steps write no letters today. */
const silent: Context['mail'] = { send: async () => {} };
const instantOf = (now: Date, days: number): Date => new Date(now.getTime() + days * dayMs);
/** The day in Beijing. */
const dayOf = (now: Date, days: number): string => new Date(instantOf(now, days).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
const organizationId = (key: string): string => idOfName(`organization/${key}`);

/** Whatever of the case the next steps are about. */
type Story = { readonly caseId: string; decisionId: string; minutes: string; noticeId: string; objectionId: string };
type Telling = {
  readonly demo: DemoCase;
  readonly now: Date;
  readonly words: MinutesWords;
  /** Somebody's context on a day, a moment later with every step, freshly signed in. */
  readonly as: (who: string | null, day: number) => Promise<Context>;
  readonly story: Story;
};

/** Each verb of a story is the use-case of that name. */
const tell = async ({ demo, now, words, as, story }: Telling, step: DemoStep): Promise<unknown> => {
  const context = await as(step.do === 'object' ? null : (step.who ?? demo.writer), step.day);
  const { caseId } = story;
  switch (step.do) {
    case 'evidence':
      return must(await supplyEvidence(context, caseId, { kind: step.kind, title: step.title, words: step.words, fileId: null }));
    case 'price': {
      const { kind, institution, on, validFor, words: said } = step;
      const amount = step.amount === null ? null : { amount: step.amount, currency: 'CNY' };
      const validUntil = validFor === undefined ? null : dayOf(now, on + validFor);
      return must(await recordPrice(context, caseId, { kind, institution, amount, on: dayOf(now, on), validUntil, words: said, fileId: null }));
    }
    case 'declare': {
      const about = { organizationId: step.organization === undefined ? null : organizationId(step.organization), name: null };
      const { kind, relation = null, words: said = null } = step;
      const declared = { kind, caseId, about, relation, share: null, value: null, on: dayOf(now, step.day), words: said, corrects: null };
      return must(await declareInterest(context, organizationId(demo.organization), declared, (bytes) => randomBytes(bytes)));
    }
    case 'check':
      return must(await checkRelatedParties(context, caseId));
    case 'step-price':
      return must(await stepPrice(context, caseId, step));
    case 'call': {
      const { motion, agenda, meets } = step;
      const called = must(await callDecision(context, caseId, { motion, agenda, meetsAt: instantOf(now, meets) }));
      return (story.decisionId = called.decision.id);
    }
    case 'no-conflict':
      return must(await declareConflict(context, caseId, story.decisionId, { conflict: false }));
    case 'conflict':
      return must(await declareConflict(context, caseId, story.decisionId, { conflict: true, words: step.words }));
    case 'open-voting':
      return must(await openVoting(context, caseId, story.decisionId));
    case 'vote':
      return must(await castVote(context, caseId, story.decisionId, step));
    case 'count':
      return (story.minutes = must(await countVotes(context, words, caseId, story.decisionId, {})).decision.minutesSha256 ?? '');
    case 'confirm':
      return must(await confirmMinutes(context, words, caseId, story.decisionId, story.minutes));
    case 'publish': {
      const { notice } = must(await draftNotice(context, caseId));
      story.noticeId = notice.id;
      return must(await publishNotice(context, caseId, notice.id, { revision: notice.revision }));
    }
    case 'object':
      return (story.objectionId = must(await objectToNotice(context, story.noticeId, step)).id);
    case 'answer':
      return must(await answerNoticeObjection(context, caseId, story.noticeId, story.objectionId, step));
    case 'complete':
      return must(await completeNotice(context, caseId, story.noticeId, step.words));
    case 'step':
      return must(await stepCase(context, caseId, { action: step.action, ...(step.action === 'sign' ? { on: dayOf(now, step.day) } : {}) }));
  }
};

const contextsFor = (given: Context, readers: Readers, now: Date): Telling['as'] => {
  let moment = 0;
  return async (who, day) => {
    const at = new Date(instantOf(now, day).getTime() + (moment += 1) * 1000);
    const reader: Reader = who === null ? visitor : { ...(await readers(who)), signedInAt: at };
    return { ...given, mail: silent, reader, now: at };
  };
};

const committeeId = (key: string): string => idOfName(`committee/${key}`);
const seedCommittee = async (given: Context, demo: DemoCommittee, now: Date): Promise<void> => {
  const unit = organizationId(demo.organization);
  if ((await committeeById(given.tx, committeeId(demo.key))) !== undefined || (await organizationById(given.tx, unit)) === undefined) return;
  const readers = readersOf(given);
  const memberIds: string[] = [];
  for (const member of demo.members) memberIds.push((await readers(member)).personId ?? '');
  const context = await contextsFor(given, readers, now)(demo.former, demo.day);
  const chairId = (await readers(demo.chair)).personId ?? '';
  const { name, quorum, majority } = demo;
  must<unknown>(await formCommittee(named(context, `committee/${demo.key}`), unit, { name, quorum, majority, chairId, memberIds }));
};

const seedCase = async (given: Context, demo: DemoCase, now: Date, words: MinutesWords): Promise<boolean> => {
  const caseId = idOfName(`diligence-case/${demo.key}`);
  const office: Reader = { platformRoles: ['secretariat'], memberships: [] };
  const found: Result<unknown> = await seenCase({ ...given, reader: office }, caseId);
  if (found.ok || (await organizationById(given.tx, organizationId(demo.organization))) === undefined) return false;
  const readers = readersOf(given);
  const as = contextsFor(given, readers, now);
  const { title, listing, abstract, pathway, counterparty, price, people, committee } = demo.fields;
  const team: { personId: string; part: (typeof people)[number][1] }[] = [];
  for (const [who, part] of people) team.push({ personId: (await readers(who)).personId ?? '', part });
  const fields = {
    title,
    listingId: listing === null ? null : idOfName(`listing/${listing}`),
    abstract,
    pathway,
    counterparty: {
      organizationId: counterparty.organization === undefined ? null : organizationId(counterparty.organization),
      name: counterparty.name ?? null,
    },
    relatedParty: { marked: false, words: null },
    price: { amount: price.amount === null ? null : { amount: price.amount, currency: 'CNY' }, formula: price.formula },
    people: team,
    committeeId: committee === null ? null : committeeId(committee),
  };
  const opener = named(await as(demo.writer, demo.opened), `diligence-case/${demo.key}`);
  must(await openCase(opener, { organizationId: organizationId(demo.organization), fields }));
  const story: Story = { caseId, decisionId: '', minutes: '', noticeId: '', objectionId: '' };
  for (const step of demo.steps) await tell({ demo, now, words, as, story }, step);
  return true;
};

export type SeededDiligence = { readonly cases: number };

export const seedDiligence = async ({ inTransaction, now, translate, log = () => {} }: SeedOptions): Promise<SeededDiligence> => {
  const words: MinutesWords = (language, key, values) => translate(language, 'diligence', `minutes.${key}`, values);
  let cases = 0;
  try {
    for (const demo of demoCommittees()) await inTransaction((context) => seedCommittee(context, demo, now));
  } catch (error) {
    log(`committees: ${String(error)}`);
  }
  for (const demo of demoCases()) {
    try {
      if (await inTransaction((context) => seedCase(context, demo, now, words))) cases += 1;
    } catch (error) {
      // A demo database that people changed must not keep the house from starting.
      log(`case ${demo.key}: ${String(error)}`);
    }
  }
  return { cases };
};
