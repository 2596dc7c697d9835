/** What a search for free slots needs of many facilities, and no more: documents that nobody looks at are not read. */
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { Facility, Resource } from '../domain/facility.ts';
import { tables } from './tables.ts';

export type SlotFacility = Pick<Facility, 'id' | 'zone' | 'openings' | 'rules'>;
export type SlotResource = Pick<Resource, 'facilityId' | 'id' | 'capacity' | 'groupId' | 'openings' | 'state'>;

/** Those of the facilities that take bookings. */
export const acceptingFacilities = async (tx: Tx, ids: readonly string[]): Promise<SlotFacility[]> =>
  ids.length === 0
    ? []
    : (
        await tables(tx)
          .selectFrom('facilities')
          .select(['facility_id', 'zone', 'openings', 'rules'])
          .where(sql<boolean>`facility_id = any(${ids}::uuid[])`)
          .where('accepting', '=', true)
          .execute()
      ).map((row) => ({ id: row.facility_id, zone: row.zone, openings: row.openings, rules: row.rules }));

/** Their open resources, in the order of the desk. */
export const openResources = async (tx: Tx, facilityIds: readonly string[]): Promise<SlotResource[]> =>
  facilityIds.length === 0
    ? []
    : (
        await tables(tx)
          .selectFrom('resources')
          .select(['facility_id', 'resource_id', 'capacity', 'group_id', 'openings'])
          .where(sql<boolean>`facility_id = any(${facilityIds}::uuid[])`)
          .where('state', '=', 'open')
          .orderBy('facility_id')
          .orderBy('position')
          .orderBy('resource_id')
          .execute()
      ).map((row) => ({
        facilityId: row.facility_id,
        id: row.resource_id,
        capacity: row.capacity,
        groupId: row.group_id,
        openings: row.openings,
        state: 'open' as const,
      }));
