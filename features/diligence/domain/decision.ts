/** A decision of a committee on a case, with its members as they were when it was called. */
import type { DecisionResult, DecisionState, Voice } from './decision-lifecycle.ts';

/** `open`: has said nothing yet. `found`: the register shows a conflict. Only who said `none` has a voice. */
export type MemberConflict = 'open' | 'none' | 'declared' | 'found';

export type DecisionMember = {
  readonly personId: string;
  readonly chair: boolean;
  readonly conflict: MemberConflict;
  readonly conflictWords: string | null;
  readonly declaredAt: Date | null;
  readonly voice: Voice | null;
  /** Why he is against, or abstains, in his own words. */
  readonly dissent: string | null;
  readonly votedAt: Date | null;
  readonly confirmedAt: Date | null;
};

export type Decision = {
  readonly id: string;
  readonly caseId: string;
  readonly committeeId: string;
  readonly number: string;
  readonly motion: string;
  readonly agenda: readonly string[];
  readonly meetsAt: Date;
  readonly state: DecisionState;
  /** Voices that must be cast; reckoned of all members when it was called. */
  readonly quorumNeeded: number;
  /** `1/2`: more than this part of the voices cast must be in favour. */
  readonly majority: string;
  readonly result: DecisionResult | null;
  /** Revision of the case that was put before the committee. */
  readonly caseRevision: number;
  readonly minutes: string | null;
  readonly minutesSha256: string | null;
  readonly calledBy: string | null;
  readonly calledAt: Date;
  readonly openedAt: Date | null;
  readonly countedAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly cancelledReason: string | null;
  /** The chair first. */
  readonly members: readonly DecisionMember[];
};

export const isWithdrawn = ({ conflict }: DecisionMember): boolean => conflict === 'declared' || conflict === 'found';
/** Has said that no conflict stands against him: may vote, and counts towards the quorum. */
export const isAble = ({ conflict }: DecisionMember): boolean => conflict === 'none';
export const memberIn = (decision: Decision, personId: string | undefined): DecisionMember | undefined =>
  decision.members.find((member) => member.personId === personId);

/** Opens and counts: the chair. A chair with a conflict leaves the matter altogether; then any member without one may preside. */
export const presides = (decision: Decision, personId: string | undefined): boolean => {
  const member = memberIn(decision, personId);
  if (member === undefined || isWithdrawn(member)) return false;
  return member.chair || (isAble(member) && decision.members.some((each) => each.chair && isWithdrawn(each)));
};

/** Everybody who voted has confirmed the minutes; vacuous where nobody voted. */
export const isConfirmedByAll = ({ members }: Decision): boolean => members.every((member) => member.voice === null || member.confirmedAt !== null);

/** A decision that binds: passed, and its minutes confirmed by everybody who voted. */
export const isPassed = ({ state, result }: Pick<Decision, 'state' | 'result'>): boolean => state === 'confirmed' && result === 'passed';
