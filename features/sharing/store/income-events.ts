/** Events of a plan as they were recorded, and the one statement that writes an event and where the books stand after it. */
import { sql, type Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { NewEvent } from '../domain/books.ts';
import type { CostCategory } from '../domain/plan.ts';
import type { Amounts, RecordedEvent, RecordedKind } from '../domain/recorded-event.ts';
import { tables, type AmountsJson, type Tables } from './tables.ts';

const amountsOf = (json: AmountsJson): Amounts => Object.fromEntries(Object.entries(json).map(([key, amount]) => [key, BigInt(amount)]));
const amountsJson = (amounts: Amounts): AmountsJson => Object.fromEntries(Object.entries(amounts).map(([key, amount]) => [key, amount.toString()]));

const eventOfRow = (row: Selectable<Tables['income_events']>): RecordedEvent => ({
  id: row.event_id,
  position: row.position,
  version: row.version,
  on: row.on_day,
  kind: row.kind,
  amount: row.amount,
  category: row.category as CostCategory | null,
  stream: row.stream,
  year: row.year,
  notDeductible: row.not_deductible,
  distributable: row.distributable,
  payouts: amountsOf(row.payouts),
  members: amountsOf(row.members),
  balance: row.balance,
  highWater: row.high_water,
  highWaterBefore: row.high_water_before,
  remainder: row.remainder,
  reverses: row.reverses,
  reversedBy: row.reversed_by,
  entryId: row.entry_id,
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at,
});

export const eventById = async (tx: Tx, planId: string, id: string): Promise<RecordedEvent | undefined> => {
  const row = await tables(tx).selectFrom('income_events').selectAll().where('plan_id', '=', planId).where('event_id', '=', id).executeTakeFirst();
  return row && eventOfRow(row);
};

export const eventsByIds = async (tx: Tx, planId: string, ids: readonly string[]): Promise<ReadonlyMap<string, RecordedEvent>> => {
  const rows = await tables(tx)
    .selectFrom('income_events')
    .selectAll()
    .where('plan_id', '=', planId)
    .where(sql<boolean>`event_id = any(${[...ids]}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.event_id, eventOfRow(row)]));
};

/** In order of recording, after a position. */
export const eventsInOrder = async (tx: Tx, planId: string, after: number, limit: number): Promise<RecordedEvent[]> =>
  (
    await tables(tx)
      .selectFrom('income_events')
      .selectAll()
      .where('plan_id', '=', planId)
      .where('position', '>', after)
      .orderBy('position')
      .limit(limit)
      .execute()
  ).map(eventOfRow);

export type EventFilter = {
  readonly kind?: RecordedKind | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Position of the last one of the page before. */
  readonly before?: number | undefined;
  readonly limit: number;
};
/** What was recorded last comes first. */
export const pageOfEvents = async (tx: Tx, planId: string, { kind, from, to, before, limit }: EventFilter): Promise<RecordedEvent[]> => {
  let query = tables(tx).selectFrom('income_events').selectAll().where('plan_id', '=', planId);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (from !== undefined) query = query.where('on_day', '>=', from);
  if (to !== undefined) query = query.where('on_day', '<=', to);
  if (before !== undefined) query = query.where('position', '<', before);
  return (await query.orderBy('position', 'desc').limit(limit).execute()).map(eventOfRow);
};

/** The latest day of any event of the plan. */
export const latestEventDay = async (tx: Tx, planId: string): Promise<string | undefined> => {
  const row = await tables(tx)
    .selectFrom('income_events')
    .select((e) => e.fn.max('on_day').as('day'))
    .where('plan_id', '=', planId)
    .executeTakeFirst();
  return row?.day ?? undefined;
};

/** Did the version ever have an event? */
export const hasEvents = async (tx: Tx, planId: string, version: number): Promise<boolean> =>
  (await tables(tx).selectFrom('income_events').select('position').where('plan_id', '=', planId).where('version', '=', version).limit(1).executeTakeFirst()) !==
  undefined;

/** An event that is about to be written. */
export type WrittenEvent = { readonly event: NewEvent; readonly entryId: string | null };
type Writing = { readonly personId: string | null; readonly now: Date };

/** A row as JSON: amounts as text, whatever their size. */
const rowOf = (planId: string, { event, entryId }: WrittenEvent, { personId, now }: Writing) => ({
  plan_id: planId,
  event_id: event.id,
  position: event.position,
  version: event.version,
  on_day: event.on,
  kind: event.kind,
  amount: event.amount.toString(),
  category: event.category,
  stream: event.stream,
  year: event.year,
  not_deductible: event.notDeductible,
  distributable: event.distributable.toString(),
  payouts: amountsJson(event.payouts),
  members: amountsJson(event.members),
  balance: event.balance.toString(),
  high_water: event.highWater.toString(),
  high_water_before: event.highWaterBefore.toString(),
  remainder: event.remainder.toString(),
  reverses: event.reverses,
  reversed_by: null,
  entry_id: entryId,
  recorded_by: personId,
  recorded_at: now.toISOString(),
});

/** As it will be read. */
export const recordedOf = ({ event, entryId }: WrittenEvent, { personId, now }: Writing): RecordedEvent => ({
  ...event,
  reversedBy: null,
  entryId,
  recordedBy: personId,
  recordedAt: now,
});

/** Writes one event and where the books of its version stand after it, in one trip. The caller holds the lock of the books. */
export const insertEvent = async (tx: Tx, planId: string, written: WrittenEvent, years: string, writing: Writing): Promise<void> => {
  await sql`select record_income_event(${planId}, ${JSON.stringify(rowOf(planId, written, writing))}, ${years})`.execute(tx);
};

/** Rows of one statement; beyond that the text of its parameters grows past what is good for the server. */
const rowsAtOnce = 2000;
/** Writes many. Where the books stand afterwards is written apart. */
export const insertEvents = async (tx: Tx, planId: string, many: readonly WrittenEvent[], writing: Writing): Promise<void> => {
  for (let from = 0; from < many.length; from += rowsAtOnce) {
    const rows = many.slice(from, from + rowsAtOnce).map((written) => rowOf(planId, written, writing));
    await sql`insert into income_events select * from jsonb_populate_recordset(null::income_events, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
  }
};

/** The caller holds the lock of the books. */
export const markReversed = async (tx: Tx, planId: string, id: string, by: string): Promise<void> => {
  await tables(tx).updateTable('income_events').set({ reversed_by: by }).where('plan_id', '=', planId).where('event_id', '=', id).execute();
};
