/** The table of regions as every page reads it: the same for everybody, so browsers may keep it. */
import type { z } from 'zod';
import { RawAnswer } from '@tongtu/platform/http';
import type { listRegions } from '../contract.ts';
import { countryCodes, countryName } from '../domain/countries.ts';
import { cities, provinces, regionsVersion, type Region } from '../domain/regions.ts';

const presentRegion = ({ code, name, province, centre }: Region) => ({
  code,
  name: { ...name },
  province,
  latitude: centre?.latitude ?? null,
  longitude: centre?.longitude ?? null,
});

const table: z.input<typeof listRegions.response> = {
  version: regionsVersion,
  provinces: provinces.map(presentRegion),
  cities: cities.map(presentRegion),
  countries: countryCodes.map((code) => ({ code, name: { zh: countryName(code, 'zh'), en: countryName(code, 'en') } })),
};

let written: Buffer | undefined;

/** Written once. An hour in a browser's cache is short enough for a table that changes with a release. */
export const presentRegions = (): RawAnswer => {
  written ??= Buffer.from(JSON.stringify(table));
  return new RawAnswer(written, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'public, max-age=3600' });
};
