/** Committees of a unit and the decisions that they take. */
import { z } from 'zod';
import { id, localized, localizedOut, route, text } from '@tongtu/platform/contract';
import { decisionResults, decisionStates, voices } from '../domain/decision-lifecycle.ts';
import { caseParams } from './cases.ts';

const share = z.string().regex(/^[1-9]\d{0,3}\/[1-9]\d{0,3}$/, { error: 'fraction-malformed' });
export const committeeFields = z.object({
  name: localized(120),
  /** Of all members, a conflicted one included: withdrawals never make a committee quorate. */
  quorum: z.object({ share, least: z.number().int().min(1).max(100) }),
  /** Of those who voted, abstentions included: more than this part must be in favour. */
  majority: share,
  chairId: id,
  memberIds: z.array(id).min(1).max(60),
});
export const committee = z.object({
  id,
  organizationId: id,
  name: localizedOut,
  quorum: z.object({ share: z.string(), least: z.number().int() }),
  majority: z.string(),
  /** Goes up by one with each change, and must be sent back when saving. */
  revision: z.number().int(),
  members: z.array(z.object({ personId: id, name: z.string(), chair: z.boolean(), since: z.iso.datetime() })),
  dissolvedAt: z.iso.datetime().nullable(),
  actions: z.array(z.enum(['save', 'dissolve'])),
});
export type CommitteeView = z.output<typeof committee>;

const committeeErrors = [
  'organization-not-found',
  'person-not-found',
  'committee-chair-outside',
  'fraction-malformed',
  'committee-quorum-impossible',
  'committee-majority-impossible',
] as const;
export const listCommittees = route({
  name: 'listCommittees',
  method: 'GET',
  path: '/api/committees',
  summary: 'Committees of the reader’s organizations, and those he sits in',
  query: z.object({ organizationId: id.optional() }),
  response: z.object({ items: z.array(committee), actions: z.array(z.enum(['form'])) }),
});
export const findExpert = route({
  name: 'findExpert',
  method: 'POST',
  path: '/api/committees/experts',
  summary: 'A person outside the unit by the whole address that he signs in with, to be a member of a committee',
  body: z.object({ organizationId: id, email: text(320) }),
  response: z.object({ personId: id, name: z.string() }),
  rateLimit: 20,
  errors: ['expert-not-found'],
});
export const formCommittee = route({
  name: 'formCommittee',
  method: 'POST',
  path: '/api/committees',
  summary: 'Form a committee of the unit',
  body: z.object({ organizationId: id, fields: committeeFields }),
  response: committee,
  status: 201,
  errors: committeeErrors,
});
export const saveCommittee = route({
  name: 'saveCommittee',
  method: 'PUT',
  path: '/api/committees/:committeeId',
  summary: 'Change members and rules; decisions that were called keep what they began with',
  params: z.object({ committeeId: id }),
  /** `revision`: the one that was read; another answers `revision-conflict`. */
  body: z.object({ revision: z.number().int(), fields: committeeFields }),
  response: committee,
  errors: ['committee-not-found', 'wrong-state', 'revision-conflict', ...committeeErrors],
});
export const dissolveCommittee = route({
  name: 'dissolveCommittee',
  method: 'POST',
  path: '/api/committees/:committeeId/dissolve',
  summary: 'It takes no further decisions',
  params: z.object({ committeeId: id }),
  response: committee,
  errors: ['committee-not-found', 'wrong-state'],
});

const decisionParams = caseParams.extend({ decisionId: id });
export const decisionMember = z.object({
  personId: id,
  name: z.string(),
  chair: z.boolean(),
  /** `open`: has said nothing yet. `found`: the register shows a conflict that he did not declare. */
  conflict: z.enum(['open', 'none', 'declared', 'found']),
  conflictWords: z.string().nullable(),
  /** Null while voting goes on, but for his own. */
  voice: z.enum(voices).nullable(),
  voted: z.boolean(),
  dissent: z.string().nullable(),
  confirmedAt: z.iso.datetime().nullable(),
});
export const decision = z.object({
  id,
  caseId: id,
  caseTitle: localizedOut,
  committeeId: id,
  committeeName: localizedOut,
  number: z.string(),
  agenda: z.array(z.string()),
  motion: z.string(),
  meetsAt: z.iso.datetime(),
  state: z.enum(decisionStates),
  result: z.enum(decisionResults).nullable(),
  quorum: z.object({ needed: z.number().int(), able: z.number().int(), of: z.number().int() }),
  majority: z.string(),
  votes: z.object({ for: z.number().int(), against: z.number().int(), abstain: z.number().int() }).nullable(),
  members: z.array(decisionMember),
  minutes: z.string().nullable(),
  minutesSha256: z.string().nullable(),
  countedAt: z.iso.datetime().nullable(),
  confirmedAt: z.iso.datetime().nullable(),
  cancelledReason: z.string().nullable(),
  actions: z.array(z.enum(['declare', 'open', 'vote', 'count', 'confirm', 'cancel'])),
});
export type DecisionView = z.output<typeof decision>;

