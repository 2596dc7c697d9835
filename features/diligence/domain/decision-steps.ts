/** What a step does to a decision and its members; whether it may be taken is asked by the lifecycle and the use-cases. */
import { resultOf, tally } from './count-votes.ts';
import { isAble, isWithdrawn, type Decision, type DecisionMember } from './decision.ts';
import type { Voice } from './decision-lifecycle.ts';

const silent = { voice: null, dissent: null, votedAt: null } as const;

export const withMember = (decision: Decision, member: DecisionMember): Decision => ({
  ...decision,
  members: decision.members.map((each) => (each.personId === member.personId ? member : each)),
});

/** He has a conflict: withdrawn, and a voice that he gave is taken back. */
export const withdraw = (member: DecisionMember, words: string, now: Date): DecisionMember => ({
  ...member,
  ...silent,
  conflict: 'declared',
  conflictWords: words,
  declaredAt: now,
});
/** He says that he has none; a voice that he gave stays. `words`: what he wants to be known none the less. */
export const clear = (member: DecisionMember, words: string | null, now: Date): DecisionMember => ({
  ...member,
  conflict: 'none',
  conflictWords: words,
  declaredAt: now,
});
/** The register shows a conflict, whatever he said. What he declared himself stays as he declared it. */
export const withdrawByRegister = (member: DecisionMember): DecisionMember => (isWithdrawn(member) ? member : { ...member, ...silent, conflict: 'found' });

/** Dissent is kept with a voice against and with an abstention; who is in favour dissents from nothing. A member who is not able is a bug of the caller. */
export const giveVoice = (member: DecisionMember, voice: Voice, dissent: string | null, now: Date): DecisionMember => {
  if (!isAble(member)) throw new Error('only who declared that he has no conflict has a voice');
  return { ...member, voice, dissent: voice === 'for' ? null : dissent, votedAt: now };
};

/** With its result, as the voices stand. */
export const count = (decision: Decision, now: Date): Decision => ({
  ...decision,
  result: resultOf(tally(decision.members.map((member) => member.voice)), decision),
  countedAt: now,
});
