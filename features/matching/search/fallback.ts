/**
 * The simpler search: while the index is away, SQL finds the newest cards that hold one of the words, and they are
 * ranked, counted and cut into pages by the same code, in an index of their own that lives as long as the question.
 */
import type { Tx } from '@tongtu/platform/context';
import type { IndexDocument, LayerWords } from '../index/document.ts';
import { MemoryIndex } from '../index/memory-index.ts';
import { select, type Ask, type Selection } from '../index/select.ts';
import { newestWithWords } from '../store/listing-words.ts';

/** SQL ranks no more than this (SQL rule 12). */
const most = 1000;
const none: LayerWords = { terms: [], weights: new Uint8Array() };

export const selectFromSql = async (tx: Tx, ask: Ask): Promise<Omit<Selection, 'total'> & { readonly total: number | undefined }> => {
  const isList = ask.query === null && (ask.sort === 'newest' || ask.sort === 'relevance');
  const { after } = ask;
  const rows = await newestWithWords(tx, {
    terms: ask.query === null ? null : ask.query.map((word) => word.term),
    filters: ask.filters,
    scope: ask.scope,
    now: new Date(ask.now),
    // The plain list goes on for ever; what is ranked ends with the newest thousand.
    after: isList && after !== null && typeof after.key === 'number' ? { at: new Date(-after.key), id: after.id } : null,
    limit: most,
  });
  const index = new MemoryIndex();
  for (const { id, stamp, facts, terms } of rows) {
    const words: LayerWords = { terms, weights: new Uint8Array(terms.length).fill(2) };
    const document: IndexDocument = { id, stamp, facts, words: [words, none, none] };
    index.upsert(document);
  }
  const selection = select(index, ask);
  // Beyond the newest thousand nobody counted.
  const isWhole = rows.length < most && !(isList && after !== null);
  return { ...selection, more: selection.more || (isList && rows.length === most && selection.items.length > 0), total: isWhole ? selection.total : undefined };
};
