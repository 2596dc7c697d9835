/** SQL of the simpler search: words of cards, written behind the index, read while the index is away. */
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import { sectorAndDescendants } from '@tongtu/listings';
import type { Facts, IndexDocument } from '../index/document.ts';
import type { Filters } from '../index/filters.ts';
import type { Scope } from '../index/scope.ts';

const special = /['\\]/;
const quoted = (term: string): string => (special.test(term) ? `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'` : `'${term}'`);
const rowsAtOnce = 1000;

/** Writes cards' words; a row that says the same already is left alone. */
export const writeWords = async (tx: Tx, documents: readonly IndexDocument[]): Promise<void> => {
  for (let i = 0; i < documents.length; i += rowsAtOnce) {
    const rows = documents.slice(i, i + rowsAtOnce).map(({ id, stamp, facts, brief }) => ({
      listing_id: id,
      stamp,
      organization_id: facts.organizationId,
      audience: facts.audience,
      published_at: new Date(facts.publishedAt).toISOString(),
      expires_at: facts.expiresAt === null ? null : new Date(facts.expiresAt).toISOString(),
      facts,
      words: (brief ?? []).map(quoted).join(' '),
    }));
    await sql`
      insert into listing_words (listing_id, stamp, organization_id, audience, published_at, expires_at, facts, words)
      select listing_id, stamp, organization_id, audience, published_at, expires_at, facts, words::tsvector
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
        listing_id uuid, stamp text, organization_id uuid, audience text, published_at timestamptz, expires_at timestamptz, facts jsonb, words text)
      on conflict (listing_id) do update set
        stamp = excluded.stamp, organization_id = excluded.organization_id, audience = excluded.audience, published_at = excluded.published_at,
        expires_at = excluded.expires_at, facts = excluded.facts, words = excluded.words
      where listing_words.stamp <> excluded.stamp`.execute(tx);
  }
};

export const removeWords = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  for (let i = 0; i < ids.length; i += rowsAtOnce)
    await sql`delete from listing_words where listing_id = any(${ids.slice(i, i + rowsAtOnce)}::uuid[])`.execute(tx);
};

/** Rows of cards that are none of these, for a rebuild to take away. */
export const idsOfWords = async (tx: Tx, after: string | null, limit: number): Promise<string[]> => {
  const { rows } = await sql<{ listing_id: string }>`
    select listing_id from listing_words where ${after}::uuid is null or listing_id > ${after}::uuid order by listing_id limit ${limit}`.execute(tx);
  return rows.map((row) => row.listing_id);
};

export type WordsRow = { readonly id: string; readonly stamp: string; readonly facts: Facts; readonly terms: readonly string[] };
/** In the newest-first order; what lies behind this place. */
export type After = { readonly at: Date; readonly id: string } | null;

const anyOf = (values: readonly string[] | undefined) => (values === undefined || values.length === 0 ? null : [...values]);

/**
 * The newest `limit` cards that hold one of the words (all cards for null), pass the filters and may be found by this
 * reader. Ranking is the caller's: SQL never ranks at scale (SQL rule 12).
 */
export const newestWithWords = async (
  tx: Tx,
  ask: {
    readonly terms: readonly string[] | null;
    readonly filters: Filters;
    readonly scope: Scope;
    readonly now: Date;
    readonly after: After;
    readonly limit: number;
  },
): Promise<WordsRow[]> => {
  const { filters, scope } = ask;
  if (ask.terms !== null && ask.terms.length === 0) return [];
  const query = ask.terms === null ? null : ask.terms.map(quoted).join(' | ');
  const sectors = anyOf(filters.sector)?.flatMap((code) => [...sectorAndDescendants(code)]) ?? null;
  const regions = anyOf(filters.region)?.map((code) => `${code.endsWith('0000') ? code.slice(0, 2) : code}%`) ?? null;
  const levels = filters.trl === undefined || filters.trl.length === 0 ? null : [...filters.trl];
  const { rows } = await sql<{ listing_id: string; stamp: string; facts: Facts; terms: string[] }>`
    select listing_id, stamp, facts, case when ${query}::text is null then '{}'::text[] else tsvector_to_array(words) end as terms
    from listing_words
    where (${query}::text is null or words @@ ${query}::tsquery)
      and (audience = 'public' or ${scope.member || scope.all}::boolean or organization_id = any(${[...scope.organizations]}::uuid[]))
      and coalesce(expires_at, 'infinity') > ${ask.now}::timestamptz
      and (${anyOf(filters.kind)}::text[] is null or facts ->> 'kind' = any(${anyOf(filters.kind)}::text[]))
      and (${anyOf(filters.organizationKind)}::text[] is null or facts ->> 'organizationKind' = any(${anyOf(filters.organizationKind)}::text[]))
      and (${filters.organizationId ?? null}::uuid is null or organization_id = ${filters.organizationId ?? null}::uuid)
      and (${sectors}::text[] is null or facts -> 'sectors' ?| ${sectors}::text[])
      and (${regions}::text[] is null or facts ->> 'region' like any(${regions}::text[]))
      and (${levels}::int[] is null or exists (
        select from unnest(${levels}::int[]) as level where level between (facts ->> 'trlMin')::int and (facts ->> 'trlMax')::int))
      and (${ask.after?.at ?? null}::timestamptz is null or (published_at, listing_id) < (${ask.after?.at ?? null}::timestamptz, ${ask.after?.id ?? null}::uuid))
    order by published_at desc, listing_id desc limit ${ask.limit}`.execute(tx);
  return rows.map((row) => ({ id: row.listing_id, stamp: row.stamp, facts: row.facts, terms: row.terms }));
};

export type PlaceCount = { readonly region: string; readonly kind: string; readonly organizationId: string; readonly count: number };

/** Cards that every visitor may find, by region, kind and organization. */
export const countByPlace = async (tx: Tx, now: Date): Promise<PlaceCount[]> => {
  const { rows } = await sql<{ region: string; kind: string; organization_id: string; count: number }>`
    select coalesce(facts ->> 'region', '') as region, facts ->> 'kind' as kind, organization_id, count(*)::integer as count
    from listing_words where audience = 'public' and coalesce(expires_at, 'infinity') > ${now}::timestamptz
    group by 1, 2, 3`.execute(tx);
  return rows.map(({ region, kind, organization_id, count }) => ({ region, kind, organizationId: organization_id, count }));
};
