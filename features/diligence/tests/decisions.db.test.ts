/** A committee decides: the whole course, and everything that must not happen on the way. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadLocales } from '@tongtu/platform/i18n';
import type { Reader } from '@tongtu/kernel/reader';
import { expect as must, type Result } from '@tongtu/kernel/result';
import type { Voice } from '../domain/decision-lifecycle.ts';
import { isPassed, type Decision } from '../domain/decision.ts';
import type { MinutesWords } from '../domain/minutes.ts';
import { committeeHandlers } from '../http/committee-handlers.ts';
import { findCase, updateCase } from '../store/cases.ts';
import { putCommittee } from '../store/committees.ts';
import { decisionsOfCase } from '../store/decisions.ts';
import { evidenceOfCase } from '../store/evidence.ts';
import { tables } from '../store/tables.ts';
import { callDecision } from '../use-cases/call-decision.ts';
import { cancelDecision } from '../use-cases/cancel-decision.ts';
import { castVote } from '../use-cases/cast-vote.ts';
import { confirmMinutes } from '../use-cases/confirm-minutes.ts';
import { countVotes } from '../use-cases/count-decision.ts';
import { declareConflict } from '../use-cases/declare-conflict.ts';
import { findExpert } from '../use-cases/find-expert.ts';
import { openCase } from '../use-cases/open-case.ts';
import { openVoting } from '../use-cases/open-voting.ts';
import { getDecision, listDecisions, listMyDecisions } from '../use-cases/read-decisions.ts';
import { supplyBeforeDecision } from './before-decision.ts';
import { daysLater, kindOf, makeWorld, worldNow, type World } from './world.ts';

const { translate } = loadLocales();
const words: MinutesWords = (language, key, values) => translate(language, 'diligence', `minutes.${key}`, values);
const call = { motion: '同意以 300 万元许可实施。', agenda: ['听取汇报', '表决'], meetsAt: daysLater(2) };

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

type Who = Parameters<World['read']>[0];
const everyone = ['chair', 'member-two', 'member-three', 'member-four', 'expert'] as const;
/** A case of its own for each test, with a decision that was called. */
let caseId: string;
let decisionId: string;
const open = async (counterpartyId = world.company): Promise<string> => {
  const fields = world.fields({ counterparty: { organizationId: counterpartyId, name: null } });
  return must(
    await world.write('manager', async (context) => {
      const opened = await openCase(context, { organizationId: world.unit, fields });
      if (opened.ok) await supplyBeforeDecision(context, opened.value.id);
      return opened;
    }),
  ).id;
};
const begun = async (counterpartyId?: string): Promise<void> => {
  caseId = await open(counterpartyId);
  decisionId = must(await world.write('manager', (context) => callDecision(context, caseId, call))).decision.id;
};
beforeEach(() => begun());

const declare = (who: Who, conflict = false, said?: string) =>
  world.write(who, (context) => declareConflict(context, caseId, decisionId, { conflict, words: said }));
const begin = (who: Who = 'chair') => world.write(who, (context) => openVoting(context, caseId, decisionId));
const vote = (who: Who, voice: Voice, dissent?: string) => world.write(who, (context) => castVote(context, caseId, decisionId, { voice, dissent }));
const count = (who: Who = 'chair', remarks?: string) => world.write(who, (context) => countVotes(context, words, caseId, decisionId, { remarks }));
const confirm = (who: Who, sha256: string, now = worldNow) => world.write(who, (context) => confirmMinutes(context, words, caseId, decisionId, sha256), now);
const stored = async (): Promise<Decision> => (await decisionsOfCase(world.database.db, caseId)).find(({ id }) => id === decisionId)!;
const memberOf = async (who: keyof World['people']) => (await stored()).members.find(({ personId }) => personId === world.people[who].personId)!;
/** What the decision brought, beside what was known before it. */
const evidence = async () => (await evidenceOfCase(world.database.db, caseId)).filter(({ source }) => source.type !== 'statement');
const news = () =>
  world.database.db
    .withTables<{ events: { kind: string; changed: unknown; subject_id: string; seq: bigint } }>()
    .selectFrom('events')
    .select(['kind', 'changed'])
    .where('subject_id', '=', decisionId)
    .orderBy('seq')
    .execute();
