/** Filters and facets over columns. Each filter is one bit: a card counts for a facet when it fails no filter but that facet's own. */
import { listingKinds, type ListingKind } from '@tongtu/listings/contract';
import { organizationKinds, type OrganizationKind } from '@tongtu/parties/contract';
import { provinceOf } from '@tongtu/parties';
import type { FacetName } from '../contract.ts';
import { kindNumber, organizationKindNumber, type Slots } from './slots.ts';

export type Filters = {
  readonly kind?: readonly ListingKind[] | undefined;
  readonly sector?: readonly string[] | undefined;
  readonly region?: readonly string[] | undefined;
  readonly trl?: readonly number[] | undefined;
  readonly organizationKind?: readonly OrganizationKind[] | undefined;
  readonly organizationId?: string | undefined;
};

export const failedBits = { kind: 1, sector: 2, region: 4, trl: 8, organizationKind: 16, organizationId: 32 } as const;
export type Facets = Readonly<Record<FacetName, readonly { readonly value: string; readonly count: number }[]>>;

const given = <T>(list: readonly T[] | undefined): readonly T[] | null => (list === undefined || list.length === 0 ? null : list);
const bits = (numbers: readonly number[]): number => numbers.reduce((mask, n) => mask | (1 << n), 0);

/** Answers for a slot which filters it fails, as bits; 0 when it passes all. */
export const failing = (slots: Slots, filters: Filters): ((slot: number) => number) => {
  const kinds = given(filters.kind);
  const kindMask = kinds && bits(kinds.map(kindNumber));
  const organizationKindsAsked = given(filters.organizationKind);
  const organizationKindMask = organizationKindsAsked && bits(organizationKindsAsked.map(organizationKindNumber));
  const levels = given(filters.trl);
  const levelMask = levels && bits(levels);
  const sectors = given(filters.sector);
  const sectorNumbers = sectors && new Set(sectors.map((code) => slots.sectorNames.find(code)).filter((n) => n >= 0));
  const regions = given(filters.region)?.map(Number) ?? null;
  const regionSet = regions && new Set(regions);
  const organization = filters.organizationId === undefined ? null : slots.organizations.find(filters.organizationId);
  const inSector = (slot: number): boolean => {
    for (let i = slots.sectorStart[slot]!; i < slots.sectorStart[slot + 1]!; i += 1) if (sectorNumbers!.has(slots.sectors[i]!)) return true;
    return false;
  };
  // A province takes in its cities; a city is itself.
  const inRegion = (slot: number): boolean => {
    const region = slots.region[slot]!;
    return region !== 0 && (regionSet!.has(region) || regionSet!.has(region - (region % 10_000)));
  };
  return (slot) =>
    (kindMask !== null && (kindMask & (1 << slots.kind[slot]!)) === 0 ? failedBits.kind : 0) |
    (sectorNumbers !== null && !inSector(slot) ? failedBits.sector : 0) |
    (regionSet !== null && !inRegion(slot) ? failedBits.region : 0) |
    (levelMask !== null && (levelMask & slots.levels[slot]!) === 0 ? failedBits.trl : 0) |
    (organizationKindMask !== null && (organizationKindMask & (1 << slots.organizationKind[slot]!)) === 0 ? failedBits.organizationKind : 0) |
    (organization !== null && organization !== slots.organization[slot] ? failedBits.organizationId : 0);
};

/** Counts by facet over cards that are shown to it one by one. */
export const facetCounter = (slots: Slots) => {
  const kind = new Uint32Array(listingKinds.length);
  const organizationKind = new Uint32Array(organizationKinds.length);
  const sector = new Uint32Array(slots.sectorNames.names.length);
  const trl = new Uint32Array(10);
  const province = new Uint32Array(100);
  /** `failed`: bits of the filters that the card fails. */
  const see = (slot: number, failed: number): void => {
    if ((failed & ~failedBits.kind) === 0) kind[slots.kind[slot]!]! += 1;
    if ((failed & ~failedBits.organizationKind) === 0) organizationKind[slots.organizationKind[slot]!]! += 1;
    if ((failed & ~failedBits.sector) === 0) for (let i = slots.sectorStart[slot]!; i < slots.sectorStart[slot + 1]!; i += 1) sector[slots.sectors[i]!]! += 1;
    if ((failed & ~failedBits.region) === 0) province[Math.floor(slots.region[slot]! / 10_000)]! += 1;
    if ((failed & ~failedBits.trl) === 0) {
      const levels = slots.levels[slot]!;
      if (levels !== 0) for (let level = 1; level <= 9; level += 1) trl[level]! += (levels >> level) & 1;
    }
  };
  const table = (counts: Uint32Array, nameOf: (i: number) => string | undefined) =>
    [...counts]
      .flatMap((count, i) => {
        const value = count === 0 ? undefined : nameOf(i);
        return value === undefined ? [] : [{ value, count }];
      })
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const facets = (): Facets => ({
    kind: table(kind, (i) => listingKinds[i]),
    sector: table(sector, (i) => slots.sectorNames.names[i]),
    region: table(province, (i) => provinceOf(`${String(i).padStart(2, '0')}0000`)?.code),
    trl: table(trl, (i) => (i === 0 ? undefined : String(i))),
    organizationKind: table(organizationKind, (i) => organizationKinds[i]),
  });
  return { see, facets };
};
