/**
 * The index as it answers: words and facts of all published cards in memory, built from the store at start and kept up
 * by the follower. Everything is synchronous: a query sees one state of it.
 *
 * Ranking is BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009) over words
 * weighted by field. How often a word occurs is counted only over the layers that the reader may read, so that not even
 * a score tells of hidden text.
 */
import { languages, type Language } from '@tongtu/kernel/localized';
import { layerNames, type IndexDocument } from './document.ts';
import { grown } from './growing.ts';
import { Order, type ListSort } from './orders.ts';
import { Postings } from './postings.ts';
import type { Scope } from './scope.ts';
import { Slots } from './slots.ts';

const k1 = 1.2;
/** How much a long text is held against it, 0 to 1: the `b` of BM25, whose usual value is 0.75. Cards differ in length more than in substance. */
const lengthEffect = 0.9;
/** Dead slots are cleared away when there are so many, and more than a third of all. */
const leastDead = 2000;

/** A word of a query; `weight` says how much it counts (1 for a word that stands there once). */
export type QueryWord = { readonly term: string; readonly weight: number };

/** Scores of one query. Valid until the next one: the arrays are used again. */
export type Scored = { readonly slots: Int32Array; readonly count: number; readonly scores: Float32Array };

export class MemoryIndex {
  slots = new Slots();
  #layers = layerNames.map(() => new Postings());
  /** Sums of lengths of live cards by layer. */
  #lengths = [0, 0, 0];
  #orders = new Map<string, Order>();
  #scores = new Float32Array(1024);
  #touched = new Int32Array(1024);
  /** Grows with every change. */
  generation = 0;

  get size(): number {
    return this.slots.alive;
  }

  stampOf(id: string): string | undefined {
    const slot = this.slots.byId.get(id);
    return slot === undefined ? undefined : this.slots.stamps[slot];
  }

  ids(): IterableIterator<string> {
    return this.slots.byId.keys();
  }

  upsert(document: IndexDocument): void {
    this.#kill(document.id);
    const slot = this.slots.add(document);
    for (const [layer, { terms, weights }] of document.words.entries()) {
      const postings = this.#layers[layer]!;
      for (let i = 0; i < terms.length; i += 1) postings.add(terms[i]!, slot, weights[i]!);
      this.#lengths[layer]! += this.slots.lengths[layer]![slot]!;
    }
    this.generation += 1;
    this.#tidy();
  }

  remove(id: string): void {
    if (!this.#kill(id)) return;
    this.generation += 1;
    this.#tidy();
  }

  #kill(id: string): boolean {
    const slot = this.slots.kill(id);
    if (slot === undefined) return false;
    for (const [layer, lengths] of this.slots.lengths.entries()) this.#lengths[layer]! -= lengths[slot]!;
    return true;
  }

  /** Everything anew without the dead. */
  #tidy(): void {
    const dead = this.slots.count - this.slots.alive;
    if (dead < leastDead || dead * 3 < this.slots.count) return;
    const old = this.slots;
    const fresh = new Slots();
    const moved = new Int32Array(old.count).fill(-1);
    for (let slot = 0; slot < old.count; slot += 1) if (old.live[slot] === 1) moved[slot] = fresh.copy(old, slot);
    this.#layers = this.#layers.map((postings) => postings.renumbered((slot) => moved[slot]!));
    this.slots = fresh;
    for (const order of this.#orders.values()) order.renumber(moved);
  }

  /** The list in that order; kept for the next time. */
  order(sort: ListSort, language: Language): Order {
    const name = sort === 'title' ? `${sort}.${language}` : sort;
    let order = this.#orders.get(name);
    if (order === undefined) this.#orders.set(name, (order = new Order(sort, language)));
    return order;
  }

  /** Sorts the lists before somebody waits for one: the first sorting of 100,000 titles takes a third of a second. */
  *warm(): Generator<void> {
    for (const sort of ['newest', 'deadline', 'title'] as const)
      for (const language of languages) {
        this.order(sort, language).of(this.slots);
        yield;
      }
  }

  /** Whether the reader may find the card now. */
  visible(scope: Scope, now: number): (slot: number) => boolean {
    const { slots } = this;
    const own = new Set(scope.organizations.map((id) => slots.organizations.find(id)));
    return (slot) =>
      slots.live[slot] === 1 &&
      slots.expiresAt[slot]! > now &&
      (slots.membersOnly[slot] === 0 || scope.member || scope.all || own.has(slots.organization[slot]!));
  }

  /** How many cards hold the word in a layer that the reader may read everywhere. */
  frequency(term: string, scope: Scope): number {
    return this.#layers.reduce((sum, postings, layer) => sum + (readsAll(scope, layer) ? postings.count(term) : 0), 0);
  }

  /** Rarity of a word for this reader, above 0. */
  rarity(term: string, scope: Scope): number {
    const count = Math.min(this.frequency(term, scope), this.slots.count);
    return Math.log(1 + (this.slots.count - count + 0.5) / (count + 0.5));
  }

  /** Every card that holds a word of the query where the reader may read it, with its score; cards that he may not find among them. */
  score(query: readonly QueryWord[], scope: Scope, b: number = lengthEffect): Scored {
    const { slots } = this;
    this.#scores = grown(this.#scores, slots.count);
    this.#touched = grown(this.#touched, slots.count);
    const [scores, touched] = [this.#scores, this.#touched];
    scores.fill(0, 0, slots.count);
    let count = 0;
    const own = new Set(scope.organizations.map((id) => slots.organizations.find(id)));
    const mean = this.#lengths.reduce((sum, length, layer) => sum + (readsAll(scope, layer) ? length : 0), 0) / Math.max(1, slots.alive);
    const base = k1 * (1 - b);
    // Weights count halves; so do lengths.
    const slope = (k1 * b) / Math.max(1, mean);
    const [open, members, onRequest] = slots.lengths as [Float32Array, Float32Array, Float32Array];
    const [seesMembers, seesAll] = [scope.member || scope.all, scope.all];
    for (const { term, weight } of query) {
      const factor = this.rarity(term, scope) * weight * (k1 + 1);
      for (const [layer, postings] of this.#layers.entries()) {
        const everywhere = readsAll(scope, layer);
        if (!everywhere && own.size === 0) continue;
        postings.each(term, (slot, halves) => {
          const isOwn = own.size > 0 && own.has(slots.organization[slot]!);
          if (!everywhere && !isOwn) return;
          const length = open[slot]! + (seesMembers || isOwn ? members[slot]! : 0) + (seesAll || isOwn ? onRequest[slot]! : 0);
          const times = halves * 0.5;
          if (scores[slot] === 0) touched[count++] = slot;
          scores[slot]! += (factor * times) / (times + base + slope * length);
        });
      }
    }
    return { slots: touched, count, scores };
  }
}

const readsAll = (scope: Scope, layer: number): boolean => layer === 0 || scope.all || (layer === 1 && scope.member);
