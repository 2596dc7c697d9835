/** What each party and each person is told, objections to it, and what a contributor is owed. */
import { z } from 'zod';
import { id, localizedOut, page, paging, route, text } from '@tongtu/platform/contract';
import { statementStates } from '../domain/payout-statement.ts';
import { payoutTags } from '../domain/payout-tags.ts';

const amount = z.string();
const planParams = z.object({ planId: id });
const statementParams = planParams.extend({ statementId: id });

export const payoutLine = z.object({
  eventId: z.string(),
  on: z.string(),
  kind: z.string(),
  category: z.string().nullable(),
  stream: z.string().nullable(),
  eventAmount: amount,
  /** What the event paid on. */
  distributable: amount,
  version: z.number().int(),
  /**
   * The clauses that moved money to the payee, with share and basis; `step` as in a trace. For a member of the pool a last one
   * follows, kind `pool-weight` (step -3): his weight, and what the pool got.
   */
  clauses: z.array(z.object({ step: z.number().int(), kind: z.string(), share: z.string().nullable(), basis: amount, exact: z.string() })),
  amount,
  /** Total of the payee after this line. */
  total: amount,
});
export type PayoutLine = z.output<typeof payoutLine>;

export const objection = z.object({
  id,
  personName: z.string(),
  at: z.iso.datetime(),
  words: z.string(),
  outcome: z.enum(['open', 'upheld', 'rejected']),
  answer: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  answeredBy: z.string().nullable(),
});
export type Objection = z.output<typeof objection>;

export const statementActions = ['object', 'answer', 'download'] as const;
export const payoutStatementCard = z.object({
  id,
  planId: id,
  planTitle: localizedOut,
  number: z.string(),
  party: z.string(),
  member: z.string().nullable(),
  payeeName: localizedOut,
  from: z.string(),
  to: z.string(),
  currency: z.string(),
  amount,
  state: z.enum(statementStates),
  /** Last day on which an objection is heard, inclusive. */
  objectionsUntil: z.string(),
  openObjections: z.number().int(),
  issuedAt: z.iso.datetime(),
});
export type PayoutStatementCard = z.output<typeof payoutStatementCard>;
export const payoutStatement = payoutStatementCard.extend({
  unitName: localizedOut,
  lines: z.array(payoutLine),
  /** Total before the first and after the last line. */
  opening: amount,
  closing: amount,
  tags: z.array(z.enum(payoutTags)),
  objections: z.array(objection),
  sha256: z.string(),
  actions: z.array(z.enum(statementActions)),
});
export type PayoutStatement = z.output<typeof payoutStatement>;

export const listPayoutStatements = route({
  name: 'listPayoutStatements',
  method: 'GET',
  path: '/api/sharing-plans/:planId/payout-statements',
  summary: 'Statements of a plan that the reader may see, the latest first',
  params: planParams,
  query: z.object({ state: z.enum(statementStates).optional(), ...paging }),
  response: page(payoutStatementCard),
  errors: ['plan-not-found', 'malformed-cursor'],
});
export const issuePayoutStatements = route({
  name: 'issuePayoutStatements',
  method: 'POST',
  path: '/api/sharing-plans/:planId/payout-statements',
  summary: 'State to each party and each person what the events up to a day brought, as far as it is not stated yet',
  params: planParams,
  body: z.object({ to: z.string() }),
  response: z.object({ items: z.array(payoutStatementCard) }),
  status: 201,
  errors: ['plan-not-found', 'date-malformed', 'nothing-to-state', 'day-not-over'],
});
export const getPayoutStatement = route({
  name: 'getPayoutStatement',
  method: 'GET',
  path: '/api/sharing-plans/:planId/payout-statements/:statementId',
  summary: 'One statement with the clause and the figures behind every line',
  params: statementParams,
  response: payoutStatement,
  errors: ['plan-not-found', 'payout-statement-not-found'],
});
export const downloadPayoutStatement = route({
  name: 'downloadPayoutStatement',
  method: 'GET',
  path: '/api/sharing-plans/:planId/payout-statements/:statementId/file',
  summary: 'The statement as PDF or XLSX, in the reader’s language',
  params: statementParams,
  query: z.object({ format: z.enum(['pdf', 'xlsx']), lang: z.enum(['zh', 'en']).optional() }),
  errors: ['plan-not-found', 'payout-statement-not-found'],
  rateLimit: 60,
});
export const objectToStatement = route({
  name: 'objectToStatement',
  method: 'POST',
  path: '/api/sharing-plans/:planId/payout-statements/:statementId/objections',
  summary: 'Object to a statement, while the window is open; nothing of it is paid until the answer',
  params: statementParams,
  body: z.object({ words: text(2000, { multiline: true }) }),
  response: payoutStatement,
  status: 201,
  errors: ['plan-not-found', 'payout-statement-not-found', 'objections-over', 'wrong-state', 'objection-open'],
});
export const answerObjection = route({
  name: 'answerObjection',
  method: 'POST',
  path: '/api/sharing-plans/:planId/payout-statements/:statementId/objections/:objectionId/answer',
  summary: 'Answer an objection: upheld withdraws the statement (correct the events, then state again), rejected lets it stand',
  params: statementParams.extend({ objectionId: id }),
  body: z.object({ outcome: z.enum(['upheld', 'rejected']), words: text(2000, { multiline: true }) }),
  response: payoutStatement,
  errors: ['plan-not-found', 'payout-statement-not-found', 'objection-not-found', 'objection-answered', 'own-objection'],
});

export const myIncomeItem = z.object({
  planId: id,
  planTitle: localizedOut,
  unitName: localizedOut,
  party: z.string(),
  member: z.string().nullable(),
  /** Weight in the pool, or null for a party of one's own. */
  weight: z.string().nullable(),
  currency: z.string(),
  total: amount,
  paid: amount,
  inPayment: amount,
  payable: amount,
  /** Why and when: the latest statements, and the day after which the open amount may be paid; null where it waits for a statement. */
  payableFrom: z.string().nullable(),
  statements: z.array(payoutStatementCard),
  tags: z.array(z.enum(payoutTags)),
});
export type MyIncomeItem = z.output<typeof myIncomeItem>;
export const getMyIncome = route({
  name: 'getMyIncome',
  method: 'GET',
  path: '/api/my/income',
  summary: 'What the reader is owed in person: by plan, why, and when',
  response: z.object({ items: z.array(myIncomeItem) }),
});
