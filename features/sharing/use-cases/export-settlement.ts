/** Everything that the independent verifier needs, piece by piece, so that a large plan never stands in memory as a whole. */
import { exportedPages, exportHead, findLedger, jsonWriter, streamLedger } from '@tongtu/ledger';
import type { Context, Tx } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { settlementFormat, type ExportedEvent, type SettlementHead } from '../contract/export.ts';
import { amountText } from '../domain/amount-text.ts';
import type { RecordedEvent } from '../domain/recorded-event.ts';
import { mayExportSettlement } from '../policy.ts';
import { eventsInOrder } from '../store/income-events.ts';
import { paymentsForExport } from '../store/payments.ts';
import { statementsForExport } from '../store/payout-statements.ts';
import { settlementsOf } from '../store/settlements.ts';
import { versionsOf } from '../store/versions.ts';
import { seenBooks, type SeenBooks } from './seen-books.ts';

/** Kinds `plan-not-found`, `not-allowed`, `not-in-force` (there are no books before). */
export const exportSettlement = async (context: Context, planId: string): Promise<Result<SeenBooks>> => {
  const books = await seenBooks(context, planId);
  if (!books.ok) return books;
  if (!mayExportSettlement(books.value.stance)) return fail('not-allowed');
  return books.value.versions.length === 0 ? fail('not-in-force') : ok(books.value);
};

const exportedEvent = (event: RecordedEvent, currency: string): ExportedEvent => {
  const text = (amount: bigint): string => amountText(amount, currency);
  const texts = (amounts: RecordedEvent['payouts']): Record<string, string> =>
    Object.fromEntries(Object.entries(amounts).map(([key, amount]) => [key, text(amount)]));
  return {
    position: event.position,
    id: event.id,
    version: event.version,
    on: event.on,
    kind: event.kind,
    amount: text(event.amount),
    ...(event.category === null ? {} : { category: event.category }),
    ...(event.stream === null ? {} : { stream: event.stream }),
    ...(event.year === null ? {} : { year: event.year }),
    notDeductible: event.notDeductible,
    distributable: text(event.distributable),
    payouts: texts(event.payouts),
    members: texts(event.members),
    balance: text(event.balance),
    highWater: text(event.highWater),
    remainder: text(event.remainder),
    ...(event.reverses === null ? {} : { reverses: event.reverses }),
    entryId: event.entryId,
  };
};

const headOf = async (tx: Tx, { plan }: SeenBooks): Promise<SettlementHead> => {
  // Read anew in the snapshot of all the rest.
  const versions = (await versionsOf(tx, plan.id)).filter(({ state }) => state === 'in-force' || state === 'superseded');
  const settlements = await settlementsOf(tx, plan.id);
  const open = settlements.find(({ isOpen }) => isOpen)?.version;
  return {
    format: settlementFormat,
    plan: { id: plan.id, organizationId: plan.organizationId },
    versions: versions.map(({ version, state, effectiveOn, sha256, tree, bindings }) => ({
      version,
      state,
      effectiveOn,
      sha256,
      tree,
      bindings,
      closed: open === undefined || version < open,
    })),
  };
};

const eventsAtOnce = 2000;
const eventPieces = async function* (tx: Tx, planId: string, currency: string): AsyncGenerator<string> {
  let position = 0;
  for (;;) {
    const events = await eventsInOrder(tx, planId, position, eventsAtOnce);
    if (events.length > 0) yield `${position === 0 ? '' : ',\n'}${events.map((event) => JSON.stringify(exportedEvent(event, currency))).join(',\n')}`;
    if (events.length < eventsAtOnce) return;
    position = events.at(-1)!.position;
  }
};

const list = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join(',\n');

/** The text of a `SettlementExport`, an event a line. All of it from one snapshot: hand in a transaction with `repeatable read`. */
export const settlementPieces = async function* (tx: Tx, books: SeenBooks): AsyncGenerator<string> {
  const { plan, currency } = books;
  const { format, plan: card, versions } = await headOf(tx, books);
  yield `{"format":${JSON.stringify(format)},\n"plan":${JSON.stringify(card)},\n"versions":[\n${list(versions)}\n],\n"events":[\n`;
  yield* eventPieces(tx, plan.id, currency);
  yield '\n],\n"ledger":';
  const ledger = await findLedger(tx, plan.id);
  if (ledger === undefined) throw new Error(`no ledger of plan ${plan.id}`);
  yield* streamLedger(jsonWriter, await exportHead(tx, ledger), exportedPages(tx, plan.id));
  yield `,\n"statements":[\n${list(await statementsForExport(tx, plan.id))}\n],\n"payments":[\n${list(await paymentsForExport(tx, plan.id))}\n]}\n`;
};
