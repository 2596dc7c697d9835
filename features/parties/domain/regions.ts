/**
 * Places: province-level and prefecture-level divisions of GB/T 2260, and
 * countries for organizations abroad. A district's code is not in the table;
 * `regionOf` climbs from it to the city or province that is, so that an address
 * of six digits always finds its place on the map.
 */
import type { Language } from '@tongtu/kernel/localized';
import table from '../data/regions.json' with { type: 'json' };

export type Coordinates = { readonly latitude: number; readonly longitude: number };
export type Region = {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly level: 'province' | 'city';
  /** Code of its province; its own for a province. */
  readonly province: string;
  /** Of the seat of government; known for provinces. */
  readonly centre: Coordinates | null;
};

export const regionsVersion: string = table.version;

const provinceRows = table.provinces as unknown as readonly (readonly [string, string, string, number, number])[];
const cityRows = table.cities as unknown as readonly (readonly [string, string, string])[];

const provinceCode = (code: string): string => `${code.slice(0, 2)}0000`;

export const provinces: readonly Region[] = provinceRows.map(([code, zh, en, latitude, longitude]) => ({
  code,
  name: { zh, en },
  level: 'province',
  province: code,
  centre: { latitude, longitude },
}));
export const cities: readonly Region[] = cityRows.map(([code, zh, en]) => ({
  code,
  name: { zh, en },
  level: 'city',
  province: provinceCode(code),
  centre: null,
}));

const byCode: ReadonlyMap<string, Region> = new Map([...provinces, ...cities].map((region) => [region.code, region]));

export const regionByCode = (code: string): Region | undefined => byCode.get(code);
/** A code of the table: a province or a city. */
export const isRegionCode = (code: string): boolean => byCode.has(code);

/** The region itself, or the city or province that a district's code belongs to. */
export const regionOf = (code: string): Region | undefined =>
  /^\d{6}$/.test(code) ? (byCode.get(code) ?? byCode.get(`${code.slice(0, 4)}00`) ?? byCode.get(provinceCode(code))) : undefined;

/** The province of any six-digit code, or undefined when there is none. */
export const provinceOf = (code: string): Region | undefined => (/^\d{6}$/.test(code) ? byCode.get(provinceCode(code)) : undefined);

/** Cities of a province in the order of their codes; none for municipalities, Hong Kong, Macao, Taiwan. */
export const citiesOf = (province: string): readonly Region[] => cities.filter((city) => city.province === province);

/** Whether `code` is `within` or lies in it. */
export const isWithin = (code: string, within: string): boolean => code === within || (within.endsWith('0000') && provinceOf(code)?.code === within);

/** Name of the region; an unknown code comes back as it is. */
export const regionName = (code: string, language: Language): string => regionOf(code)?.name[language] ?? code;

/** Where to draw a region: its own place, or its province's. */
export const centreOf = (code: string): Coordinates | undefined => regionOf(code)?.centre ?? provinceOf(code)?.centre ?? undefined;

const earthRadius = 6371.0088; // mean radius in km, IUGG

/** Kilometres along the great circle (haversine). */
export const distanceKm = (a: Coordinates, b: Coordinates): number => {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const h =
    Math.sin(radians(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(h)));
};
