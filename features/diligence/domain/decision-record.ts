/** A decision as evidence: everything of it in canonical form, with the deal that it was about. */
import type { Canonical } from '@tongtu/kernel/canonical-bytes';
import type { Case } from './case.ts';
import type { Decision } from './decision.ts';

const at = (instant: Date | null): string | null => instant?.toISOString() ?? null;

/** `names`: of the members, as they stand in the minutes. */
export const decisionRecord = (one: Case, decision: Decision, names: ReadonlyMap<string, string>): Canonical => ({
  id: decision.id,
  number: decision.number,
  case: {
    id: one.id,
    title: { ...one.title },
    revision: decision.caseRevision,
    pathway: one.pathway,
    counterparty: { ...one.counterparty },
    relatedParty: { ...one.relatedParty },
    price: {
      amount: one.price.amount === null ? null : { amount: String(one.price.amount.amount), currency: one.price.amount.currency },
      formula: one.price.formula,
    },
  },
  committee: decision.committeeId,
  agenda: decision.agenda,
  motion: decision.motion,
  meetsAt: at(decision.meetsAt),
  quorumNeeded: decision.quorumNeeded,
  majority: decision.majority,
  result: decision.result,
  calledBy: decision.calledBy,
  calledAt: at(decision.calledAt),
  openedAt: at(decision.openedAt),
  countedAt: at(decision.countedAt),
  confirmedAt: at(decision.confirmedAt),
  members: decision.members.map((member) => ({
    personId: member.personId,
    name: names.get(member.personId) ?? null,
    chair: member.chair,
    conflict: member.conflict,
    conflictWords: member.conflictWords,
    declaredAt: at(member.declaredAt),
    voice: member.voice,
    dissent: member.dissent,
    votedAt: at(member.votedAt),
    confirmedAt: at(member.confirmedAt),
  })),
  minutes: decision.minutes,
  minutesSha256: decision.minutesSha256,
});
