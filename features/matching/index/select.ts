/** From scores and filters to one page, its total and its facets. */
import type { Language } from '@tongtu/kernel/localized';
import { facetCounter, failing, type Facets, type Filters } from './filters.ts';
import type { MemoryIndex, QueryWord, Scored } from './memory-index.ts';
import { comparePlaces, keyOf, type ListSort, type Place } from './orders.ts';
import type { Scope } from './scope.ts';

export type Sort = 'relevance' | ListSort;
export type Ask = {
  /** Null for the whole list. */
  readonly query: readonly QueryWord[] | null;
  readonly filters: Filters;
  readonly sort: Sort;
  readonly language: Language;
  readonly scope: Scope;
  readonly now: number;
  readonly after: Place | null;
  readonly limit: number;
  readonly facets: boolean;
};
export type Selected = { readonly id: string; readonly score: number | null; readonly place: Place };
export type Selection = { readonly items: readonly Selected[]; readonly more: boolean; readonly total: number; readonly facets: Facets | null };

/** The best `limit` places after `after`, kept in a small heap whose root is the worst of them. */
const best = (places: Iterable<Selected>, after: Place | null, limit: number): Selected[] => {
  const heap: Selected[] = [];
  const worse = (a: Selected, b: Selected): boolean => comparePlaces(a.place, b.place) > 0;
  for (const item of places) {
    if (after !== null && comparePlaces(item.place, after) <= 0) continue;
    if (heap.length === limit) {
      if (!worse(heap[0]!, item)) continue;
      heap[0] = item;
      for (let i = 0; ;) {
        let child = 2 * i + 1;
        if (child + 1 < limit && worse(heap[child + 1]!, heap[child]!)) child += 1;
        if (child >= limit || !worse(heap[child]!, heap[i]!)) break;
        [heap[i], heap[child]] = [heap[child]!, heap[i]!];
        i = child;
      }
    } else {
      heap.push(item);
      for (let i = heap.length - 1; i > 0;) {
        const parent = (i - 1) >> 1;
        if (!worse(heap[i]!, heap[parent]!)) break;
        [heap[i], heap[parent]] = [heap[parent]!, heap[i]!];
        i = parent;
      }
    }
  }
  return heap.sort((a, b) => comparePlaces(a.place, b.place));
};

type Counted = { readonly total: number; readonly facets: Facets | null; /** When the first of the counted cards expires. */ readonly until: number };
const kept = new WeakMap<MemoryIndex, { generation: number; counts: Map<string, Counted & { readonly at: number }> }>();
const mostKept = 500;

/** Counts of the list without a query; kept while the index stays the same, because every visitor asks for them. */
const countList = (index: MemoryIndex, ask: Ask, count: () => Counted): Counted => {
  let store = kept.get(index);
  if (store === undefined || store.generation !== index.generation) kept.set(index, (store = { generation: index.generation, counts: new Map() }));
  const name = JSON.stringify([ask.filters, ask.scope, ask.facets]);
  let found = store.counts.get(name);
  if (found === undefined || ask.now >= found.until || ask.now < found.at) {
    if (store.counts.size >= mostKept) store.counts.clear();
    store.counts.set(name, (found = { ...count(), at: ask.now }));
  }
  return found;
};

export const select = (index: MemoryIndex, ask: Ask): Selection => {
  const { slots } = index;
  const scored: Scored | null = ask.query === null ? null : index.score(ask.query, ask.scope);
  const visible = index.visible(ask.scope, ask.now);
  const fails = failing(slots, ask.filters);
  const matched: number[] = [];
  const count = (): Counted => {
    const counter = ask.facets ? facetCounter(slots) : null;
    let total = 0;
    let until = Infinity;
    const see = (slot: number): void => {
      if (!visible(slot)) return;
      until = Math.min(until, slots.expiresAt[slot]!);
      const failed = fails(slot);
      counter?.see(slot, failed);
      if (failed !== 0) return;
      total += 1;
      if (scored !== null) matched.push(slot);
    };
    if (scored === null) for (let slot = 0; slot < slots.count; slot += 1) see(slot);
    else for (let i = 0; i < scored.count; i += 1) see(scored.slots[i]!);
    return { total, facets: counter?.facets() ?? null, until };
  };
  const { total, facets } = scored === null ? countList(index, ask, count) : count();
  const scoreOf = (slot: number): number | null => (scored === null ? null : scored.scores[slot]!);
  let items: Selected[];
  if (scored !== null) {
    const { sort } = ask;
    const places = function* (): Generator<Selected> {
      for (const slot of matched) {
        const key = sort === 'relevance' ? -scored.scores[slot]! : keyOf(slots, slot, sort, ask.language);
        yield { id: slots.bySlotId[slot]!, score: scored.scores[slot]!, place: { key, id: slots.bySlotId[slot]! } };
      }
    };
    items = best(places(), ask.after, ask.limit + 1);
  } else {
    const sort = ask.sort === 'relevance' ? 'newest' : ask.sort;
    const order = index.order(sort, ask.language);
    const sorted = order.of(slots);
    items = [];
    for (let i = ask.after === null ? 0 : order.after(slots, ask.after); i < sorted.length && items.length <= ask.limit; i += 1) {
      const slot = sorted[i]!;
      if (!visible(slot) || fails(slot) !== 0) continue;
      items.push({ id: slots.bySlotId[slot]!, score: scoreOf(slot), place: { key: keyOf(slots, slot, sort, ask.language), id: slots.bySlotId[slot]! } });
    }
  }
  return { items: items.slice(0, ask.limit), more: items.length > ask.limit, total, facets };
};
