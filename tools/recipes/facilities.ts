/** Names and places of research infrastructures: MERIL, the ESFRI roadmap, and the American federally funded centres. What they can do nobody wrote down, so the cards lack it. */
import type { ListingBody } from '@tongtu/listings/contract';
import { english, limits, present, type Recipe } from './recipe.ts';
import { clean, shorten, type Tally } from './texts.ts';

type Facility = ListingBody['facility'];

const placeOf = (latitude: unknown, longitude: unknown): Facility['coordinates'] => {
  const [lat, lon] = [latitude, longitude].map((degrees) => (degrees === '' || degrees === null || degrees === undefined ? Number.NaN : Number(degrees)));
  return Number.isFinite(lat) && Number.isFinite(lon) && Math.abs(lat!) <= 90 && Math.abs(lon!) <= 180 ? { latitude: lat!, longitude: lon! } : undefined;
};

/** ISO 3166 of the countries that ESFRI names. */
const countries: Readonly<Record<string, string>> = {
  Belgium: 'BE',
  Spain: 'ES',
  France: 'FR',
  Chile: 'CL',
  Sweden: 'SE',
  Germany: 'DE',
  Switzerland: 'CH',
};
const esfriSectors: Readonly<Record<string, readonly string[]>> = { Energy: ['6'] };

const titled = (title: string, tally: Tally) => ({ en: shorten(title, limits.title, 'title', tally) });

const merilFacility: Recipe['convert'] = (record, tally) => {
  const name = clean(record['name'], tally);
  if (name === undefined) return { skipped: 'no name' };
  const body = present<Facility>({ coordinates: placeOf(record['lat'], record['lon']), secrecy: 'none' });
  return { kind: 'facility', reference: String(record['id']), title: titled(name, tally), body };
};

const esfriFacility: Recipe['convert'] = (record, tally) => {
  const [name, full, field, type] = ['Name', 'Full Name', 'Field', 'Type'].map((key) => clean(record[key], tally));
  if (name === undefined) return { skipped: 'no name' };
  const [year, operation, costs] = ['Roadmap Entry (Year)', 'Operation', 'Construction Costs'].map((key) => clean(record[key], tally));
  const title = full === undefined ? name : `${name}: ${full}`;
  const said = [
    // `# Landmark` marks an upgrade of one.
    type && `ESFRI ${type.replace(/^# /, '').toLowerCase()}${field ? ` in ${field}` : ''}${year ? `, on the roadmap since ${year}` : ''}.`,
    operation && /\d/.test(operation) ? `In operation: ${operation}.` : undefined,
    costs && /\d/.test(costs) ? `Construction costs: ${costs} million euros.` : undefined,
  ].filter(Boolean);
  const [town, country] = ['Town', 'Country'].map((key) => clean(record[key], tally));
  const body = present<Facility>({
    summary: english(said.join(' ')),
    sectors: [...(esfriSectors[field ?? ''] ?? [])],
    keywords: field === undefined ? [] : [field],
    country: country === undefined ? undefined : countries[country],
    address: english([town, country].filter(Boolean).join(', ') || undefined),
    coordinates: placeOf(record['Lat'], record['Long']),
    secrecy: 'none',
  });
  return { kind: 'facility', reference: `esfri:${title}`, title: titled(title, tally), body };
};

const fundedCentre: Recipe['convert'] = (record, tally) => {
  const [name, agency, under, administrator, state, activity] = ['ffrdc_name', 'agency', 'sub_agency', 'admin_name', 'loc_state', 'activity'].map((key) =>
    clean(record[key], tally),
  );
  if (name === undefined) return { skipped: 'no name' };
  const said = [
    activity && agency && `${activity.replace(/ies$/, 'y').replace(/centers$/, 'center')} of the ${agency}${under ? ` (${under})` : ''}.`,
    administrator && `Administered by ${administrator}.`,
  ].filter(Boolean);
  const body = present<Facility>({
    summary: english(said.join(' ') || undefined),
    country: 'US',
    address: english(state),
    keywords: [agency, activity].flatMap((word) => word ?? []),
    secrecy: 'none',
  });
  return { kind: 'facility', reference: `ffrdc:${name}`, title: titled(name, tally), body };
};

export const meril: Recipe = { file: 'facilities/facilities.jsonl', convert: merilFacility };
export const esfri: Recipe = { file: 'facilities/esfri.jsonl', convert: esfriFacility };
export const ffrdc: Recipe = { file: 'facilities/ffrdc_master.csv', convert: fundedCentre };
