/** Where money goes: payees, payment runs that a second person approves, the bank's file and its answer. */
import { z } from 'zod';
import { id, localizedOut, page, paging, route, text } from '@tongtu/platform/contract';
import { paymentObstacles, paymentStates, runActions, runStates } from '../domain/payment-run.ts';
import { payoutTags } from '../domain/payout-tags.ts';
import { unmatchedReasons } from '../domain/reconcile.ts';

const amount = z.string();
const planParams = z.object({ planId: id });
const runParams = planParams.extend({ runId: id });

/** Account numbers are shown masked (`**** 1234`) to all but who prepares and approves payments. */
export const payee = z.object({
  party: z.string(),
  member: z.string().nullable(),
  name: localizedOut,
  isPerson: z.boolean(),
  accountName: z.string().nullable(),
  account: z.string().nullable(),
  bank: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
});
export type Payee = z.output<typeof payee>;
export const listPayees = route({
  name: 'listPayees',
  method: 'GET',
  path: '/api/sharing-plans/:planId/payees',
  summary: 'Everybody whom the plan pays, with the account that is known',
  params: planParams,
  response: z.object({ items: z.array(payee) }),
  errors: ['plan-not-found'],
});
export const savePayee = route({
  name: 'savePayee',
  method: 'PUT',
  path: '/api/sharing-plans/:planId/payees',
  summary: 'Say where a payee is paid',
  params: planParams,
  body: z.object({
    party: z.string().max(40),
    member: z.string().max(40).nullable(),
    accountName: text(100),
    account: z.string().regex(/^[0-9A-Z][0-9A-Z -]{5,39}$/, { error: 'bank-account-malformed' }),
    bank: text(100),
  }),
  response: payee,
  errors: ['plan-not-found', 'payee-unknown', 'bank-account-malformed'],
});

export const payment = z.object({
  id,
  party: z.string(),
  member: z.string().nullable(),
  payeeName: localizedOut,
  accountName: z.string(),
  account: z.string(),
  bank: z.string(),
  amount,
  /** What stands in the bank's file and comes back in its statement. */
  reference: z.string(),
  statementIds: z.array(id),
  tags: z.array(z.enum(payoutTags)),
  state: z.enum(paymentStates),
  /** Day of the bank. */
  settledOn: z.string().nullable(),
});
export type Payment = z.output<typeof payment>;
export const paymentRunCard = z.object({
  id,
  planId: id,
  number: z.string(),
  state: z.enum(runStates),
  currency: z.string(),
  total: amount,
  payments: z.number().int(),
  preparedBy: z.string(),
  preparedAt: z.iso.datetime(),
  approvedBy: z.string().nullable(),
  approvedAt: z.iso.datetime().nullable(),
});
export type PaymentRunCard = z.output<typeof paymentRunCard>;
export const paymentRun = paymentRunCard.extend({ lines: z.array(payment), actions: z.array(z.enum(runActions)) });
export type PaymentRun = z.output<typeof paymentRun>;

export const listPaymentRuns = route({
  name: 'listPaymentRuns',
  method: 'GET',
  path: '/api/sharing-plans/:planId/payment-runs',
  summary: 'Payment runs of a plan, the latest first',
  params: planParams,
  query: z.object(paging),
  response: page(paymentRunCard).extend({
    /** What could be paid now, and what stands in the way of the rest. */
    ready: z.object({ amount, statements: z.number().int() }),
    waiting: z.array(z.object({ statementId: id, payeeName: localizedOut, amount, reason: z.enum(paymentObstacles) })),
  }),
  errors: ['plan-not-found', 'malformed-cursor'],
});
export const preparePaymentRun = route({
  name: 'preparePaymentRun',
  method: 'POST',
  path: '/api/sharing-plans/:planId/payment-runs',
  summary: 'Put together everything that may be paid: statements whose window is over, without open objection, with an account',
  params: planParams,
  body: z.object({}).optional(),
  response: paymentRun,
  status: 201,
  errors: ['plan-not-found', 'nothing-to-pay'],
});
export const getPaymentRun = route({
  name: 'getPaymentRun',
  method: 'GET',
  path: '/api/sharing-plans/:planId/payment-runs/:runId',
  summary: 'One payment run with its payments',
  params: runParams,
  response: paymentRun,
  errors: ['plan-not-found', 'payment-run-not-found'],
});
export const approvePaymentRun = route({
  name: 'approvePaymentRun',
  method: 'POST',
  path: '/api/sharing-plans/:planId/payment-runs/:runId/approve',
  summary: 'Approve a run; not by who prepared it',
  params: runParams,
  response: paymentRun,
  errors: ['plan-not-found', 'payment-run-not-found', 'wrong-state', 'second-person-needed', 'payment-not-owed'],
});
export const cancelPaymentRun = route({
  name: 'cancelPaymentRun',
  method: 'POST',
  path: '/api/sharing-plans/:planId/payment-runs/:runId/cancel',
  summary: 'Drop a run that is not approved yet',
  params: runParams,
  response: paymentRun,
  errors: ['plan-not-found', 'payment-run-not-found', 'wrong-state'],
});
export const downloadBankFile = route({
  name: 'downloadBankFile',
  method: 'GET',
  path: '/api/sharing-plans/:planId/payment-runs/:runId/bank-file',
  summary: 'The approved run as CSV for the bank; columns are named in the reader’s language',
  params: runParams,
  query: z.object({ lang: z.enum(['zh', 'en']).optional() }),
  errors: ['plan-not-found', 'payment-run-not-found', 'wrong-state'],
  rateLimit: 60,
});
export const reconcileBankStatement = route({
  name: 'reconcileBankStatement',
  method: 'POST',
  path: '/api/sharing-plans/:planId/bank-statements',
  summary: 'Match a bank statement (CSV) with payments by reference and amount; a line that was matched before is not matched again',
  params: planParams,
  /** `base64`: the bytes of the file as the bank gave it; UTF-8, UTF-16 or GB 18030 is told apart by the server. */
  body: z.object({ content: z.string().max(2_000_000), encoding: z.enum(['text', 'base64']).exactOptional() }),
  bodyLimit: 4_194_304,
  response: z.object({
    paid: z.number().int(),
    returned: z.number().int(),
    repeated: z.number().int(),
    /** Lines that need a person: unknown reference, other amount. */
    unmatched: z.array(z.object({ line: z.number().int(), reference: z.string(), amount, reason: z.enum(unmatchedReasons) })),
  }),
  errors: ['plan-not-found', 'bank-statement-malformed'],
});
