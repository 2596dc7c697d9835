/** What is owed for bookings. Rows are added and never changed, but for the statement that they come to stand on. */
import { sql, type Selectable } from 'kysely';
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

/** What a provider has charged and not yet stated, oldest first. */
export const unstatedOf = async (tx: Tx, providerId: string): Promise<StoredCharge[]> =>
  (
    await tables(tx).selectFrom('charges').selectAll().where('provider_id', '=', providerId).where('statement_id', 'is', null).orderBy('charge_id').execute()
  ).map(chargeOfRow);

/** Providers with charges from before an instant that stand on no statement. */
export const providersToState = async (tx: Tx, before: Date): Promise<string[]> =>
  (
    await tables(tx)
      .selectFrom('charges')
      .select('provider_id')
      .distinct()
      .where('statement_id', 'is', null)
      .where('at', '<', before)
      .orderBy('provider_id')
      .execute()
  ).map((row) => row.provider_id);

/** Puts charges onto a statement. How many were written: another number than asked for means that some stood on one already. */
export const putOnStatement = async (tx: Tx, charges: readonly StoredCharge[], statementId: string): Promise<number> => {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('charges')
    .set({ statement_id: statementId })
    .where(sql<boolean>`facility_id = any(${[...new Set(charges.map((charge) => charge.facilityId))]}::uuid[])`)
    .where(sql<boolean>`charge_id = any(${charges.map((charge) => charge.id)}::uuid[])`)
    .where('statement_id', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
};

export type OpenCharges = {
  readonly organizationId: string;
  readonly currency: string;
  readonly month: string;
  readonly total: bigint;
  readonly charges: number;
};

/** The same in sums: by customer, currency and month of the zone; oldest month first. */
export const openChargesOf = async (tx: Tx, providerId: string, zone: string): Promise<OpenCharges[]> => {
  const month = sql<string>`to_char(at at time zone ${zone}::text, 'YYYY-MM')`;
  const rows = await tables(tx)
    .selectFrom('charges')
    .select(['organization_id', 'currency', month.as('month'), sql<bigint>`sum(amount)::bigint`.as('total'), sql<number>`count(*)::integer`.as('charges')])
    .where('provider_id', '=', providerId)
    .where('statement_id', 'is', null)
    .groupBy(['organization_id', 'currency', sql`3`])
    .orderBy(sql`3`)
    .orderBy('organization_id')
    .orderBy('currency')
    .execute();
  return rows.map((row) => ({ organizationId: row.organization_id, currency: row.currency, month: row.month, total: row.total, charges: row.charges }));
};
