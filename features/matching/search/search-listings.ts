/** Search: words and filters → places in the index → lines of cards that this reader may see, with marks and counts. */
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { z } from 'zod';
import type { Hit, searchListings as searchRoute } from '../contract.ts';
import type { Facets } from '../index/filters.ts';
import type { MemoryIndex } from '../index/memory-index.ts';
import { scopeOf } from '../index/scope.ts';
import { select, type Ask, type Selected, type Sort } from '../index/select.ts';
import { queryWords } from '../words/query.ts';
import type { Words } from '../words/words.ts';
import type { ReadCards } from './cards.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { selectFromSql } from './fallback.ts';
import { highlightsOf } from './highlight.ts';

export type Searching = { readonly words: Words; readonly memory: () => MemoryIndex | null; readonly readCards: ReadCards };
export type Found = {
  readonly items: Hit[];
  readonly next: string | null;
  readonly total?: number;
  readonly facets: { -readonly [K in keyof Facets]: { value: string; count: number }[] } | null;
  readonly servedBy: 'index' | 'list' | 'fallback';
};
type Query = z.output<NonNullable<(typeof searchRoute)['query']>>;

/** A query is 500 characters at most; with translations that is less than this. */
const mostWords = 400;

/** Kind `malformed-cursor`. */
export const searchListings = async (searching: Searching, context: Context, asked: Query): Promise<Result<Found>> => {
  const { words, readCards } = searching;
  const text = asked.q ?? '';
  const memory = searching.memory();
  const scope = scopeOf(context.reader);
  const query = text === '' ? null : queryWords(text, words.tokenizer, 'default', words.translations).slice(0, mostWords);
  const sort: Sort = asked.sort === undefined || (asked.sort === 'relevance' && query === null) ? (query === null ? 'newest' : 'relevance') : asked.sort;
  const after = asked.after === undefined ? null : readCursor(asked.after, sort);
  if (after === undefined) return fail('malformed-cursor', { field: 'after' });
  const { kind, sector, region, trl, organizationKind, organizationId } = asked;
  const ask: Ask = {
    query,
    filters: { kind, sector, region, trl, organizationKind, organizationId },
    sort,
    language: context.language,
    scope,
    now: context.now.getTime(),
    after,
    limit: asked.limit,
    facets: asked.facets,
  };
  const selection = memory === null ? await selectFromSql(context.tx, ask) : select(memory, ask);
  const cards = await readCards(
    context,
    selection.items.map((item) => item.id),
  );
  const terms = new Set(query?.map((word) => word.term));
  const hitOf = ({ id, score }: Selected): Hit[] => {
    const card = cards.get(id);
    // Out of sight since the index heard of it.
    if (card === undefined || card.state !== 'published') return [];
    return [{ listing: card, score: query === null ? null : score, highlights: query === null ? [] : highlightsOf(card, terms, words.tokenizer) }];
  };
  const last = selection.items.at(-1);
  return ok({
    items: selection.items.flatMap(hitOf),
    next: selection.more && last !== undefined ? writeCursor(sort, last.place) : null,
    ...(selection.total === undefined ? {} : { total: selection.total }),
    facets: selection.facets as Found['facets'],
    servedBy: memory === null ? 'fallback' : query === null ? 'list' : 'index',
  });
};
