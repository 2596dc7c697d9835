/** Counts for the map, of what every visitor may find. Kept for some seconds: each visit of the page asks. */
import { organizationCardsByIds, provinceOf } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { countByPlace } from '../store/listing-words.ts';

export type ProvinceCount = { code: string; facilities: number; organizations: number; listings: number };
const keptMs = 5000;

/** Facilities and cards by where they lie, organizations that have a card out by where they sit; provinces that have any. */
const count = async ({ tx, now }: Pick<Context, 'tx' | 'now'>): Promise<ProvinceCount[]> => {
  const places = await countByPlace(tx, now);
  const provinces = new Map<string, ProvinceCount>();
  const add = (region: string | null, what: 'facilities' | 'organizations' | 'listings', times: number): void => {
    const code = region === null ? undefined : provinceOf(region)?.code;
    if (code === undefined) return;
    const counts = provinces.get(code) ?? { code, facilities: 0, organizations: 0, listings: 0 };
    counts[what] += times;
    provinces.set(code, counts);
  };
  for (const place of places) {
    add(place.region, 'listings', place.count);
    if (place.kind === 'facility') add(place.region, 'facilities', place.count);
  }
  const organizations = await organizationCardsByIds(tx, [...new Set(places.map((place) => place.organizationId))]);
  for (const organization of organizations.values()) if (organization.state === 'verified') add(organization.region, 'organizations', 1);
  return [...provinces.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
};

export const makeMap = (): ((context: Pick<Context, 'tx' | 'now'>) => Promise<ProvinceCount[]>) => {
  let kept: { readonly until: number; readonly counts: Promise<ProvinceCount[]> } | undefined;
  return (context) => {
    const now = context.now.getTime();
    if (kept === undefined || now >= kept.until || now < kept.until - keptMs) {
      const counts = count(context);
      kept = { until: now + keptMs, counts };
      counts.catch(() => {
        kept = undefined;
      });
    }
    return kept.counts;
  };
};