const events = async (): Promise<string[]> => (await news()).map((row) => row.kind);
/** The same person by an API key that may write. */
const byKey = (who: keyof World['people']): Reader => {
  const { signedInAt: _, ...reader } = world.people[who];
  return { ...reader, scopes: ['read', 'write'] };
};
/** All without a conflict, and voting begun. */
const voting = async (): Promise<void> => {
  for (const who of everyone) must(await declare(who));
  must(await begin());
};

describe('the whole course', () => {
  it('from the call to evidence in the dossier', async () => {
    await voting();
    must(await vote('chair', 'for'));
    must(await vote('member-two', 'against', '价格偏低。\n应先评估。'));
    must(await vote('member-three', 'against'));
    must(await vote('member-three', 'for', '不会留下'));
    must(await vote('expert', 'for'));
    const counted = must(await count('chair', '会后补充材料。')).decision;
    expect(counted).toMatchObject({ state: 'counted', result: 'passed', quorumNeeded: 4 });
    expect(counted.minutes).toContain('价格偏低。');
    expect(counted.minutes).toContain('会后补充材料。');
    expect(counted.minutes).not.toContain('不会留下');
    expect(counted.minutesSha256).toBe(createHash('sha256').update(counted.minutes!, 'utf8').digest('hex'));
    for (const who of ['chair', 'member-two', 'member-three'] as const) expect(must(await confirm(who, counted.minutesSha256!)).decision.state).toBe('counted');
    expect(await evidence()).toEqual([]);
    const done = must(await confirm('expert', counted.minutesSha256!)).decision;
    expect(isPassed(done)).toBe(true);
    expect(done).toEqual(await stored());
    const [minutes, ...more] = await evidence();
    expect(more).toEqual([]);
    expect(minutes).toMatchObject({
      kind: 'decision-minutes',
      source: { type: 'decision', id: decisionId },
      title: { zh: `集体决策纪要 ${done.number}（通过）` },
    });
    const record = JSON.parse(minutes!.record!) as { minutes: string; members: { name: string; voice: Voice | null; dissent: string | null }[] };
    expect(record.minutes).toBe(done.minutes);
    expect(record.members.find(({ name }) => name === 'membertwo')).toMatchObject({ voice: 'against', dissent: '价格偏低。\n应先评估。' });
    expect(minutes!.sha256).toBe(createHash('sha256').update(minutes!.record!, 'utf8').digest('hex'));
    expect(await events()).toEqual([
      'decision-called',
      ...everyone.map(() => 'conflict-declared'),
      'voting-opened',
      ...Array.from({ length: 5 }, () => 'vote-cast'),
      'votes-counted',
      ...Array.from({ length: 4 }, () => 'minutes-confirmed'),
      'decision-confirmed',
    ]);
  });

  it('what members say of conflicts and dissent stands in the minutes; the log holds their hash', async () => {
    for (const who of everyone) must(await declare(who, who === 'expert', who === 'expert' ? '配偶在对方任职' : undefined));
    must(await begin());
    for (const who of everyone.filter((each) => each !== 'expert')) must(await vote(who, 'against', '定价没有依据'));
    const { minutes, minutesSha256 } = must(await count()).decision;
    for (const said of ['配偶在对方任职', '定价没有依据']) expect(minutes).toContain(said);
    const told = JSON.stringify(await news());
    expect(told).toContain(minutesSha256);
    for (const said of ['配偶', '定价没有依据']) expect(told).not.toContain(said);
  });

  it('an API key neither votes nor speaks of conflicts', async () => {
    expect(kindOf(await declare(byKey('chair')))).toBe('sign-in-again');
    await voting();
    expect(kindOf(await vote(byKey('chair'), 'for'))).toBe('sign-in-again');
    expect(await memberOf('chair')).toMatchObject({ voice: null });
  });

  it('a motion that is rejected is evidence too; another decision may follow, and is numbered on', async () => {
    await voting();
    for (const who of everyone) must(await vote(who, who === 'chair' ? 'for' : 'against'));
    const { minutesSha256, result, number } = must(await count()).decision;
    expect(result).toBe('rejected');
    expect(kindOf(await world.write('manager', (context) => callDecision(context, caseId, call)))).toBe('decision-already-called');
    for (const who of everyone) must(await confirm(who, minutesSha256!));
    expect((await evidence()).map(({ kind, title }) => [kind, title.en])).toEqual([['decision-minutes', `Minutes of decision ${number} (rejected)`]]);
    const next = must(await world.write('second-manager', (context) => callDecision(context, caseId, call))).decision;
    expect([number, next.number]).toEqual(['D202606-001', 'D202606-002']);
    expect(must(await world.read('viewer', (context) => listDecisions(context, caseId))).map((seen) => seen.decision.id)).toEqual([next.id, decisionId]);
  });

  it('tells each member by letter, in his language', async () => {
    const to = (template: string) => world.mail.sent.filter((letter) => letter.template === template && letter.data['decisionId'] === decisionId);
    expect(
      to('diligence.decision-called')
        .map((letter) => letter.to)
        .toSorted(),
    ).toEqual(['chair', 'expert', 'memberfour', 'memberthree', 'membertwo'].map((name) => `${name}@example.org`));
    expect(to('diligence.decision-called')[0]!.data).toMatchObject({ motion: call.motion, agenda: '1. 听取汇报\n2. 表决', at: '2026-06-03 09:00', caseId });
    for (const who of everyone) must(await declare(who, who === 'expert', who === 'expert' ? '曾任对方顾问' : undefined));
    must(await begin());
    expect(to('diligence.voting-opened').map((letter) => letter.to)).not.toContain('expert@example.org');
    for (const who of ['chair', 'member-two', 'member-three', 'member-four'] as const) must(await vote(who, 'for'));
    must(await count());
    expect(to('diligence.minutes-to-confirm')).toHaveLength(4);
  });
});

