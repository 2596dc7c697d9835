/**
 * All that a door to booking needs to know of facilities, in one query: how each is booked, its resources, who may see its
 * card, what this customer pays, how much this person holds. Every question of its own would cost more than its answer.
 */
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import type { TariffClass } from '../contract/tariffs.ts';
import type { Facility, Resource } from '../domain/facility.ts';
import { facilityOfRow } from './facilities.ts';
import { tables } from './tables.ts';

export type DoorResource = Omit<Resource, 'createdAt'>;
export type Door = {
  readonly facility: Facility;
  readonly organizationId: string;
  readonly title: Localized;
  readonly audience: 'public' | 'members';
  readonly isOut: boolean;
  /** Of the card. */
  readonly expiresAt: Date | null;
  /** As the owner has set it for this customer; null: that of its kind. */
  readonly setClass: TariffClass | null;
  /** In the order of the desk, retired ones too. */
  readonly resources: readonly DoorResource[];
  /** Open holds of this person; a series or a bundle counts once. */
  readonly openHolds: number;
};

/** As the column of documents gives them. */
type ResourceJson = readonly [
  id: string,
  name: Localized,
  capacity: number,
  groupId: string | null,
  openings: Resource['openings'],
  state: Resource['state'],
  position: number,
];

/** By facility id; facilities that were never opened for booking are absent. */
export const doorsOf = async (
  tx: Tx,
  facilityIds: readonly string[],
  customer: { readonly organizationId: string; readonly personId: string },
): Promise<ReadonlyMap<string, Door>> => {
  const among = sql<boolean>`facility_id = any(${facilityIds}::uuid[])`;
  const db = tables(tx);
  const resources = db
    .selectFrom('resources')
    .select([
      'facility_id',
      sql<
        readonly ResourceJson[]
      >`json_agg(json_build_array(resource_id, name, capacity, group_id, openings, state, position) order by position, resource_id)`.as('resources'),
    ])
    .where(among)
    .groupBy('facility_id');
  const holds = db
    .selectFrom('bookings')
    .select(['facility_id', sql<number>`count(distinct coalesce(series_id, bundle_id, booking_id))::integer`.as('holds')])
    .where(among)
    .where('person_id', '=', customer.personId)
    .where('state', '=', 'held')
    .groupBy('facility_id');
  const rows = await db
    .selectFrom('facilities as f')
    .innerJoin('facility_profiles as p', 'p.facility_id', 'f.facility_id')
    .leftJoin('facility_customers as c', (join) => join.onRef('c.facility_id', '=', 'f.facility_id').on('c.organization_id', '=', customer.organizationId))
    .leftJoin(resources.as('r'), 'r.facility_id', 'f.facility_id')
    .leftJoin(holds.as('h'), 'h.facility_id', 'f.facility_id')
    .selectAll('f')
    .select(['p.title', 'p.audience', 'p.is_out', 'p.expires_at as card_expires_at', 'c.tariff_class as set_class', 'r.resources', 'h.holds'])
    .where(sql<boolean>`f.facility_id = any(${facilityIds}::uuid[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.facility_id,
      {
        facility: facilityOfRow(row),
        organizationId: row.organization_id,
        title: row.title,
        audience: row.audience,
        isOut: row.is_out,
        expiresAt: row.card_expires_at,
        setClass: row.set_class,
        resources: ((row.resources ?? []) as readonly ResourceJson[]).map(([id, name, capacity, groupId, openings, state, position]) => ({
          facilityId: row.facility_id,
          id,
          name,
          capacity,
          groupId,
          openings,
          state,
          position,
        })),
        openHolds: row.holds ?? 0,
      },
    ]),
  );
};
