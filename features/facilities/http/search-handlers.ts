/** Capability search over HTTP. */
import { quantityToJson, type Quantity } from '@tongtu/kernel/quantity';
import { ok } from '@tongtu/kernel/result';
import type { Handlers } from '@tongtu/platform/http';
import type { facilityRoutes, FacilityHit as ShownHit, FacilityParameter } from '../contract.ts';
import type { FitLine } from '../domain/fit.ts';
import type { FacilityKind } from '../domain/nearest-parameters.ts';
import { listFacilityParameters, type CountedParameter } from '../use-cases/list-facility-parameters.ts';
import { searchFacilities, type FacilityHit } from '../use-cases/search-facilities.ts';

const presentParameter = ({ code, zh, en, aliases, dimension, unit, kinds, facilities }: CountedParameter): FacilityParameter => ({
  code,
  name: { zh, en },
  aliases: [...(aliases ?? [])],
  dimension,
  unit,
  kinds: [...kinds],
  facilities,
});

const quantity = (value: Quantity | null): Record<string, string> | null => (value === null ? null : { ...quantityToJson(value) });

const presentLine = ({ wish, outcome, offered, gap }: FitLine): ShownHit['fits'][number] => ({
  parameter: wish.parameter.code,
  name: { zh: wish.parameter.zh, en: wish.parameter.en },
  outcome,
  wanted: { ...quantityToJson(wish.quantity) },
  offered: quantity(offered),
  gap: quantity(gap),
});

/** Tenths of a day say enough of a lead time. */
const tenths = (days: number | null): number | null => (days === null ? null : Math.round(days * 10) / 10);

const presentHit = (hit: FacilityHit): ShownHit => ({
  listing: hit.card,
  facilityKind: hit.facilityKind as FacilityKind | null,
  bookable: hit.bookable,
  fits: hit.fit.lines.map(presentLine),
  met: hit.fit.met,
  missed: hit.fit.missed,
  unknown: hit.fit.unknown,
  nextSlot: hit.nextSlot && { resourceId: hit.nextSlot.resourceId, from: hit.nextSlot.from.toISOString(), to: hit.nextSlot.to.toISOString() },
  zone: hit.zone,
  price: hit.price && { tariffClass: hit.price.tariffClass, agreed: hit.price.agreed, total: hit.price.total, currency: hit.price.currency },
  distanceKm: hit.distanceKm,
  leadDays: tenths(hit.leadDays),
  noticeHours: hit.noticeHours,
});

const date = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));

export const searchHandlers: Pick<Handlers<typeof facilityRoutes>, 'searchFacilities' | 'listFacilityParameters'> = {
  searchFacilities: async (context, { query }) => {
    const found = await searchFacilities(context, { ...query, after: date(query.after), before: date(query.before) });
    if (!found.ok) return found;
    const { items, total, tariffClass } = found.value;
    return ok({ items: items.map(presentHit), total, tariffClass, minutes: query.minutes });
  },
  listFacilityParameters: async (context, { query }) => {
    const found = await listFacilityParameters(context, query);
    return found.ok ? ok({ version: found.value.version, items: found.value.items.map(presentParameter) }) : found;
  },
};