describe('conflicts of interest', () => {
  it('a member who declared one has no vote', async () => {
    for (const who of ['chair', 'member-two', 'member-three', 'expert'] as const) must(await declare(who));
    must(await declare('member-four', true, '配偶在对方单位任职'));
    must(await begin());
    const refused = await vote('member-four', 'for');
    expect(kindOf(refused)).toBe('conflict-of-interest');
    expect(await memberOf('member-four')).toMatchObject({ conflict: 'declared', conflictWords: '配偶在对方单位任职', voice: null });
    expect(kindOf(await declare('member-four', false))).toBe('conflict-final');
    expect(kindOf(await declare('member-four', true, '再说一次'))).toBe('conflict-final');
    expect(kindOf(await declare('member-three', true, ' '))).toBe('reason-needed');
  });

  it('one seen only while voting takes the vote away, and the quorum with it', async () => {
    for (const who of ['chair', 'member-two', 'member-three', 'expert'] as const) must(await declare(who));
    must(await begin());
    for (const who of ['chair', 'member-two', 'member-three', 'expert'] as const) must(await vote(who, 'for'));
    must(await declare('expert', true, '刚发现对方是老同学的公司'));
    expect(await memberOf('expert')).toMatchObject({ conflict: 'declared', voice: null, votedAt: null });
    // Three of five where four are needed, whatever the withdrawn one had said.
    const counted = must(await count()).decision;
    expect(counted).toMatchObject({ result: 'inquorate', state: 'counted' });
    expect(kindOf(await confirm('expert', counted.minutesSha256!))).toBe('not-a-member');
    for (const who of ['chair', 'member-two', 'member-three'] as const) must(await confirm(who, counted.minutesSha256!));
    expect((await stored()).state).toBe('confirmed');
    // Nothing was decided, and nothing is shown by it.
    expect(await evidence()).toEqual([]);
  });

  it('a chair who withdraws leaves the chair to a member without a conflict', async () => {
    must(await declare('chair', true, '本人持有对方股份'));
    for (const who of ['member-two', 'member-three', 'member-four', 'expert'] as const) must(await declare(who));
    expect(kindOf(await begin('chair'))).toBe('not-allowed');
    must(await begin('member-two'));
    for (const who of ['member-two', 'member-three', 'member-four', 'expert'] as const) must(await vote(who, 'abstain', '材料不足'));
    expect(kindOf(await count('chair'))).toBe('not-allowed');
    expect(must(await count('expert')).decision.result).toBe('rejected');
    expect((await stored()).minutes).toContain('材料不足');
  });

  it('an undeclared one has no voice yet', async () => {
    for (const who of ['chair', 'member-two', 'member-three', 'member-four'] as const) must(await declare(who));
    must(await begin());
    expect(kindOf(await vote('expert', 'for'))).toBe('conflict-undeclared');
    must(await declare('expert'));
    must(await vote('expert', 'for'));
  });

  it('the database has the last word', async () => {
    must(await declare('member-two', true, '有利益关系'));
    const write = tables(world.database.db)
      .updateTable('decision_members')
      .set({ voice: 'for' })
      .where('case_id', '=', caseId)
      .where('decision_id', '=', decisionId)
      .where('person_id', '=', world.people['member-two'].personId)
      .execute();
    await expect(write).rejects.toThrow('decision_members_no_conflicted_voice');
  });
});

