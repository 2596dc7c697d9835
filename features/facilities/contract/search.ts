/** Finding a facility by what it can do, when it is free, what it costs and how far away it is. */
import { z } from 'zod';
import { id, list, localizedOut, route } from '@tongtu/platform/contract';
import { facilityKinds, listingCard } from '@tongtu/listings/contract';
import { instant, span } from './facilities.ts';
import { tariffClass } from './tariffs.ts';

export const facilityKind = z.enum(facilityKinds);

/** A parameter of the vocabulary for a kind of facility. */
export const facilityParameter = z.object({
  code: z.string(),
  name: localizedOut,
  /** Further spellings in either language. */
  aliases: z.array(z.string()),
  dimension: z.string(),
  unit: z.string(),
  kinds: z.array(facilityKind),
  /** How many facilities name it. */
  facilities: z.number().int(),
});
export type FacilityParameter = z.output<typeof facilityParameter>;

export const listFacilityParameters = route({
  name: 'listFacilityParameters',
  method: 'GET',
  path: '/api/facility-parameters',
  summary: 'The versioned vocabulary of capabilities; with `q` those nearest to a word, best first',
  query: z.object({ kind: facilityKind.optional(), q: z.string().max(120).optional(), limit: z.coerce.number().int().min(1).max(300).default(300) }),
  response: z.object({ version: z.string(), items: z.array(facilityParameter) }),
});

/** `fits`; `misses` with the gap in the wanted unit; `unknown` where the facility says nothing. */
export const fitLine = z.object({
  parameter: z.string(),
  name: localizedOut,
  outcome: z.enum(['fits', 'misses', 'unknown']),
  /** Quantities as kernel/quantity writes them. */
  wanted: z.record(z.string(), z.string()),
  offered: z.record(z.string(), z.string()).nullable(),
  gap: z.record(z.string(), z.string()).nullable(),
});
export type FitLine = z.output<typeof fitLine>;

export const facilityHit = z.object({
  listing: listingCard,
  facilityKind: facilityKind.nullable(),
  /** Can be booked here; otherwise one asks its owner. */
  bookable: z.boolean(),
  fits: z.array(fitLine),
  /** How many wishes are met, missed, unknown. */
  met: z.number().int(),
  missed: z.number().int(),
  unknown: z.number().int(),
  nextSlot: z.object({ resourceId: id, ...span.shape }).nullable(),
  /** Zone of the facility, in which its times are told. */
  zone: z.string().nullable(),
  price: z.object({ tariffClass, agreed: z.boolean(), total: z.string(), currency: z.string() }).nullable(),
  /** Kilometres between the two places, rounded; null where a place is not known. */
  distanceKm: z.number().int().nullable(),
  /** Days from now to the begin of the next slot, and the notice that the owner asks for, in hours. */
  leadDays: z.number().nullable(),
  noticeHours: z.number().nullable(),
});
export type FacilityHit = z.output<typeof facilityHit>;

export const searchFacilities = route({
  name: 'searchFacilities',
  method: 'GET',
  path: '/api/facilities',
  summary: 'Facilities by capability, next free slot, price for this reader, distance; says what does not fit and by how much',
  query: z.object({
    /** Wishes, separated by `;`: `coating-width ≥ 300 mm; dew-point ≤ -40 °Cdp`. A parameter by its code or by a name in either language. */
    measures: z.string().max(2000).optional(),
    kind: list(facilityKind),
    /** Provinces or cities, GB/T 2260. */
    region: list(z.string().regex(/^\d{6}$/, { error: 'region-unknown' })),
    test: list(z.string().max(80)),
    trl: z.coerce.number().int().min(1).max(9).optional(),
    /** How long it is needed; a day of eight hours unless told. */
    minutes: z.coerce.number().int().min(5).max(527_040).default(480),
    after: instant.optional(),
    before: instant.optional(),
    /** Only what is free within so many days. */
    freeWithin: z.coerce.number().int().min(1).max(92).optional(),
    /** Only what can be booked here. */
    bookable: z.stringbool().optional(),
    organizationId: id.optional(),
    /** Where the reader is; his organization's region unless told. */
    from: z
      .string()
      .regex(/^\d{6}$/, { error: 'region-unknown' })
      .optional(),
    sort: z.enum(['fit', 'soonest', 'price', 'nearest']).default('fit'),
    offset: z.coerce.number().int().min(0).max(10_000).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  response: z.object({ items: z.array(facilityHit), total: z.number().int(), tariffClass, minutes: z.number().int() }),
  errors: [
    'parameter-unknown',
    'measure-malformed',
    'unit-unknown',
    'unit-other-dimension',
    'range-reversed',
    'region-unknown',
    'organization-not-found',
    'period-reversed',
  ],
});
