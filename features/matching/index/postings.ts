/**
 * Where each word stands: for every word a chain of blocks in one array of 32-bit numbers. A posting is a document's slot
 * (24 bits) and the weight of the word in it (8 bits, see `document.ts`). Blocks double up to 1,024 postings, so a rare
 * word costs three numbers and a frequent one is read in long straight runs.
 */
import { grown } from './growing.ts';

export const mostSlots = 1 << 24;
export const mostWeight = 255;
const firstBlock = 2;
const longestBlock = 1024;

const next = (size: number): number => Math.min(size * 2, longestBlock);

export class Postings {
  #ids = new Map<string, number>();
  #head = new Uint32Array(1024);
  #tail = new Uint32Array(1024);
  /** Postings of the word in all, and in its last block. */
  #count = new Uint32Array(1024);
  #inTail = new Uint16Array(1024);
  #tailSize = new Uint16Array(1024);
  // 0 means "no block", so the first number is never used.
  #arena = new Uint32Array(4096);
  #used = 1;

  /** How many documents hold the word; some of them may be dead until the index is compacted. */
  count(term: string): number {
    const id = this.#ids.get(term);
    return id === undefined ? 0 : this.#count[id]!;
  }

  get words(): number {
    return this.#ids.size;
  }

  #block(size: number): number {
    const at = this.#used;
    this.#used += size + 1;
    this.#arena = grown(this.#arena, this.#used);
    this.#arena[at] = 0;
    return at;
  }

  #idOf(term: string): number {
    const known = this.#ids.get(term);
    if (known !== undefined) return known;
    const id = this.#ids.size;
    // A copy: a part of a text would keep the whole text in memory.
    this.#ids.set(term.length > 12 ? Buffer.from(term).toString() : term, id);
    this.#head = grown(this.#head, id + 1);
    this.#tail = grown(this.#tail, id + 1);
    this.#count = grown(this.#count, id + 1);
    this.#inTail = grown(this.#inTail, id + 1);
    this.#tailSize = grown(this.#tailSize, id + 1);
    const block = this.#block(firstBlock);
    this.#head[id] = block;
    this.#tail[id] = block;
    this.#tailSize[id] = firstBlock;
    return id;
  }

  add(term: string, slot: number, weight: number): void {
    const id = this.#idOf(term);
    if (this.#inTail[id] === this.#tailSize[id]) {
      const size = next(this.#tailSize[id]!);
      const block = this.#block(size);
      this.#arena[this.#tail[id]!] = block;
      this.#tail[id] = block;
      this.#tailSize[id] = size;
      this.#inTail[id] = 0;
    }
    const place = this.#inTail[id]!;
    this.#arena[this.#tail[id]! + 1 + place] = slot * 256 + Math.min(weight, mostWeight);
    this.#inTail[id] = place + 1;
    this.#count[id]! += 1;
  }

  /** Calls back for every posting of the word, in the order of slots. */
  each(term: string, see: (slot: number, weight: number) => void): void {
    const id = this.#ids.get(term);
    if (id === undefined) return;
    let left = this.#count[id]!;
    let size = firstBlock;
    const arena = this.#arena;
    for (let block = this.#head[id]!; block !== 0 && left > 0; block = arena[block]!) {
      const end = block + Math.min(size, left);
      for (let i = block + 1; i <= end; i += 1) {
        const posting = arena[i]!;
        see(posting >>> 8, posting & 255);
      }
      left -= size;
      size = next(size);
    }
  }

  /** The same words without the slots for which `to` answers -1, the others renumbered. `to` keeps the order. */
  renumbered(to: (slot: number) => number): Postings {
    const fresh = new Postings();
    for (const term of this.#ids.keys())
      this.each(term, (slot, weight) => {
        const moved = to(slot);
        if (moved >= 0) fresh.add(term, moved, weight);
      });
    return fresh;
  }
}
