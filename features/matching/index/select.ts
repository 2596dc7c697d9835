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

type Key = string | number;

/** The best `limit` of the slots after `after`, kept in a small heap whose root is the worst of them. */
const best = (
  slots: readonly number[],
  keyOfSlot: (slot: number) => Key,
  idOf: (slot: number) => string,
  after: Place | null,
  limit: number,
): [number, Place][] => {
  const heap: [number, Place][] = [];
  const worse = (a: [number, Place], b: [number, Place]): boolean => comparePlaces(a[1], b[1]) > 0;
  for (const slot of slots) {
    const key = keyOfSlot(slot);
    const worst = heap.length === limit ? heap[0]! : null;
    // Most are out by their key alone.
    if (worst !== null && key > worst[1].key) continue;
    const item: [number, Place] = [slot, { key, id: idOf(slot) }];
    if ((after !== null && comparePlaces(item[1], after) <= 0) || (worst !== null && !worse(worst, item))) continue;
    if (worst === null) {
      heap.push(item);
      for (let i = heap.length - 1; i > 0;) {
        const parent = (i - 1) >> 1;
        if (!worse(heap[i]!, heap[parent]!)) break;
        [heap[i], heap[parent]] = [heap[parent]!, heap[i]!];
        i = parent;
      }
      continue;
    }
    heap[0] = item;
    for (let i = 0; ;) {
      let child = 2 * i + 1;
      if (child + 1 < limit && worse(heap[child + 1]!, heap[child]!)) child += 1;
      if (child >= limit || !worse(heap[child]!, heap[i]!)) break;
      [heap[i], heap[child]] = [heap[child]!, heap[i]!];
      i = child;
    }
  }
  return heap.sort((a, b) => comparePlaces(a[1], b[1]));
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
  let items: Selected[];
  const idOf = (slot: number): string => slots.bySlotId[slot]!;
  if (scored !== null) {
    const { sort, language } = ask;
    const { scores } = scored;
    const key = sort === 'relevance' ? (slot: number): Key => -scores[slot]! : (slot: number): Key => keyOf(slots, slot, sort, language);
    items = best(matched, key, idOf, ask.after, ask.limit + 1).map(([slot, place]) => ({ id: place.id, score: scores[slot]!, place }));
  } else {
    const sort = ask.sort === 'relevance' ? 'newest' : ask.sort;
    const order = index.order(sort, ask.language);
    const sorted = order.of(slots);
    items = [];
    for (let i = ask.after === null ? 0 : order.after(slots, ask.after); i < sorted.length && items.length <= ask.limit; i += 1) {
      const slot = sorted[i]!;
      if (!visible(slot) || fails(slot) !== 0) continue;
      items.push({ id: idOf(slot), score: null, place: { key: keyOf(slots, slot, sort, ask.language), id: idOf(slot) } });
    }
  }
  return { items: items.slice(0, ask.limit), more: items.length > ask.limit, total, facets };
};