describe('conflicts that the register shows', () => {
  /** Of a member in his unit's register: he has a position with the counterparty. */
  const register = async (who: keyof World['people'], counterpartyId: string): Promise<void> => {
    await tables(world.database.db)
      .insertInto('declarations')
      .values({
        organization_id: world.unit,
        declaration_id: world.newId(),
        person_id: world.people[who].personId,
        kind: 'position',
        case_id: null,
        about_organization_id: counterpartyId,
        about_name: null,
        relation: '监事',
        share: null,
        value: null,
        currency: null,
        on_day: '2026-05-01',
        words: null,
        corrects: null,
        corrected_by: null,
        declared_at: worldNow,
      })
      .execute();
  };

  it('are found at the call, and cannot be denied', async () => {
    await register('member-three', world.enterprise);
    await begun(world.enterprise);
    expect(await memberOf('member-three')).toMatchObject({ conflict: 'found' });
    expect(kindOf(await declare('member-three', false))).toBe('conflict-found');
    must(await declare('member-three', true, '担任对方监事'));
    expect(await memberOf('member-three')).toMatchObject({ conflict: 'declared' });
  });

  it('withdraw a member who said that he has none, before the vote and at the count', async () => {
    const other = await world.organization('private-enterprise', '另一家公司', 'Another company');
    await begun(other);
    for (const who of everyone) must(await declare(who));
    await register('member-two', other);
    must(await begin());
    expect(await memberOf('member-two')).toMatchObject({ conflict: 'found' });
    for (const who of ['chair', 'member-three', 'member-four', 'expert'] as const) must(await vote(who, 'for'));
    await register('member-three', other);
    expect(kindOf(await vote('member-three', 'against'))).toBe('conflict-of-interest');
    expect(must(await count()).decision.result).toBe('inquorate');
    expect(await memberOf('member-three')).toMatchObject({ conflict: 'found', voice: null });
  });
});

describe('the quorum', () => {
  it('must be there before the vote, and says what is missing', async () => {
    for (const who of ['chair', 'member-two', 'member-three'] as const) must(await declare(who));
    must(await declare('expert', true, '利益关系'));
    const refused = await begin();
    expect(refused).toMatchObject({ ok: false, error: { kind: 'quorum-missing', details: { needed: 4, able: 3 } } });
    must(await declare('member-four'));
    must(await begin());
  });

  it('must have voted at the count: too few voices decide nothing', async () => {
    await voting();
    for (const who of ['chair', 'member-two', 'member-three'] as const) must(await vote(who, 'for'));
    expect(must(await count()).decision).toMatchObject({ state: 'counted', result: 'inquorate' });
  });

  it('where nobody voted there is nobody to wait for', async () => {
    await voting();
    expect(must(await count()).decision).toMatchObject({ state: 'confirmed', result: 'inquorate' });
    expect(await evidence()).toEqual([]);
  });
});

