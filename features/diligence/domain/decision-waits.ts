/** What a decision waits for, and from whom. */
import { isAble, memberIn, presides, type Decision } from './decision.ts';

export type Waits = 'declare' | 'open' | 'vote' | 'count' | 'confirm';

/** What this member has to do next so that the decision goes on; undefined when it does not wait for him. */
export const waitsFor = (decision: Decision, personId: string): Waits | undefined => {
  const member = memberIn(decision, personId);
  if (member === undefined) return undefined;
  const { state, members, quorumNeeded } = decision;
  if (state === 'counted') return member.voice !== null && member.confirmedAt === null ? 'confirm' : undefined;
  if (state !== 'called' && state !== 'voting') return undefined;
  if (member.conflict === 'open') return 'declare';
  const able = members.filter(isAble);
  if (state === 'called') return presides(decision, personId) && able.length >= quorumNeeded ? 'open' : undefined;
  if (isAble(member) && member.voice === null) return 'vote';
  // Who has not declared yet may still come; the count is due when everybody who can vote has voted.
  return presides(decision, personId) && able.every((each) => each.voice !== null) ? 'count' : undefined;
};

/** Days that everybody who voted has to confirm the minutes; afterwards the decision may be called off. A choice of this house [g]. */
export const confirmationDays = 15;
export const isConfirmationOverdue = ({ countedAt }: Pick<Decision, 'countedAt'>, now: Date): boolean =>
  countedAt !== null && now.getTime() - countedAt.getTime() > confirmationDays * 86_400_000;
