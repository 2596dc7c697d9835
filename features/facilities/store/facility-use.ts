/** What reports are made of: bookings of a window with what was metered, requests and their answers, charges by resource. */
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { BookingState } from '../contract/bookings.ts';
import type { BookingUse } from '../domain/facility-use.ts';
import type { AskedFor } from '../domain/request-answers.ts';
import { tables } from './tables.ts';

type Window = { readonly from: Date; readonly to: Date };

const of = (facilityIds: readonly string[], table = '') => sql<boolean>`${sql.ref(`${table}facility_id`)} = any(${facilityIds}::uuid[])`;
const counted: readonly BookingState[] = ['confirmed', 'in-use', 'completed', 'no-show', 'cancelled'];

export type UseRow = BookingUse & { readonly facilityId: string; readonly resourceId: string };

/** Bookings that were to take place, or did, at some time of a window; what was used beyond its booked time counts too. */
export const usesIn = async (tx: Tx, facilityIds: readonly string[], { from, to }: Window, now: Date): Promise<UseRow[]> => {
  if (facilityIds.length === 0) return [];
  const rows = await tables(tx)
    .selectFrom('bookings as b')
    .leftJoin('booking_entries as e', (join) =>
      join.onRef('e.facility_id', '=', 'b.facility_id').onRef('e.booking_id', '=', 'b.booking_id').on('e.action', '=', 'check-out'),
    )
    .select(['b.facility_id', 'b.resource_id', 'b.organization_id', 'b.state', 'b.from_at', 'b.to_at', 'b.requested_at', 'b.checked_in_at', 'b.checked_out_at'])
    .select(sql<number>`coalesce((e.changed->'metered'->>'samples')::integer, (b.details->>'samples')::integer, 0)`.as('samples'))
    .where(of(facilityIds, 'b.'))
    .where('b.state', 'in', counted)
    .where('b.resource_id', 'is not', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('b.from_at', '<', to), eb('b.to_at', '>', from)]),
        eb.and([eb('b.checked_in_at', '<', to), eb(sql<Date>`coalesce(b.checked_out_at, ${now}::timestamptz)`, '>', from)]),
      ]),
    )
    .execute();
  return rows.map((row) => ({
    facilityId: row.facility_id,
    resourceId: row.resource_id!,
    organizationId: row.organization_id,
    state: row.state,
    from: row.from_at,
    to: row.to_at,
    requestedAt: row.requested_at,
    checkedInAt: row.checked_in_at,
    checkedOutAt: row.checked_out_at,
    samples: row.samples,
  }));
};

/** What was asked for in a window. */
export const requestsIn = async (tx: Tx, facilityIds: readonly string[], { from, to }: Window): Promise<AskedFor[]> => {
  if (facilityIds.length === 0) return [];
  const rows = await tables(tx)
    .selectFrom('bookings')
    .select(['state', 'requested_at', 'answered_at', 'expires_at', 'reason'])
    .where(of(facilityIds))
    .where('requested_at', '>=', from)
    .where('requested_at', '<', to)
    .execute();
  return rows.map((row) => ({
    state: row.state,
    requestedAt: row.requested_at!,
    answeredAt: row.answered_at,
    expiresAt: row.expires_at,
    reason: row.reason,
  }));
};

export type IncomeRow = { readonly facilityId: string; readonly resourceId: string; readonly currency: string; readonly amount: bigint };

/** What was charged in a window, corrections included, by resource and currency. */
export const incomeIn = async (tx: Tx, facilityIds: readonly string[], { from, to }: Window): Promise<IncomeRow[]> => {
  if (facilityIds.length === 0) return [];
  const rows = await tables(tx)
    .selectFrom('charges as c')
    .innerJoin('bookings as b', (join) => join.onRef('b.facility_id', '=', 'c.facility_id').onRef('b.booking_id', '=', 'c.booking_id'))
    .select(['c.facility_id', 'b.resource_id', 'c.currency', sql<bigint>`sum(c.amount)::bigint`.as('amount')])
    .where(of(facilityIds, 'c.'))
    .where('b.resource_id', 'is not', null)
    .where('c.at', '>=', from)
    .where('c.at', '<', to)
    .groupBy(['c.facility_id', 'b.resource_id', 'c.currency'])
    .orderBy('c.currency')
    .execute();
  return rows.map((row) => ({ facilityId: row.facility_id, resourceId: row.resource_id!, currency: row.currency, amount: row.amount }));
};
