/** Customers that an owner has put into a tariff class of their own, and those that have booked. */
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { TariffClass } from '../contract/tariffs.ts';
import { tables } from './tables.ts';

/** The class that the owners of these facilities have set for one customer; facilities that set none are absent. */
export const setClassesOf = async (tx: Tx, facilityIds: readonly string[], organizationId: string): Promise<ReadonlyMap<string, TariffClass>> =>
  facilityIds.length === 0
    ? new Map()
    : new Map(
        (
          await tables(tx)
            .selectFrom('facility_customers')
            .select(['facility_id', 'tariff_class'])
            .where(sql<boolean>`facility_id = any(${facilityIds}::uuid[])`)
            .where('organization_id', '=', organizationId)
            .execute()
        ).map((row) => [row.facility_id, row.tariff_class]),
      );

/** All classes set at a facility, by customer. */
export const classesSetAt = async (tx: Tx, facilityId: string): Promise<ReadonlyMap<string, TariffClass>> =>
  new Map(
    (await tables(tx).selectFrom('facility_customers').select(['organization_id', 'tariff_class']).where('facility_id', '=', facilityId).execute()).map(
      (row) => [row.organization_id, row.tariff_class],
    ),
  );

/** How many bookings each customer has made at a facility, in whatever state. */
export const bookingCountsAt = async (tx: Tx, facilityId: string): Promise<ReadonlyMap<string, number>> =>
  new Map(
    (
      await tables(tx)
        .selectFrom('bookings')
        .select(['organization_id', sql<number>`count(*)::integer`.as('count')])
        .where('facility_id', '=', facilityId)
        .groupBy('organization_id')
        .execute()
    ).map((row) => [row.organization_id, row.count]),
  );

export const setClass = async (
  tx: Tx,
  set: { readonly facilityId: string; readonly organizationId: string; readonly tariffClass: TariffClass; readonly by: string | null; readonly at: Date },
): Promise<void> => {
  await tables(tx)
    .insertInto('facility_customers')
    .values({ facility_id: set.facilityId, organization_id: set.organizationId, tariff_class: set.tariffClass, set_by: set.by, set_at: set.at })
    .onConflict((conflict) =>
      conflict.columns(['facility_id', 'organization_id']).doUpdateSet({ tariff_class: set.tariffClass, set_by: set.by, set_at: set.at }),
    )
    .execute();
};

export const unsetClass = async (tx: Tx, facilityId: string, organizationId: string): Promise<void> => {
  await tables(tx).deleteFrom('facility_customers').where('facility_id', '=', facilityId).where('organization_id', '=', organizationId).execute();
};
