/** Events, where a plan stands, the end of its books, and its export. */
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Context } from '@tongtu/platform/context';
import { inTransaction } from '@tongtu/platform/database';
import { dispositionOf, RawAnswer, type Handlers } from '@tongtu/platform/http';
import { mapResult, ok, type Result } from '@tongtu/kernel/result';
import type { IncomeEventView, SettlementView, sharingRoutes } from '../contract.ts';
import { amountText } from '../domain/amount-text.ts';
import type { Amounts, RecordedEvent } from '../domain/recorded-event.ts';
import { traceLines } from '../domain/trace.ts';
import { closeSettlement } from '../use-cases/close-settlement.ts';
import { exportSettlement, settlementPieces } from '../use-cases/export-settlement.ts';
import { getSettlement, type SettlementSeen } from '../use-cases/get-settlement.ts';
import { getIncomeEvent, listIncomeEvents } from '../use-cases/list-income-events.ts';
import { recordIncomeEvent } from '../use-cases/record-income-event.ts';
import { recordIncomeEvents } from '../use-cases/record-income-events.ts';
import { reverseIncomeEvent } from '../use-cases/reverse-income-event.ts';

const presentAmounts = (amounts: Amounts, currency: string): Record<string, string> =>
  Object.fromEntries(Object.entries(amounts).map(([key, amount]) => [key, amountText(amount, currency)]));

export const presentEvent = (event: RecordedEvent, currency: string): IncomeEventView => ({
  id: event.id,
  position: event.position,
  version: event.version,
  on: event.on,
  kind: event.kind,
  amount: amountText(event.amount, currency),
  category: event.category,
  stream: event.stream,
  year: event.year,
  notDeductible: event.notDeductible,
  distributable: amountText(event.distributable, currency),
  payouts: presentAmounts(event.payouts, currency),
  members: presentAmounts(event.members, currency),
  balance: amountText(event.balance, currency),
  highWater: amountText(event.highWater, currency),
  remainder: amountText(event.remainder, currency),
  reverses: event.reverses,
  reversedBy: event.reversedBy,
  entryId: event.entryId,
  recordedAt: event.recordedAt.toISOString(),
});

const presentSettlement = ({ currency, balance, highWater, remainder, ...of }: SettlementSeen): SettlementView => {
  const text = (amount: bigint): string => amountText(amount, currency);
  return {
    planId: of.planId,
    ledgerId: of.planId,
    currency,
    version: of.version,
    state: of.state,
    balance: text(balance),
    highWater: text(highWater),
    remainder: text(remainder),
    carriedLoss: text(highWater - balance),
    income: text(of.income),
    costs: text(of.costs),
    refunds: text(of.refunds),
    events: of.events,
    payees: of.payees.map(({ party, member, total, stated, inPayment, paid, payable }) => ({
      party,
      member,
      total: text(total),
      stated: text(stated),
      inPayment: text(inPayment),
      paid: text(paid),
      payable: text(payable),
    })),
    months: of.months.map(({ month, income, totals }) => ({
      month,
      income: text(income),
      totals: Object.fromEntries([...totals].map(([party, amount]) => [party, text(amount)])),
    })),
  };
};

/** Leaves as it is read, all of it from one snapshot. When the database breaks on the way, so does the download. */
const download = async (context: Context, planId: string): Promise<Result<RawAnswer>> => {
  const books = await exportSettlement(context, planId);
  if (!books.ok) return books;
  const out = new PassThrough();
  const send = inTransaction(context.tx, async (tx) => pipeline(Readable.from(settlementPieces(tx, books.value)), out), {
    isolation: 'repeatable read',
    readOnly: true,
    retries: 0,
  });
  send.catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  return ok(
    new RawAnswer(out, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': dispositionOf(`settlement-${planId}.json`),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    }),
  );
};

export const settlementHandlers = {
  recordIncomeEvent: (context: Context, { params, body }) =>
    mapResult(recordIncomeEvent(context, params.planId, body), ({ event, currency, repeated }) => ({ ...presentEvent(event, currency), repeated })),
  recordIncomeEvents: (context, { params, body }) =>
    mapResult(recordIncomeEvents(context, params.planId, body.events), ({ recorded, repeated, currency, state, remainder }) => ({
      recorded,
      repeated,
      balance: amountText(state.balance, currency),
      highWater: amountText(state.highWater, currency),
      remainder: amountText(remainder, currency),
    })),
  reverseIncomeEvent: (context, { params, body }) =>
    mapResult(reverseIncomeEvent(context, params.planId, params.eventId, body.on), ({ event, currency }) => presentEvent(event, currency)),
  listIncomeEvents: (context, { params, query }) =>
    mapResult(listIncomeEvents(context, params.planId, query), ({ items, currency, next }) => ({
      items: items.map((event) => presentEvent(event, currency)),
      next,
    })),
  getIncomeEvent: (context, { params }) =>
    mapResult(getIncomeEvent(context, params.planId, params.eventId), ({ event, currency, trace }) => ({
      ...presentEvent(event, currency),
      trace: traceLines(trace, currency),
    })),
  getSettlement: (context, { params }) => mapResult(getSettlement(context, params.planId), presentSettlement),
  closeSettlement: (context, { params, body }) => mapResult(closeSettlement(context, params.planId, body.on), presentSettlement),
  downloadSettlement: (context, { params }) => download(context, params.planId),
} satisfies Partial<Handlers<typeof sharingRoutes>>;
