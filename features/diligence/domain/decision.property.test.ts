/** Quorum and count over all committees: nothing passes below the quorum, withdrawals never help to reach it, order does not matter. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resultOf, tally, type Votes } from './count-votes.ts';
import { isAble, isWithdrawn, presides, type Decision, type DecisionMember } from './decision.ts';
import { voices, type Voice } from './decision-lifecycle.ts';
import { clear, count, giveVoice, withdraw, withdrawByRegister, withMember } from './decision-steps.ts';
import { waitsFor } from './decision-waits.ts';
import { checkRules, quorumNeeded } from './quorum.ts';

const now = new Date('2026-06-03T01:00:00Z');
const part = fc
  .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }))
  .map(([upper, lower]) => `${Math.min(upper, lower)}/${Math.max(upper, lower)}`);
const rules = fc.record({ quorumShare: part, quorumLeast: fc.integer({ min: 1, max: 12 }), majority: part });
const voice = fc.constantFrom(...voices);
const cast = (votes: Votes): number => votes.for + votes.against + votes.abstain;

const member = (index: number): DecisionMember => ({
  personId: `p${index}`,
  chair: index === 0,
  conflict: 'open',
  conflictWords: null,
  declaredAt: null,
  voice: null,
  dissent: null,
  votedAt: null,
  confirmedAt: null,
});
const decision = (size: number, quorum: number, majority = '1/2'): Decision => ({
  id: 'd',
  caseId: 'c',
  committeeId: 'k',
  number: 'D202606-001',
  motion: 'm',
  agenda: ['a'],
  meetsAt: now,
  state: 'voting',
  quorumNeeded: quorum,
  majority,
  result: null,
  caseRevision: 1,
  minutes: null,
  minutesSha256: null,
  calledBy: null,
  calledAt: now,
  openedAt: now,
  countedAt: null,
  confirmedAt: null,
  cancelledReason: null,
  members: Array.from({ length: size }, (_, index) => member(index)),
});

describe('the quorum', () => {
  it.each([
    ['2/3', 1, 5, 4],
    ['2/3', 3, 3, 3],
    ['1/2', 1, 4, 2],
    ['1/2', 1, 5, 3],
    ['1/1', 1, 7, 7],
    ['1/3', 3, 3, 3],
  ])('%s of %i, at least … of %i', (quorumShare, quorumLeast, members, needed) => {
    expect(quorumNeeded({ quorumShare, quorumLeast, majority: '1/2' }, members)).toBe(needed);
  });

  it('is the least whole number that is neither below the share nor below the least', () => {
    fc.assert(
      fc.property(rules, fc.integer({ min: 1, max: 60 }), (given, members) => {
        const [upper, lower] = given.quorumShare.split('/').map(Number) as [number, number];
        const needed = quorumNeeded(given, members);
        const reaches = (n: number): boolean => n >= given.quorumLeast && n * lower >= upper * members;
        expect(reaches(needed)).toBe(true);
        expect(reaches(needed - 1)).toBe(false);
      }),
    );
  });

  it('must be reachable, and the majority one', () => {
    const base = { quorumShare: '2/3', quorumLeast: 3, majority: '1/2' };
    expect(checkRules(base, 5)).toMatchObject({ ok: true });
    expect(checkRules({ ...base, quorumLeast: 6 }, 5)).toMatchObject({
      ok: false,
      error: { kind: 'committee-quorum-impossible', details: { needed: 6, members: 5 } },
    });
    expect(checkRules({ ...base, quorumShare: '4/3' }, 5)).toMatchObject({ ok: false, error: { kind: 'committee-quorum-impossible' } });
    for (const majority of ['1/1', '3/2', '1/3', '49/100'])
      expect(checkRules({ ...base, majority }, 5)).toMatchObject({ ok: false, error: { kind: 'committee-majority-impossible' } });
    for (const majority of ['1/2', '2/3', '99/100']) expect(checkRules({ ...base, majority }, 5)).toMatchObject({ ok: true });
  });
});

describe('the count', () => {
  it.each([
    [{ for: 3, against: 3, abstain: 0 }, 4, '1/2', 'rejected'],
    [{ for: 4, against: 2, abstain: 0 }, 4, '1/2', 'passed'],
    [{ for: 2, against: 0, abstain: 2 }, 4, '1/2', 'rejected'],
    [{ for: 4, against: 2, abstain: 0 }, 4, '2/3', 'rejected'],
    [{ for: 3, against: 0, abstain: 0 }, 4, '1/2', 'inquorate'],
    [{ for: 0, against: 0, abstain: 0 }, 1, '1/2', 'inquorate'],
  ])('%j, quorum %i, more than %s: %s', (votes, needed, majority, result) => expect(resultOf(votes, { quorumNeeded: needed, majority })).toBe(result));

  it('never passes below the quorum, nor without more than the part', () => {
    fc.assert(
      fc.property(fc.array(voice, { maxLength: 60 }), fc.integer({ min: 1, max: 60 }), part, (given, needed, majority) => {
        const votes = tally(given);
        const [upper, lower] = majority.split('/').map(Number) as [number, number];
        const right = given.length < needed ? 'inquorate' : votes.for * lower > upper * given.length ? 'passed' : 'rejected';
        expect(resultOf(votes, { quorumNeeded: needed, majority })).toBe(right);
      }),
    );
  });

  it('does not depend on the order of the votes', () => {
    const shuffled = fc.array(voice, { maxLength: 40 }).chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })));
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 1, max: 40 }), part, ([given, other], needed, majority) => {
        const rule = { quorumNeeded: needed, majority };
        expect(resultOf(tally(other), rule)).toBe(resultOf(tally(given), rule));
      }),
    );
  });
});

type Step = { readonly who: number; readonly do: 'clear' | 'withdraw' | 'found' | 'vote'; readonly voice: Voice };
const steps = fc.array(fc.record({ who: fc.nat(11), do: fc.constantFrom<Step['do']>('clear', 'withdraw', 'found', 'vote'), voice }), { maxLength: 80 });
const take = (one: Decision, step: Step): Decision => {
  const who = one.members[step.who % one.members.length]!;
  if (step.do === 'found') return withMember(one, withdrawByRegister(who));
  if (isWithdrawn(who)) return one;
  if (step.do === 'withdraw') return withMember(one, withdraw(who, 'x', now));
  if (step.do === 'clear') return withMember(one, clear(who, null, now));
  return isAble(who) ? withMember(one, giveVoice(who, step.voice, 'why', now)) : one;
};
const lives = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), part, steps)
  .map(([size, needed, majority, taken]) => taken.reduce(take, decision(size, needed, majority)));
const voicesOf = (one: Decision): Votes => tally(one.members.map((each) => each.voice));

describe('whatever members do', () => {
  it('who has a conflict has no voice and counts for nothing', () => {
    fc.assert(
      fc.property(lives, (one) => {
        const able = one.members.filter(isAble).length;
        const { result } = count(one, now);
        expect(one.members.filter((each) => each.voice !== null && each.conflict !== 'none')).toEqual([]);
        expect(cast(voicesOf(one))).toBeLessThanOrEqual(able);
        expect(result === 'inquorate' || able >= one.quorumNeeded).toBe(true);
        expect(result !== 'passed' || voicesOf(one).for > 0).toBe(true);
      }),
    );
  });

  it('one withdrawal more never makes a committee quorate, and never carries a motion by the voice that left in favour', () => {
    fc.assert(
      fc.property(lives, fc.nat(11), fc.boolean(), (one, who, byRegister) => {
        const leaving = one.members[who % one.members.length]!;
        const after = withMember(one, byRegister ? withdrawByRegister(leaving) : withdraw(leaving, 'x', now));
        const [was, is] = [count(one, now).result, count(after, now).result];
        expect(was !== 'inquorate' || is === 'inquorate').toBe(true);
        expect(leaving.voice !== 'for' || was === 'passed' || is !== 'passed').toBe(true);
        expect(after.members.filter(isAble).length).toBeLessThanOrEqual(one.members.filter(isAble).length);
      }),
    );
  });

  it('the chair presides, and after his withdrawal whoever has no conflict', () => {
    fc.assert(
      fc.property(lives, (one) => {
        const chair = one.members.find((each) => each.chair)!;
        const presiding = one.members.filter((each) => presides(one, each.personId));
        expect(presiding).toEqual(isWithdrawn(chair) ? one.members.filter(isAble) : [chair]);
      }),
    );
  });

  it('a decision waits for nobody who has a conflict, and for somebody as long as anybody may preside', () => {
    fc.assert(
      fc.property(lives, (one) => {
        const waited = one.members.filter((each) => waitsFor(one, each.personId) !== undefined);
        const mayPreside = one.members.some((each) => presides(one, each.personId));
        expect(waited.filter(isWithdrawn)).toEqual([]);
        expect(waited.length > 0 || !mayPreside).toBe(true);
      }),
    );
  });
});

it('dissent goes with a voice against or an abstention only', () => {
  const able = clear(member(1), null, now);
  expect(giveVoice(able, 'for', 'why', now).dissent).toBeNull();
  expect(giveVoice(able, 'against', 'why', now).dissent).toBe('why');
  expect(giveVoice(giveVoice(able, 'against', 'why', now), 'for', null, now)).toMatchObject({ voice: 'for', dissent: null });
  expect(() => giveVoice(member(1), 'for', null, now)).toThrow('no conflict');
});
