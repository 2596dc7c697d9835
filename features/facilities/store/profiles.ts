/** The public face of facilities' cards, as the search and the booking door need it. Written by `use-cases/refresh-profiles.ts` alone. */
import type { Selectable } from 'kysely';
import type { Localized } from '@tongtu/kernel/localized';
import type { Measure } from '@tongtu/listings/contract';
import type { Tx } from '@tongtu/platform/context';
import { tables, type Tables } from './tables.ts';

export type Layer = 'public' | 'members' | 'on-request';

export type Profile = {
  readonly facilityId: string;
  readonly organizationId: string;
  readonly title: Localized;
  readonly facilityKind: string | null;
  readonly audience: 'public' | 'members';
  /** Published by a verified organization. What expired since stands in `expiresAt`. */
  readonly isOut: boolean;
  readonly expiresAt: Date | null;
  readonly region: string | null;
  readonly country: string | null;
  /** `layer`: who may read them; a distance would give them away. */
  readonly coordinates: { readonly latitude: number; readonly longitude: number; readonly layer: Layer } | null;
  readonly trlMin: number | null;
  readonly trlMax: number | null;
  /** How the card says that one pays; only where everybody may read it. */
  readonly tariffClass: string | null;
  readonly capabilities: readonly Measure[];
  readonly capabilitiesLayer: Layer;
  /** Kinds of test that everybody may read. */
  readonly tests: readonly string[];
  /** Codes that the capabilities name, each once. */
  readonly parameters: readonly string[];
  readonly example: boolean;
};

export const profileOfRow = (row: Selectable<Tables['facility_profiles']>): Profile => ({
  facilityId: row.facility_id,
  organizationId: row.organization_id,
  title: row.title,
  facilityKind: row.facility_kind,
  audience: row.audience,
  isOut: row.is_out,
  expiresAt: row.expires_at,
  region: row.region,
  country: row.country,
  coordinates: row.coordinates,
  trlMin: row.trl_min,
  trlMax: row.trl_max,
  tariffClass: row.tariff_class,
  capabilities: row.capabilities,
  capabilitiesLayer: row.capabilities_layer,
  tests: row.tests,
  parameters: row.parameters,
  example: row.example,
});

/** In any state; who may see it is the caller's to ask. */
export const profilesByIds = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Profile>> =>
  ids.length === 0
    ? new Map()
    : new Map(
        (await tables(tx).selectFrom('facility_profiles').selectAll().where('facility_id', 'in', ids).execute()).map((row) => [
          row.facility_id,
          profileOfRow(row),
        ]),
      );

/** Postgres takes 65,535 parameters in one statement; a row has nineteen. */
const rowsAtOnce = 500;

/** New ones and changed ones alike. In the order of their ids, so that two writers never wait for each other crosswise. */
export const upsertProfiles = async (tx: Tx, profiles: readonly Profile[], now: Date): Promise<void> => {
  const sorted = profiles.toSorted((a, b) => (a.facilityId < b.facilityId ? -1 : 1));
  for (let i = 0; i < sorted.length; i += rowsAtOnce) {
    await tables(tx)
      .insertInto('facility_profiles')
      .values(
        sorted.slice(i, i + rowsAtOnce).map((profile) => ({
          facility_id: profile.facilityId,
          organization_id: profile.organizationId,
          title: JSON.stringify(profile.title),
          facility_kind: profile.facilityKind,
          audience: profile.audience,
          is_out: profile.isOut,
          expires_at: profile.expiresAt,
          region: profile.region,
          country: profile.country,
          coordinates: profile.coordinates && JSON.stringify(profile.coordinates),
          trl_min: profile.trlMin,
          trl_max: profile.trlMax,
          tariff_class: profile.tariffClass,
          capabilities: JSON.stringify(profile.capabilities),
          capabilities_layer: profile.capabilitiesLayer,
          tests: [...profile.tests],
          parameters: [...profile.parameters],
          example: profile.example,
          updated_at: now,
        })),
      )
      .onConflict((conflict) =>
        conflict.column('facility_id').doUpdateSet((eb) => ({
          title: eb.ref('excluded.title'),
          facility_kind: eb.ref('excluded.facility_kind'),
          audience: eb.ref('excluded.audience'),
          is_out: eb.ref('excluded.is_out'),
          expires_at: eb.ref('excluded.expires_at'),
          region: eb.ref('excluded.region'),
          country: eb.ref('excluded.country'),
          coordinates: eb.ref('excluded.coordinates'),
          trl_min: eb.ref('excluded.trl_min'),
          trl_max: eb.ref('excluded.trl_max'),
          tariff_class: eb.ref('excluded.tariff_class'),
          capabilities: eb.ref('excluded.capabilities'),
          capabilities_layer: eb.ref('excluded.capabilities_layer'),
          tests: eb.ref('excluded.tests'),
          parameters: eb.ref('excluded.parameters'),
          example: eb.ref('excluded.example'),
          updated_at: eb.ref('excluded.updated_at'),
        })),
      )
      .execute();
  }
};

/** Cards that are out no longer. Their rows stay: bookings of them go on. */
export const takeProfilesIn = async (tx: Tx, ids: readonly string[], now: Date): Promise<void> => {
  if (ids.length === 0) return;
  await tables(tx)
    .updateTable('facility_profiles')
    .set({ is_out: false, updated_at: now })
    .where('facility_id', 'in', ids)
    .where('is_out', '=', true)
    .execute();
};

export const hasProfiles = async (tx: Tx): Promise<boolean> =>
  (await tables(tx).selectFrom('facility_profiles').select('facility_id').limit(1).executeTakeFirst()) !== undefined;
