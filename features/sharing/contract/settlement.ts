/** Income, costs, refunds and yearly profits of a plan, and what each of them pays to whom. Amounts are decimal text in the plan's currency. */
import { z } from 'zod';
import { id, page, paging, route } from '@tongtu/platform/contract';
import { maxEventIdLength, recordedKinds } from '../domain/recorded-event.ts';

const amount = z.string();
const byKey = z.record(z.string(), amount);
const planParams = z.object({ planId: id });

/** An event as anybody may have written it; `readIncomeEvent` is its door. */
const anyEvent = z.record(z.string(), z.unknown());

/** Why a party got this: one line for each step that moved money to it. */
export const traceLine = z.object({
  /** Index in `steps`; -1 for the yearly share, -2 for closing. */
  step: z.number().int(),
  kind: z.enum(['recoup', 'split', 'cap', 'overflow', 'annual-profit', 'closing']),
  party: z.string(),
  /** Share or rate, as the plan writes it; null for what has none. */
  share: z.string().nullable(),
  /** The money of this event that the step handed out by this share. Exact, in the main unit: `33.335`, `100/3` where decimals never end. */
  basis: amount,
  /** Exact entitlement, written as `basis`; negative for what a cap cuts off. The payout floors the cumulative amount. */
  exact: z.string(),
});
export type TraceLine = z.output<typeof traceLine>;

export const incomeEventView = z.object({
  id: z.string(),
  position: z.number().int(),
  version: z.number().int(),
  on: z.string(),
  /** `closing`: the carried remainder was handed out. */
  kind: z.enum(recordedKinds),
  amount,
  category: z.string().nullable(),
  stream: z.string().nullable(),
  year: z.number().int().nullable(),
  notDeductible: z.boolean(),
  /** What this event pays on; `payouts` and `members` are differences, of all that are not zero. */
  distributable: amount,
  payouts: byKey,
  members: byKey,
  /** After the event: D, H, R. */
  balance: amount,
  highWater: amount,
  remainder: amount,
  reverses: z.string().nullable(),
  reversedBy: z.string().nullable(),
  entryId: id.nullable(),
  recordedAt: z.iso.datetime(),
});
export type IncomeEventView = z.output<typeof incomeEventView>;
const recorded = incomeEventView.extend({ repeated: z.boolean() });

const eventErrors = [
  'plan-not-found',
  'not-in-force',
  'event-invalid',
  'event-id-reused',
  'event-before-plan',
  'version-closed',
  'settlement-closed',
  'amount-too-large',
] as const;
export const recordIncomeEvent = route({
  name: 'recordIncomeEvent',
  method: 'POST',
  path: '/api/sharing-plans/:planId/events',
  summary: 'Record one event and settle it by the version in force on its day; the same id with the same content is answered as before',
  params: planParams,
  body: anyEvent,
  response: recorded,
  status: 201,
  errors: eventErrors,
});
export const recordIncomeEvents = route({
  name: 'recordIncomeEvents',
  method: 'POST',
  path: '/api/sharing-plans/:planId/event-batches',
  summary: 'Record up to 10,000 events in their order, all or none; a fault names its line',
  params: planParams,
  body: z.object({ events: z.array(anyEvent).min(1).max(10_000) }),
  bodyLimit: 8_388_608,
  response: z.object({ recorded: z.number().int(), repeated: z.number().int(), balance: amount, highWater: amount, remainder: amount }),
  status: 201,
  errors: eventErrors,
});
export const reverseIncomeEvent = route({
  name: 'reverseIncomeEvent',
  method: 'POST',
  path: '/api/sharing-plans/:planId/events/:eventId/reverse',
  summary: 'Take an event back by a contrary one; what was paid is made good by later income, unless the plan has a claw-back',
  params: planParams.extend({ eventId: z.string().max(maxEventIdLength) }),
  body: z.object({ on: z.string() }),
  response: incomeEventView,
  status: 201,
  errors: [...eventErrors, 'event-not-found', 'event-reversed-already', 'event-is-reversal'],
});
export const listIncomeEvents = route({
  name: 'listIncomeEvents',
  method: 'GET',
  path: '/api/sharing-plans/:planId/events',
  summary: 'Events of a plan, the latest first',
  params: planParams,
  query: z.object({ kind: z.enum(recordedKinds).optional(), from: z.string().optional(), to: z.string().optional(), ...paging }),
  response: page(incomeEventView),
  errors: ['plan-not-found', 'malformed-cursor', 'date-malformed'],
});
export const getIncomeEvent = route({
  name: 'getIncomeEvent',
  method: 'GET',
  path: '/api/sharing-plans/:planId/events/:eventId',
  summary: 'One event with the trace of its payouts: which clause, which tier, which figures',
  params: planParams.extend({ eventId: z.string().max(maxEventIdLength) }),
  response: incomeEventView.extend({ trace: z.array(traceLine) }),
  errors: ['plan-not-found', 'event-not-found'],
});

/** What somebody is owed so far: payable = total − in payment − paid. */
export const payeeTotals = z.object({
  party: z.string(),
  member: z.string().nullable(),
  total: amount,
  stated: amount,
  inPayment: amount,
  paid: amount,
  payable: amount,
});
export type PayeeTotals = z.output<typeof payeeTotals>;
export const settlementView = z.object({
  planId: id,
  ledgerId: id,
  currency: z.string(),
  /** The version in force today; null before the first. */
  version: z.number().int().nullable(),
  state: z.enum(['not-begun', 'open', 'closed']),
  /** D, H, R of the open version. */
  balance: amount,
  highWater: amount,
  remainder: amount,
  /** H − D: what later income makes good before anybody is paid again. */
  carriedLoss: amount,
  income: amount,
  costs: amount,
  refunds: amount,
  events: z.number().int(),
  payees: z.array(payeeTotals),
  /** Cumulative total of each party at the end of each month in which there was an event. */
  months: z.array(z.object({ month: z.string(), income: amount, totals: byKey })),
});
export type SettlementView = z.output<typeof settlementView>;
export const getSettlement = route({
  name: 'getSettlement',
  method: 'GET',
  path: '/api/sharing-plans/:planId/settlement',
  summary: 'Where a plan stands: balance, high-water mark, carried remainder and loss, what each is owed',
  params: planParams,
  response: settlementView,
  errors: ['plan-not-found'],
});
export const closeSettlement = route({
  name: 'closeSettlement',
  method: 'POST',
  path: '/api/sharing-plans/:planId/settlement/close',
  summary: 'Close the books of a plan: the carried remainder is paid by largest fractional part; no event follows',
  params: planParams,
  body: z.object({ on: z.string() }),
  response: settlementView,
  errors: ['plan-not-found', 'not-in-force', 'settlement-closed', 'date-malformed', 'closing-too-early'],
});
export const downloadSettlement = route({
  name: 'downloadSettlement',
  method: 'GET',
  path: '/api/sharing-plans/:planId/settlement/export',
  summary: 'Everything that the independent verifier needs: versions, events with their results, ledger, statements, payments',
  params: planParams,
  errors: ['plan-not-found'],
  rateLimit: 20,
});