describe('confirmation', () => {
  const counted = async (): Promise<string> => {
    await voting();
    for (const who of ['chair', 'member-two', 'member-three', 'member-four'] as const) must(await vote(who, 'for'));
    return must(await count()).decision.minutesSha256!;
  };

  it('wants a fresh sign-in, of a person and not of a key', async () => {
    const sha256 = await counted();
    const { chair } = world.people;
    const late = new Date(worldNow.getTime() + 15 * 60_000 + 1);
    expect(kindOf(await confirm(chair, sha256, late))).toBe('sign-in-again');
    const { signedInAt: _, ...never } = chair;
    expect(kindOf(await confirm(never, sha256))).toBe('sign-in-again');
    expect(kindOf(await confirm({ ...chair, scopes: ['write'] } as Reader, sha256))).toBe('sign-in-again');
    expect((await memberOf('chair')).confirmedAt).toBeNull();
    must(await confirm({ ...chair, signedInAt: late }, sha256, late));
    expect((await memberOf('chair')).confirmedAt).toEqual(late);
  });

  it('is of the minutes that were read, by who voted, and counts once', async () => {
    const sha256 = await counted();
    expect(kindOf(await confirm('chair', '0'.repeat(64)))).toBe('minutes-differ');
    expect(kindOf(await confirm('expert', sha256))).toBe('not-a-member');
    expect(kindOf(await confirm('manager', sha256))).toBe('not-a-member');
    must(await confirm('chair', sha256));
    must(await confirm('chair', sha256));
    expect((await events()).filter((kind) => kind === 'minutes-confirmed')).toHaveLength(1);
  });
});

describe('who may', () => {
  it('see a decision: the unit, its members from elsewhere, the office; for others the case is not there', async () => {
    for (const who of ['viewer', 'expert', 'secretariat', 'auditor'] as const)
      expect(kindOf(await world.read(who, (context) => getDecision(context, caseId, decisionId)))).toBe('ok');
    for (const who of ['outsider', 'soe-manager', 'person', 'visitor'] as const)
      expect(kindOf(await world.read(who, (context) => getDecision(context, caseId, decisionId)))).toBe('case-not-found');
    expect(kindOf(await world.read('viewer', (context) => getDecision(context, caseId, world.newId())))).toBe('decision-not-found');
  });

  it('call: managers; open and count: who presides; vote: members; call off: managers and who presides', async () => {
    const other = await open();
    for (const who of ['viewer', 'chair', 'signatory'] as const)
      expect(kindOf(await world.write(who, (context) => callDecision(context, other, call)))).toBe('not-allowed');
    for (const who of everyone) must(await declare(who));
    expect(kindOf(await declare('manager'))).toBe('not-a-member');
    for (const who of ['manager', 'member-two', 'secretariat'] as const) expect(kindOf(await begin(who))).toBe('not-allowed');
    must(await begin());
    expect(kindOf(await vote('manager', 'for'))).toBe('not-a-member');
    expect(kindOf(await vote('soe-manager', 'for'))).toBe('case-not-found');
    for (const who of ['manager', 'member-two'] as const) expect(kindOf(await count(who))).toBe('not-allowed');
    const cancel = (who: Who) => world.write(who, (context) => cancelDecision(context, caseId, decisionId, '材料不齐'));
    expect(kindOf(await cancel('member-two'))).toBe('not-allowed');
    expect(kindOf(await cancel('secretariat'))).toBe('not-allowed');
    must(await cancel('second-manager'));
  });

  it('before the count, everybody sees his own voice only', async () => {
    await voting();
    must(await vote('member-two', 'against', '价格偏低'));
    const handlers = committeeHandlers({ translate });
    const seenBy = async (who: Who) => {
      const view = await world.read(who, (context) => handlers.getDecision(context, { params: { caseId, decisionId } } as never));
      const { votes, members } = must(
        view as Result<{ votes: unknown; members: { personId: string; voice: Voice | null; voted: boolean; dissent: string | null }[] }>,
      );
      return { votes, ...members.find(({ personId }) => personId === world.people['member-two'].personId)! };
    };
    expect(await seenBy('member-two')).toMatchObject({ votes: null, voice: 'against', voted: true, dissent: '价格偏低' });
    for (const who of ['chair', 'manager', 'secretariat', 'auditor'] as const)
      expect(await seenBy(who)).toMatchObject({ votes: null, voice: null, voted: true, dissent: null });
    for (const who of ['chair', 'member-three', 'expert'] as const) must(await vote(who, 'for'));
    must(await count());
    expect(await seenBy('viewer')).toMatchObject({ votes: { for: 3, against: 1, abstain: 0 }, voice: 'against', dissent: '价格偏低' });
    // Nor does the log of the unit tell it before.
    const told = await world.database.db
      .withTables<{ events: { kind: string; subject_id: string; changed: unknown } }>()
      .selectFrom('events')
      .select('changed')
      .where('subject_id', '=', decisionId)
      .where('kind', '=', 'vote-cast')
      .execute();
    expect(JSON.stringify(told)).not.toMatch(/against|价格偏低/);
  });

  it('do now is what stands at the decision', async () => {
    const actions = async (who: Who) => must(await world.read(who, (context) => getDecision(context, caseId, decisionId))).actions;
    expect([await actions('chair'), await actions('manager'), await actions('viewer'), await actions('auditing-admin')]).toEqual([
      ['declare', 'cancel'],
      ['cancel'],
      [],
      [],
    ]);
    for (const who of everyone) must(await declare(who));
    expect([await actions('chair'), await actions('expert')]).toEqual([['declare', 'open', 'cancel'], ['declare']]);
    must(await begin());
    expect([await actions('chair'), await actions('expert')]).toEqual([
      ['declare', 'vote', 'count', 'cancel'],
      ['declare', 'vote'],
    ]);
    for (const who of everyone) must(await vote(who, 'for'));
    const { minutesSha256 } = must(await count()).decision;
    must(await confirm('expert', minutesSha256!));
    expect([await actions('chair'), await actions('expert'), await actions('manager')]).toEqual([['confirm'], [], []]);
  });

  it('a decision waits for those who can bring it on', async () => {
    const waits = async (who: Who) => (await world.read(who, listMyDecisions)).some((seen) => seen.decision.id === decisionId);
    const waiting = async () => (await Promise.all(everyone.map(async (who) => ((await waits(who)) ? [who] : [])))).flat();
    expect(await waiting()).toEqual([...everyone]);
    for (const who of everyone) must(await declare(who, who === 'expert', who === 'expert' ? '利益关系' : undefined));
    expect(await waiting()).toEqual(['chair']);
    must(await begin());
    must(await vote('member-two', 'for'));
    expect(await waiting()).toEqual(['chair', 'member-three', 'member-four']);
    for (const who of ['chair', 'member-three', 'member-four'] as const) must(await vote(who, 'for'));
    expect(await waiting()).toEqual(['chair']);
    const { minutesSha256 } = must(await count()).decision;
    must(await confirm('chair', minutesSha256!));
    expect(await waiting()).toEqual(['member-two', 'member-three', 'member-four']);
    expect([await waits('manager'), await waits('visitor')]).toEqual([false, false]);
  });
});

