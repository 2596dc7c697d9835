/** All that a door to booking needs to know of facilities, in one query: how each is booked, who may see its card, what this customer pays. */
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import type { TariffClass } from '../contract/tariffs.ts';
import type { Facility } from '../domain/facility.ts';
import { facilityOfRow } from './facilities.ts';
import { tables } from './tables.ts';

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
};

/** By facility id; facilities that were never opened for booking are absent. */
export const doorsOf = async (tx: Tx, facilityIds: readonly string[], organizationId: string | null): Promise<ReadonlyMap<string, Door>> => {
  const rows = await tables(tx)
    .selectFrom('facilities as f')
    .innerJoin('facility_profiles as p', 'p.facility_id', 'f.facility_id')
    .leftJoin('facility_customers as c', (join) => join.onRef('c.facility_id', '=', 'f.facility_id').on('c.organization_id', '=', organizationId))
    .selectAll('f')
    .select(['p.title', 'p.audience', 'p.is_out', 'p.expires_at as card_expires_at', 'c.tariff_class as set_class'])
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
      },
    ]),
  );
};
