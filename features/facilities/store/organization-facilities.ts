/** Facilities by their organization, and how many bookings are in hand at each. */
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import { tables } from './tables.ts';

/** Cards of an organization that are or were out, by id. */
export const facilityIdsOfOrganization = async (tx: Tx, organizationId: string): Promise<string[]> =>
  (await tables(tx).selectFrom('facility_profiles').select('facility_id').where('organization_id', '=', organizationId).orderBy('facility_id').execute()).map(
    (row) => row.facility_id,
  );

export type InHand = { readonly waiting: number; readonly inUse: number };

/** Requests that wait for an answer (and have not run out) and bookings that run, in one query; facilities without any are absent. */
export const bookingsInHand = async (tx: Tx, facilityIds: readonly string[], now: Date): Promise<ReadonlyMap<string, InHand>> => {
  if (facilityIds.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('bookings')
    .select([
      'facility_id',
      sql<number>`count(*) filter (where state = 'requested')::integer`.as('waiting'),
      sql<number>`count(*) filter (where state = 'in-use')::integer`.as('in_use'),
    ])
    .where(sql<boolean>`facility_id = any(${facilityIds}::uuid[])`)
    .where((eb) =>
      eb.or([eb('state', '=', 'in-use'), eb.and([eb('state', '=', 'requested'), eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)])])]),
    )
    .groupBy('facility_id')
    .execute();
  return new Map(rows.map((row) => [row.facility_id, { waiting: row.waiting, inUse: row.in_use }]));
};
