/** What blocks a facility, and when: blocks and their occurrences, written out as far ahead as anybody may book. */
import { sql, type Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import { occupyingStates } from '../contract/bookings.ts';
import type { BlockKind } from '../contract/facilities.ts';
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
