/** The outer shape of matching: search with facets, matches with reasons. Also read by the browser. */
import { z } from 'zod';
import { errorKinds, id, list, page, paging, route, text } from '@tongtu/platform/contract';
import { listingCard, listingKind } from '@tongtu/listings/contract';
import { organizationKinds } from '@tongtu/parties/contract';

/** Where a word of the query stands in a shown text: offsets in UTF-16 units, end exclusive. */
export const highlight = z.object({
  field: z.enum(['title', 'summary', 'keywords']),
  language: z.enum(['zh', 'en']).nullable(),
  ranges: z.array(z.tuple([z.number().int(), z.number().int()])),
});
export const hit = z.object({ listing: listingCard, score: z.number().nullable(), highlights: z.array(highlight) });
export type Hit = z.output<typeof hit>;

export const facet = z.object({ value: z.string(), count: z.number().int() });
export const facetNames = ['kind', 'sector', 'region', 'trl', 'organizationKind'] as const;
export type FacetName = (typeof facetNames)[number];

export const sorts = ['relevance', 'newest', 'deadline', 'title'] as const;
export const filters = {
  kind: list(listingKind),
  /** Code of a sector; takes in its sub-classes. */
  sector: list(z.string().max(20)),
  /** GB/T 2260 code of a province or city. */
  region: list(z.string().max(6)),
  /** A listing's range touches one of these levels. */
  trl: list(z.coerce.number().int().min(1).max(9)),
  organizationKind: list(z.enum(organizationKinds)),
  organizationId: id.optional(),
};

export const searchListings = route({
  name: 'searchListings',
  method: 'GET',
  path: '/api/listings',
  summary: 'Search and list published listings with facets',
  rateLimit: 600,
  query: z.object({ q: text(500, { min: 0 }).optional(), ...filters, sort: z.enum(sorts).optional(), facets: z.stringbool().default(true), ...paging }),
  response: page(hit).extend({
    facets: z
      .object({ kind: z.array(facet), sector: z.array(facet), region: z.array(facet), trl: z.array(facet), organizationKind: z.array(facet) })
      .nullable(),
    /** `fallback`: the index is being rebuilt and SQL full text answered. */
    servedBy: z.enum(['index', 'list', 'fallback']),
  }),
  errors: ['malformed-cursor'],
});

/** One criterion of fit with the two values side by side. */
export const reason = z.object({
  criterion: z.enum(['text', 'sector', 'trl', 'parameter', 'test', 'region', 'ticket', 'budget', 'deadline', 'instrument', 'ip-regime', 'secrecy']),
  outcome: z.enum(['fits', 'misses', 'unknown']),
  /** For `parameter` and `test`: its key in the vocabulary. */
  subject: z.string().nullable(),
  /** The value of the card one starts from, and of the candidate; shown by the kind of criterion (codes, ranges, quantities, money). */
  wanted: z.unknown(),
  offered: z.unknown(),
  /** By how much it misses, in the wanted unit. */
  gap: z.unknown().optional(),
  /** Share of the weight, 0 to 1, that this criterion had in the score. */
  weight: z.number(),
});
export type Reason = z.output<typeof reason>;

export const match = z.object({
  listing: listingCard,
  /** 0 to 1. */
  score: z.number(),
  fit: z.object({ fits: z.number().int(), misses: z.number().int(), unknown: z.number().int() }),
  reasons: z.array(reason),
  /** The words that both cards share, most telling first, as they stand in the candidate. */
  words: z.array(z.string()),
});
export type Match = z.output<typeof match>;

export const listMatches = route({
  name: 'listMatches',
  method: 'GET',
  path: '/api/listings/:listingId/matches',
  summary: 'Cards of another kind that fit this one, each with reasons',
  rateLimit: 120,
  params: z.object({ listingId: id }),
  query: z.object({ kind: listingKind, limit: z.coerce.number().int().min(1).max(50).default(20) }),
  response: z.object({ items: z.array(match), /** How many candidates were weighed. */ considered: z.number().int() }),
  errors: ['listing-not-found', 'match-kinds-same'],
});

export const getIndexState = route({
  name: 'getIndexState',
  method: 'GET',
  path: '/api/search-index',
  summary: 'State of the search index, for platform roles',
  response: z.object({
    state: z.enum(['ok', 'missing', 'broken', 'building']),
    documents: z.number().int(),
    behind: z.number().int(),
    progress: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
  }),
});

/** Published places for the map: how many facilities and organizations a province holds. */
export const getMap = route({
  name: 'getMap',
  method: 'GET',
  path: '/api/map',
  summary: 'Counts of facilities and organizations by province',
  response: z.object({
    provinces: z.array(z.object({ code: z.string(), facilities: z.number().int(), organizations: z.number().int(), listings: z.number().int() })),
  }),
});

export const matchingRoutes = { searchListings, listMatches, getIndexState, getMap };
export const matchingErrors = errorKinds({ 'match-kinds-same': 422, 'listing-not-found': 404, 'malformed-cursor': 400 });
