/** What blocks a facility, and when: blocks and their occurrences, written out as far ahead as anybody may book. */
import { sql, type Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import { occupyingStates, type BookingState } from '../contract/bookings.ts';
import type { BlockKind } from '../contract/blocks.ts';
import { tables, type Tables } from './tables.ts';

type Window = { readonly from: Date; readonly to: Date };

export type Blocked = {
  readonly facilityId: string;
  readonly blockId: string;
  /** Null: the whole facility. */
  readonly resourceId: string | null;
  readonly kind: BlockKind;
  readonly from: Date;
  readonly to: Date;
};

export type StoredBlock = {
  readonly facilityId: string;
  readonly id: string;
  readonly resourceId: string | null;
  readonly kind: BlockKind;
  readonly note: string | null;
  /** The first time; what recurs is reckoned from it. */
  readonly from: Date;
  readonly to: Date;
  readonly zone: string;
  readonly rrule: string | null;
  readonly exdates: readonly string[];
  /** From a calendar that came in, under its own name there. */
  readonly calendarId: string | null;
  readonly uid: string | null;
  /** Occurrences that begin before this instant are written. */
  readonly writtenUntil: Date;
  readonly createdBy: string | null;
  readonly createdAt: Date;
};
export type Occurrence = { readonly facilityId: string; readonly blockId: string; readonly resourceId: string | null; readonly from: Date; readonly to: Date };

const blockOfRow = (row: Selectable<Tables['blocks']>): StoredBlock => ({
  facilityId: row.facility_id,
  id: row.block_id,
  resourceId: row.resource_id,
  kind: row.kind,
  note: row.note,
  from: row.from_at,
  to: row.to_at,
  zone: row.zone,
  rrule: row.rrule,
  exdates: row.exdates,
  calendarId: row.calendar_id,
  uid: row.uid,
  writtenUntil: row.written_until,
  createdBy: row.created_by,
  createdAt: row.created_at,
});

const during = ({ from, to }: Window, table = '') =>
  sql<boolean>`tstzrange(${sql.ref(`${table}from_at`)}, ${sql.ref(`${table}to_at`)}) && tstzrange(${from}::timestamptz, ${to}::timestamptz)`;

/** Times of these facilities that are blocked in a window, whole, in no order. */
export const blockedIn = async (tx: Tx, facilityIds: readonly string[], window: Window): Promise<Blocked[]> => {
  if (facilityIds.length === 0) return [];
  const rows = await tables(tx)
    .selectFrom('block_occurrences as o')
    .innerJoin('blocks as b', (join) => join.onRef('b.facility_id', '=', 'o.facility_id').onRef('b.block_id', '=', 'o.block_id'))
    .select(['o.facility_id', 'o.block_id', 'o.resource_id', 'o.from_at', 'o.to_at', 'b.kind'])
    .where(sql<boolean>`o.facility_id = any(${facilityIds}::uuid[])`)
    .where(during(window, 'o.'))
    .execute();
  return rows.map((row) => ({
    facilityId: row.facility_id,
    blockId: row.block_id,
    resourceId: row.resource_id,
    kind: row.kind,
    from: row.from_at,
    to: row.to_at,
  }));
};

const columnsOf = (block: StoredBlock) => ({
  facility_id: block.facilityId,
  block_id: block.id,
  resource_id: block.resourceId,
  kind: block.kind,
  note: block.note,
  from_at: block.from,
  to_at: block.to,
  zone: block.zone,
  rrule: block.rrule,
  exdates: JSON.stringify(block.exdates),
  calendar_id: block.calendarId,
  uid: block.uid,
  written_until: block.writtenUntil,
  created_by: block.createdBy,
  created_at: block.createdAt,
});

/** Sixteen columns a row; the wire allows 65,535 parameters a statement. */
const rowsAtOnce = 2000;

export const insertBlocks = async (tx: Tx, blocks: readonly StoredBlock[]): Promise<void> => {
  for (let at = 0; at < blocks.length; at += rowsAtOnce)
    await tables(tx)
      .insertInto('blocks')
      .values(blocks.slice(at, at + rowsAtOnce).map(columnsOf))
      .execute();
};

/** What is written already stays as it is. */
export const insertOccurrences = async (tx: Tx, occurrences: readonly Occurrence[]): Promise<void> => {
  for (let at = 0; at < occurrences.length; at += rowsAtOnce)
    await tables(tx)
      .insertInto('block_occurrences')
      .values(
        occurrences.slice(at, at + rowsAtOnce).map((one) => ({
          facility_id: one.facilityId,
          block_id: one.blockId,
          resource_id: one.resourceId,
          from_at: one.from,
          to_at: one.to,
        })),
      )
      .onConflict((conflict) => conflict.columns(['facility_id', 'block_id', 'from_at']).doNothing())
      .execute();
};

/** Blocks that an owner wrote; those of calendars stand behind them. In the order of their ids. */
export const blocksOf = async (tx: Tx, facilityId: string): Promise<StoredBlock[]> =>
  (await tables(tx).selectFrom('blocks').selectAll().where('facility_id', '=', facilityId).orderBy('block_id').execute()).map(blockOfRow);

export const findBlock = async (tx: Tx, facilityId: string, id: string): Promise<StoredBlock | undefined> => {
  const row = await tables(tx).selectFrom('blocks').selectAll().where('facility_id', '=', facilityId).where('block_id', '=', id).executeTakeFirst();
  return row && blockOfRow(row);
};

/** With their occurrences. */
const deleteWhere = async (tx: Tx, facilityId: string, blockIds: readonly string[]): Promise<void> => {
  if (blockIds.length === 0) return;
  for (const table of ['block_occurrences', 'blocks'] as const)
    await tables(tx)
      .deleteFrom(table)
      .where('facility_id', '=', facilityId)
      .where(sql<boolean>`block_id = any(${blockIds}::uuid[])`)
      .execute();
};

export const deleteBlock = (tx: Tx, facilityId: string, id: string): Promise<void> => deleteWhere(tx, facilityId, [id]);

export const deleteBlocksOfCalendar = async (tx: Tx, facilityId: string, calendarId: string): Promise<void> => {
  const ids = await tables(tx).selectFrom('blocks').select('block_id').where('facility_id', '=', facilityId).where('calendar_id', '=', calendarId).execute();
  await deleteWhere(
    tx,
    facilityId,
    ids.map((row) => row.block_id),
  );
};

/** Blocks that somebody wrote himself and whose last time is not over. */
export const countOwnBlocks = async (tx: Tx, facilityId: string, now: Date): Promise<number> => {
  const { count } = await tables(tx)
    .selectFrom('blocks')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('facility_id', '=', facilityId)
    .where('calendar_id', 'is', null)
    .where((where) => where.or([where('to_at', '>', now), where('rrule', 'is not', null)]))
    .executeTakeFirstOrThrow();
  return Number(count);
};

/** What recurs and is written less far than `until`, from the one that ends soonest. */
export const blocksToExtend = async (tx: Tx, until: Date, limit: number): Promise<StoredBlock[]> =>
  (
    await tables(tx)
      .selectFrom('blocks')
      .selectAll()
      .where('rrule', 'is not', null)
      .where('written_until', '<', until)
      .orderBy('written_until')
      .limit(limit)
      .execute()
  ).map(blockOfRow);

export const markWritten = async (tx: Tx, facilityId: string, id: string, until: Date): Promise<void> => {
  await tables(tx).updateTable('blocks').set({ written_until: until }).where('facility_id', '=', facilityId).where('block_id', '=', id).execute();
};

/** Every written time that is not over, by its begin. */
export const occurrencesAfter = async (tx: Tx, facilityId: string, now: Date): Promise<Occurrence[]> =>
  (
    await tables(tx)
      .selectFrom('block_occurrences')
      .selectAll()
      .where('facility_id', '=', facilityId)
      .where('to_at', '>', now)
      .orderBy('from_at')
      .orderBy('block_id')
      .execute()
  ).map((row) => ({ facilityId: row.facility_id, blockId: row.block_id, resourceId: row.resource_id, from: row.from_at, to: row.to_at }));

export type Occupant = {
  readonly bookingId: string;
  readonly resourceId: string;
  readonly organizationId: string;
  readonly state: BookingState;
  readonly from: Date;
  readonly to: Date;
};

/** Bookings of a facility that take a place in a window; those whose time to be confirmed is over take none. By their begin. */
export const occupantsIn = async (tx: Tx, facilityId: string, window: Window, now: Date): Promise<Occupant[]> =>
  (
    await tables(tx)
      .selectFrom('bookings')
      .select(['booking_id', 'resource_id', 'organization_id', 'state', 'from_at', 'to_at'])
      .where('facility_id', '=', facilityId)
      .where('state', 'in', occupyingStates)
      .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
      .where(during(window))
      .orderBy('from_at')
      .orderBy('booking_id')
      .execute()
  ).map((row) => ({
    bookingId: row.booking_id,
    resourceId: row.resource_id!,
    organizationId: row.organization_id,
    state: row.state,
    from: row.from_at,
    to: row.to_at,
  }));