describe('what comes between', () => {
  it('two counts at once: one counts', async () => {
    await voting();
    for (const who of everyone) must(await vote(who, 'for'));
    const kinds = (await Promise.all([count(), count()])).map(kindOf);
    expect(kinds.toSorted()).toEqual(['ok', 'wrong-state']);
    expect((await events()).filter((kind) => kind === 'votes-counted')).toHaveLength(1);
  });

  it('a vote and the count at once: the minutes hold what was counted', async () => {
    await voting();
    for (const who of ['chair', 'member-two', 'member-three', 'member-four'] as const) must(await vote(who, 'for'));
    const [voted] = await Promise.all([vote('expert', 'against', '迟到的意见'), count()]);
    const { minutes, members } = await stored();
    expect(members.filter((member) => member.voice !== null)).toHaveLength(voted.ok ? 5 : 4);
    expect(minutes!.includes('迟到的意见')).toBe(voted.ok);
  });

  it('two calls at once: one is called', async () => {
    const other = await open();
    const calls = await Promise.all([1, 2].map(() => world.write('manager', (context) => callDecision(context, other, call))));
    expect(calls.map(kindOf).toSorted()).toEqual(['decision-already-called', 'ok']);
  });

  it('the last two confirm at once: the evidence is given once', async () => {
    await voting();
    for (const who of ['chair', 'member-two', 'member-three', 'member-four'] as const) must(await vote(who, 'for'));
    const { minutesSha256 } = must(await count()).decision;
    must(await confirm('chair', minutesSha256!));
    must(await confirm('member-two', minutesSha256!));
    must((await Promise.all([confirm('member-three', minutesSha256!), confirm('member-four', minutesSha256!)]))[1]!);
    expect(await evidence()).toHaveLength(1);
  });

  it('a member who left the committee, and a committee that was dissolved, go on with what was called', async () => {
    const { committee } = world;
    const kept = committee.members.filter(({ personId }) => personId !== world.people.expert.personId);
    await world.write('admin', async ({ tx }) => ({
      ok: true,
      value: await putCommittee(tx, { ...committee, quorumShare: '1/1', members: kept, dissolvedAt: worldNow }),
    }));
    try {
      await voting();
      for (const who of ['chair', 'member-two', 'member-three', 'expert'] as const) must(await vote(who, 'for'));
      const { minutesSha256, result } = must(await count()).decision;
      expect(result).toBe('passed');
      for (const who of ['chair', 'member-two', 'member-three', 'expert'] as const) must(await confirm(who, minutesSha256!));
      // But it takes no further decision.
      expect(kindOf(await world.write('manager', (context) => callDecision(context, caseId, call)))).toBe('committee-missing');
    } finally {
      await world.write('admin', async ({ tx }) => ({ ok: true, value: await putCommittee(tx, committee) }));
    }
  });

  it('called off: with its reason, and nothing more happens to it', async () => {
    await voting();
    must(await vote('chair', 'for'));
    must(await world.write('chair', (context) => cancelDecision(context, caseId, decisionId, '材料不齐，改期再议')));
    expect(await stored()).toMatchObject({ state: 'cancelled', cancelledReason: '材料不齐，改期再议', result: null });
    const tried = [await declare('expert', true, 'x'), await begin(), await vote('expert', 'for'), await count(), await confirm('chair', '')];
    expect(tried.map(kindOf)).toEqual(Array.from({ length: 5 }, () => 'wrong-state'));
    expect(kindOf(await world.write('manager', (context) => cancelDecision(context, caseId, decisionId, 'x')))).toBe('wrong-state');
    must(await world.write('manager', (context) => callDecision(context, caseId, call)));
  });

  it('once counted, neither called off nor voted on', async () => {
    await voting();
    for (const who of everyone) must(await vote(who, 'against'));
    must(await count());
    const tried = [await vote('chair', 'for'), await declare('chair', true, 'x'), await count(), await begin()];
    expect(tried.map(kindOf)).toEqual(Array.from({ length: 4 }, () => 'wrong-state'));
    const cancel = (days: number) => world.write('manager', (context) => cancelDecision(context, caseId, decisionId, '两名委员逾期未确认'), daysLater(days));
    expect(kindOf(await cancel(15))).toBe('confirmation-still-open');
    // Whoever never confirms holds the case no longer than that.
    expect(must(await cancel(30)).decision).toMatchObject({ state: 'cancelled', result: 'rejected' });
    must(await world.write('manager', (context) => callDecision(context, caseId, call)));
  });

  it('on an abandoned case nothing is decided; what was counted is confirmed', async () => {
    await voting();
    for (const who of everyone) must(await vote(who, 'for'));
    const abandon = async (): Promise<void> => updateCase(world.database.db, { ...(await findCase(world.database.db, caseId))!, state: 'abandoned' });
    const before = (await findCase(world.database.db, caseId))!;
    await abandon();
    expect(kindOf(await count())).toBe('wrong-state');
    await updateCase(world.database.db, before);
    const { minutesSha256 } = must(await count()).decision;
    await abandon();
    for (const who of everyone) must(await confirm(who, minutesSha256!));
    expect((await stored()).state).toBe('confirmed');
    expect(kindOf(await world.write('manager', (context) => callDecision(context, caseId, call)))).toBe('wrong-state');
  });
});

it('an expert from outside is found by the whole address, and by who binds the unit alone', async () => {
  const find = (who: 'signatory' | 'manager' | 'outsider', email: string) =>
    world.write(who, (context) => findExpert(context, { organizationId: world.unit, email }));
  expect(must(await find('signatory', 'Expert@example.org'))).toEqual({ personId: world.people.expert.personId, name: 'expert' });
  expect(kindOf(await find('signatory', 'xpert@example.org'))).toBe('expert-not-found');
  expect(kindOf(await find('manager', 'expert@example.org'))).toBe('not-allowed');
  expect(kindOf(await find('outsider', 'expert@example.org'))).toBe('not-allowed');
});
