/** How facilities are booked, and their resources. */
import type { Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { Facility, Resource } from '../domain/facility.ts';
import { tables, type Tables } from './tables.ts';

export const facilityOfRow = (row: Selectable<Tables['facilities']>): Facility => ({
  id: row.facility_id,
  organizationId: row.organization_id,
  zone: row.zone,
  accepting: row.accepting,
  approval: row.approval,
  openings: row.openings,
  groups: row.resource_groups,
  rules: row.rules,
  tariff: row.tariff,
  terms: row.terms,
  revision: row.revision,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

export const resourceOfRow = (row: Selectable<Tables['resources']>): Resource => ({
  facilityId: row.facility_id,
  id: row.resource_id,
  name: row.name,
  capacity: row.capacity,
  groupId: row.group_id,
  openings: row.openings,
  state: row.state,
  position: row.position,
  createdAt: row.created_at,
});

const columnsOf = (facility: Facility) => ({
  zone: facility.zone,
  accepting: facility.accepting,
  approval: facility.approval,
  openings: JSON.stringify(facility.openings),
  resource_groups: JSON.stringify(facility.groups),
  rules: JSON.stringify(facility.rules),
  tariff: JSON.stringify(facility.tariff),
  terms: JSON.stringify(facility.terms),
  revision: facility.revision,
  updated_at: facility.updatedAt,
});

export const findFacility = async (tx: Tx, id: string): Promise<Facility | undefined> => {
  const row = await tables(tx).selectFrom('facilities').selectAll().where('facility_id', '=', id).executeTakeFirst();
  return row && facilityOfRow(row);
};

/** The same, and nobody else changes it until the transaction ends. */
export const lockFacility = async (tx: Tx, id: string): Promise<Facility | undefined> => {
  const row = await tables(tx).selectFrom('facilities').selectAll().where('facility_id', '=', id).forUpdate().executeTakeFirst();
  return row && facilityOfRow(row);
};

export const facilitiesByIds = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Facility>> =>
  ids.length === 0
    ? new Map()
    : new Map(
        (await tables(tx).selectFrom('facilities').selectAll().where('facility_id', 'in', ids).execute()).map((row) => [row.facility_id, facilityOfRow(row)]),
      );

export const facilitiesOfOrganization = async (tx: Tx, organizationId: string): Promise<Facility[]> =>
  (await tables(tx).selectFrom('facilities').selectAll().where('organization_id', '=', organizationId).orderBy('facility_id').execute()).map(facilityOfRow);

/** Whether it was new. */
export const insertFacility = async (tx: Tx, facility: Facility): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tables(tx)
    .insertInto('facilities')
    .values({ facility_id: facility.id, organization_id: facility.organizationId, ...columnsOf(facility), created_at: facility.createdAt })
    .onConflict((conflict) => conflict.column('facility_id').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
};

export const updateFacility = async (tx: Tx, facility: Facility): Promise<void> => {
  await tables(tx).updateTable('facilities').set(columnsOf(facility)).where('facility_id', '=', facility.id).execute();
};

/** In the order of the desk. */
export const resourcesOf = async (tx: Tx, facilityIds: readonly string[]): Promise<Resource[]> =>
  facilityIds.length === 0
    ? []
    : (
        await tables(tx)
          .selectFrom('resources')
          .selectAll()
          .where('facility_id', 'in', facilityIds)
          .orderBy('facility_id')
          .orderBy('position')
          .orderBy('resource_id')
          .execute()
      ).map(resourceOfRow);

const resourceColumns = (resource: Resource) => ({
  name: JSON.stringify(resource.name),
  capacity: resource.capacity,
  group_id: resource.groupId,
  openings: resource.openings === null ? null : JSON.stringify(resource.openings),
  state: resource.state,
  position: resource.position,
});

export const insertResource = async (tx: Tx, resource: Resource): Promise<void> => {
  await tables(tx)
    .insertInto('resources')
    .values({ facility_id: resource.facilityId, resource_id: resource.id, ...resourceColumns(resource), created_at: resource.createdAt })
    .execute();
};

export const updateResource = async (tx: Tx, resource: Resource): Promise<void> => {
  await tables(tx)
    .updateTable('resources')
    .set(resourceColumns(resource))
    .where('facility_id', '=', resource.facilityId)
    .where('resource_id', '=', resource.id)
    .execute();
};
