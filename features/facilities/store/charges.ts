/** What is owed for bookings. Rows are added and never changed, but for the statement that they come to stand on. */
import type { Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { StoredCharge } from '../domain/booking.ts';
import { tables, type Tables } from './tables.ts';

export const chargeOfRow = (row: Selectable<Tables['charges']>): StoredCharge => ({
  facilityId: row.facility_id,
  id: row.charge_id,
  bookingId: row.booking_id,
  providerId: row.provider_id,
  organizationId: row.organization_id,
  kind: row.kind,
  currency: row.currency,
  amount: row.amount,
  lines: row.lines,
  corrects: row.corrects,
  reason: row.reason,
  actorId: row.actor_id,
  at: row.at,
  statementId: row.statement_id,
});

export const insertCharge = async (tx: Tx, charge: StoredCharge): Promise<void> => {
  await tables(tx)
    .insertInto('charges')
    .values({
      facility_id: charge.facilityId,
      charge_id: charge.id,
      booking_id: charge.bookingId,
      provider_id: charge.providerId,
      organization_id: charge.organizationId,
      kind: charge.kind,
      currency: charge.currency,
      amount: charge.amount,
      lines: JSON.stringify(charge.lines),
      corrects: charge.corrects,
      reason: charge.reason,
      actor_id: charge.actorId,
      at: charge.at,
      statement_id: charge.statementId,
    })
    .execute();
};

/** Oldest first. */
export const chargesOfBooking = async (tx: Tx, facilityId: string, bookingId: string): Promise<StoredCharge[]> =>
  (
    await tables(tx).selectFrom('charges').selectAll().where('facility_id', '=', facilityId).where('booking_id', '=', bookingId).orderBy('charge_id').execute()
  ).map(chargeOfRow);
