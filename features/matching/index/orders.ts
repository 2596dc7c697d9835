/** Orders of the whole list, kept sorted: what came since the last look is sorted by itself and merged in. */
import type { Language } from '@tongtu/kernel/localized';
import type { Slots } from './slots.ts';

export type ListSort = 'newest' | 'deadline' | 'title';
/** What a place in a list is made of; ids break ties. */
export type Place = { readonly key: string | number; readonly id: string };

const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/** The key of a slot: the newest, the soonest deadline and the first title stand in front. */
export const keyOf = (slots: Slots, slot: number, sort: ListSort, language: Language): string | number =>
  sort === 'newest' ? -slots.publishedAt[slot]! : sort === 'deadline' ? slots.deadlines[slot]! : slots.titleKeys[slot]![language];

/** Of two places; among equals the higher id, which is the newer card, stands first. */
export const comparePlaces = (a: Place, b: Place): number => compare(a.key, b.key) || compare(b.id, a.id);

export class Order {
  readonly #sort: ListSort;
  readonly #language: Language;
  #sorted = new Int32Array(0);
  #seen = 0;
  constructor(sort: ListSort, language: Language) {
    this.#sort = sort;
    this.#language = language;
  }

  #place(slots: Slots, slot: number): Place {
    return { key: keyOf(slots, slot, this.#sort, this.#language), id: slots.bySlotId[slot]! };
  }

  #compare(slots: Slots, a: number, b: number): number {
    return compare(keyOf(slots, a, this.#sort, this.#language), keyOf(slots, b, this.#sort, this.#language)) || compare(slots.bySlotId[b]!, slots.bySlotId[a]!);
  }

  /** All slots that came so far, sorted; dead ones among them. */
  of(slots: Slots): Int32Array {
    if (this.#seen === slots.count) return this.#sorted;
    const fresh = Int32Array.from({ length: slots.count - this.#seen }, (_, i) => this.#seen + i).sort((a, b) => this.#compare(slots, a, b));
    const old = this.#sorted;
    const merged = new Int32Array(old.length + fresh.length);
    let [i, j, n] = [0, 0, 0];
    while (i < old.length && j < fresh.length) merged[n++] = this.#compare(slots, old[i]!, fresh[j]!) <= 0 ? old[i++]! : fresh[j++]!;
    merged.set(old.subarray(i), n);
    merged.set(fresh.subarray(j), n + old.length - i);
    this.#sorted = merged;
    this.#seen = slots.count;
    return merged;
  }

  /** The same order of slots that got new numbers; -1 for those that are gone. */
  renumber(moved: Int32Array): void {
    this.#sorted = this.#sorted.map((slot) => moved[slot]!).filter((slot) => slot >= 0);
    this.#seen = this.#sorted.length;
  }

  /** Index of the first slot behind the place. */
  after(slots: Slots, place: Place): number {
    const sorted = this.of(slots);
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (comparePlaces(this.#place(slots, sorted[middle]!), place) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
