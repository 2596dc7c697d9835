/** Committees and what they decide. */
import type { Handlers } from '@tongtu/platform/http';
import { mapResult, ok } from '@tongtu/kernel/result';
import type { CommitteeView, DecisionView, diligenceRoutes } from '../contract.ts';
import { tally } from '../domain/count-votes.ts';
import type { MinutesWords } from '../domain/minutes.ts';
import { callDecision } from '../use-cases/call-decision.ts';
import { cancelDecision } from '../use-cases/cancel-decision.ts';
import { castVote } from '../use-cases/cast-vote.ts';
import { findExpert } from '../use-cases/find-expert.ts';
import { listCommittees, type SeenCommittee } from '../use-cases/committees.ts';
import { confirmMinutes } from '../use-cases/confirm-minutes.ts';
import { countVotes } from '../use-cases/count-decision.ts';
import type { SeenDecision } from '../use-cases/decision-view.ts';
import { declareConflict } from '../use-cases/declare-conflict.ts';
import { dissolveCommittee, formCommittee, saveCommittee } from '../use-cases/keep-committee.ts';
import { openVoting } from '../use-cases/open-voting.ts';
import { getDecision, listDecisions, listMyDecisions } from '../use-cases/read-decisions.ts';
import type { DiligenceOptions } from './options.ts';

const presentCommittee = ({ committee, names, actions }: SeenCommittee): CommitteeView => ({
  id: committee.id,
  organizationId: committee.organizationId,
  name: committee.name,
  quorum: { share: committee.quorumShare, least: committee.quorumLeast },
  majority: committee.majority,
  revision: committee.revision,
  members: committee.members.map(({ personId, chair, since }) => ({ personId, name: names.get(personId) ?? '', chair, since: since.toISOString() })),
  dissolvedAt: committee.dissolvedAt?.toISOString() ?? null,
  actions: [...actions],
});

const presentDecision = ({ case: one, decision, committeeName, names, readerId, able, actions }: SeenDecision): DecisionView => {
  // Before the count everybody sees his own voice only, and of the others that they have voted.
  const isOpen = decision.countedAt === null;
  return {
    id: decision.id,
    caseId: one.id,
    caseTitle: one.title,
    committeeId: decision.committeeId,
    committeeName,
    number: decision.number,
    agenda: [...decision.agenda],
    motion: decision.motion,
    meetsAt: decision.meetsAt.toISOString(),
    state: decision.state,
    result: decision.result,
    quorum: { needed: decision.quorumNeeded, able, of: decision.members.length },
    majority: decision.majority,
    votes: isOpen ? null : tally(decision.members.map((member) => member.voice)),
    members: decision.members.map((member) => {
      const isHidden = isOpen && member.personId !== readerId;
      return {
        personId: member.personId,
        name: names.get(member.personId) ?? '',
        chair: member.chair,
        conflict: member.conflict,
        conflictWords: member.conflictWords,
        voice: isHidden ? null : member.voice,
        voted: member.voice !== null,
        dissent: isHidden ? null : member.dissent,
        confirmedAt: member.confirmedAt?.toISOString() ?? null,
      };
    }),
    minutes: decision.minutes,
    minutesSha256: decision.minutesSha256,
    countedAt: decision.countedAt?.toISOString() ?? null,
    confirmedAt: decision.confirmedAt?.toISOString() ?? null,
    cancelledReason: decision.cancelledReason,
    actions: [...actions],
  };
};

export const committeeHandlers = ({ translate }: Pick<DiligenceOptions, 'translate'>) => {
  const words: MinutesWords = (language, key, values) => translate(language, 'diligence', `minutes.${key}`, values);
  return {
    listCommittees: async (context, { query }) => {
      const { items, mayForm } = await listCommittees(context, query.organizationId);
      return ok({ items: items.map(presentCommittee), actions: mayForm ? ['form' as const] : [] });
    },
    findExpert: (context, { body }) => findExpert(context, body),
    formCommittee: (context, { body }) => mapResult(formCommittee(context, body.organizationId, body.fields), presentCommittee),
    saveCommittee: (context, { params, body }) => mapResult(saveCommittee(context, params.committeeId, body), presentCommittee),
    dissolveCommittee: (context, { params }) => mapResult(dissolveCommittee(context, params.committeeId), presentCommittee),
    listDecisions: (context, { params }) => mapResult(listDecisions(context, params.caseId), (all) => ({ items: all.map(presentDecision) })),
    listMyDecisions: async (context) => ok({ items: (await listMyDecisions(context)).map(presentDecision) }),
    callDecision: (context, { params, body }) =>
      mapResult(callDecision(context, params.caseId, { motion: body.motion, agenda: body.agenda, meetsAt: new Date(body.meetsAt) }), presentDecision),
    getDecision: (context, { params }) => mapResult(getDecision(context, params.caseId, params.decisionId), presentDecision),
    declareConflict: (context, { params, body }) => mapResult(declareConflict(context, params.caseId, params.decisionId, body), presentDecision),
    openVoting: (context, { params }) => mapResult(openVoting(context, params.caseId, params.decisionId), presentDecision),
    castVote: (context, { params, body }) => mapResult(castVote(context, params.caseId, params.decisionId, body), presentDecision),
    countVotes: (context, { params, body }) => mapResult(countVotes(context, words, params.caseId, params.decisionId, body), presentDecision),
    confirmMinutes: (context, { params, body }) => mapResult(confirmMinutes(context, words, params.caseId, params.decisionId, body.sha256), presentDecision),
    cancelDecision: (context, { params, body }) => mapResult(cancelDecision(context, params.caseId, params.decisionId, body.reason), presentDecision),
  } satisfies Partial<Handlers<typeof diligenceRoutes>>;
};