export const listDecisions = route({
  name: 'listDecisions',
  method: 'GET',
  path: '/api/diligence-cases/:caseId/decisions',
  summary: 'Decisions on a case, the latest first',
  params: caseParams,
  response: z.object({ items: z.array(decision) }),
  errors: ['case-not-found'],
});
export const listMyDecisions = route({
  name: 'listMyDecisions',
  method: 'GET',
  path: '/api/my/decisions',
  summary: 'Decisions that wait for the reader: to declare, to vote, to confirm',
  response: z.object({ items: z.array(decision) }),
});
export const callDecision = route({
  name: 'callDecision',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/decisions',
  summary: 'Call the committee of the case together',
  params: caseParams,
  body: z.object({ motion: text(2000, { multiline: true }), agenda: z.array(text(300)).min(1).max(30), meetsAt: z.iso.datetime() }),
  response: decision,
  status: 201,
  errors: ['case-not-found', 'wrong-state', 'committee-missing', 'decision-already-called', 'dossier-incomplete', 'price-guard-refused'],
});
export const getDecision = route({
  name: 'getDecision',
  method: 'GET',
  path: '/api/diligence-cases/:caseId/decisions/:decisionId',
  summary: 'A decision with members, conflicts, votes, dissent and minutes',
  params: decisionParams,
  response: decision,
  errors: ['case-not-found', 'decision-not-found'],
});
export const declareConflict = route({
  name: 'declareConflict',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/decisions/:decisionId/conflicts',
  summary: 'A member says whether he has a conflict of interest; with one he is withdrawn',
  params: decisionParams,
  body: z.object({ conflict: z.boolean(), words: text(1000, { multiline: true }).optional() }),
  response: decision,
  errors: ['case-not-found', 'decision-not-found', 'wrong-state', 'not-a-member', 'sign-in-again', 'reason-needed', 'conflict-found', 'conflict-final'],
});
export const openVoting = route({
  name: 'openVoting',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/decisions/:decisionId/open',
  summary: 'The chair opens the vote',
  params: decisionParams,
  response: decision,
  errors: ['case-not-found', 'decision-not-found', 'wrong-state', 'quorum-missing'],
});
export const castVote = route({
  name: 'castVote',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/decisions/:decisionId/votes',
  summary: 'A member votes; until the count he may change it',
  params: decisionParams,
  body: z.object({ voice: z.enum(voices), dissent: text(2000, { multiline: true }).optional() }),
  response: decision,
  errors: ['case-not-found', 'decision-not-found', 'wrong-state', 'not-a-member', 'sign-in-again', 'conflict-of-interest', 'conflict-undeclared'],
});
export const countVotes = route({
  name: 'countVotes',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/decisions/:decisionId/count',
  summary: 'The chair counts; below the quorum nothing is decided',
  params: decisionParams,
  body: z.object({ remarks: text(4000, { multiline: true }).optional() }),
  response: decision,
  errors: ['case-not-found', 'decision-not-found', 'wrong-state'],
});
export const confirmMinutes = route({
  name: 'confirmMinutes',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/decisions/:decisionId/confirm',
  summary: 'A member who took part confirms the minutes, freshly signed in',
  params: decisionParams,
  body: z.object({ sha256: z.string().max(64) }),
  response: decision,
  errors: ['case-not-found', 'decision-not-found', 'wrong-state', 'not-a-member', 'sign-in-again', 'minutes-differ'],
});
export const cancelDecision = route({
  name: 'cancelDecision',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/decisions/:decisionId/cancel',
  summary: 'Call it off with a reason',
  params: decisionParams,
  body: z.object({ reason: text(1000, { multiline: true }) }),
  response: decision,
  errors: ['case-not-found', 'decision-not-found', 'wrong-state', 'confirmation-still-open'],
});
