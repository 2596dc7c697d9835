/**
 * The facts of all documents in columns, one row ("slot") a document in the order of arrival. What is taken out stays
 * as a dead slot until the index is compacted; a changed card gets a new slot.
 */
import { listingKinds, type ListingKind } from '@tongtu/listings/contract';
import { organizationKinds, type OrganizationKind } from '@tongtu/parties/contract';
import { sortKey } from '../words/sort-key.ts';
import { sectorAndAncestors } from './document-of.ts';
import type { Facts, IndexDocument } from './document.ts';
import { grown } from './growing.ts';
import { mostSlots } from './postings.ts';

/** Names that get numbers as they come. */
export class Numbering {
  readonly #numbers = new Map<string, number>();
  readonly names: string[] = [];
  of(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.names.length;
      this.names.push(name);
      this.#numbers.set(name, number);
    }
    return number;
  }
  find(name: string): number {
    return this.#numbers.get(name) ?? -1;
  }
}

export const noDeadline = '9999-12-31';
export const kindNumber = (kind: ListingKind): number => listingKinds.indexOf(kind);
export const organizationKindNumber = (kind: OrganizationKind): number => organizationKinds.indexOf(kind);

/** Bits 1 to 9 for the levels that the range touches. */
export const levelsMask = (min: number | null, max: number | null): number => {
  let mask = 0;
  if (min !== null && max !== null) for (let level = min; level <= max; level += 1) mask |= 1 << level;
  return mask;
};

export class Slots {
  count = 0;
  alive = 0;
  readonly bySlotId: string[] = [];
  readonly byId = new Map<string, number>();
  readonly stamps: string[] = [];
  readonly titles: Facts['title'][] = [];
  readonly titleKeys: { zh: string; en: string }[] = [];
  readonly deadlines: string[] = [];
  live = new Uint8Array(1024);
  kind = new Uint8Array(1024);
  organizationKind = new Uint8Array(1024);
  organization = new Int32Array(1024);
  membersOnly = new Uint8Array(1024);
  region = new Int32Array(1024);
  levels = new Uint16Array(1024);
  publishedAt = new Float64Array(1024);
  expiresAt = new Float64Array(1024);
  /** Where the sectors of a slot begin in `sectors`; the next slot's beginning is the end. */
  sectorStart = new Uint32Array(1024);
  sectors = new Uint16Array(4096);
  /** Weights of all words of the layer: the length of the text. */
  readonly lengths = [new Float32Array(1024), new Float32Array(1024), new Float32Array(1024)];
  readonly organizations = new Numbering();
  readonly sectorNames = new Numbering();

  #room(): void {
    const length = this.count + 2;
    this.live = grown(this.live, length);
    this.kind = grown(this.kind, length);
    this.organizationKind = grown(this.organizationKind, length);
    this.organization = grown(this.organization, length);
    this.membersOnly = grown(this.membersOnly, length);
    this.region = grown(this.region, length);
    this.levels = grown(this.levels, length);
    this.publishedAt = grown(this.publishedAt, length);
    this.expiresAt = grown(this.expiresAt, length);
    this.sectorStart = grown(this.sectorStart, length);
    for (const [i, lengths] of this.lengths.entries()) this.lengths[i] = grown(lengths, length);
  }

  /** Its slot. The words are put in by the caller. */
  add({ id, stamp, facts, words }: Pick<IndexDocument, 'id' | 'stamp' | 'facts' | 'words'>): number {
    const slot = this.count;
    if (slot >= mostSlots) throw new Error(`the index holds ${mostSlots} cards at most`);
    this.#room();
    this.count += 1;
    this.alive += 1;
    this.bySlotId[slot] = id;
    this.byId.set(id, slot);
    this.stamps[slot] = stamp;
    this.titles[slot] = facts.title;
    // What is missing is shown in the other language, so it is sorted by it, too.
    const zh = sortKey(facts.title.zh ?? facts.title.en ?? '');
    this.titleKeys[slot] = { zh, en: facts.title.zh === undefined || facts.title.en === undefined ? zh : sortKey(facts.title.en) };
    this.deadlines[slot] = facts.deadline ?? noDeadline;
    this.live[slot] = 1;
    this.kind[slot] = kindNumber(facts.kind);
    this.organizationKind[slot] = organizationKindNumber(facts.organizationKind);
    this.organization[slot] = this.organizations.of(facts.organizationId);
    this.membersOnly[slot] = facts.audience === 'members' ? 1 : 0;
    this.region[slot] = facts.region === null ? 0 : Number(facts.region);
    this.levels[slot] = levelsMask(facts.trlMin, facts.trlMax);
    this.publishedAt[slot] = facts.publishedAt;
    this.expiresAt[slot] = facts.expiresAt ?? Infinity;
    let end = this.sectorStart[slot]!;
    for (const code of new Set(facts.sectors.flatMap(sectorAndAncestors))) {
      this.sectors = grown(this.sectors, end + 1);
      this.sectors[end++] = this.sectorNames.of(code);
    }
    this.sectorStart[slot + 1] = end;
    for (const [layer, { weights }] of words.entries()) this.lengths[layer]![slot] = weights.reduce((sum, weight) => sum + weight, 0);
    return slot;
  }

  /** The slot that died; undefined when there was none. */
  kill(id: string): number | undefined {
    const slot = this.byId.get(id);
    if (slot === undefined) return undefined;
    this.live[slot] = 0;
    this.alive -= 1;
    this.byId.delete(id);
    return slot;
  }

  /** Brings a live slot of another set over, with all its facts. */
  copy(from: Slots, old: number): number {
    const slot = this.count;
    this.#room();
    this.count += 1;
    this.alive += 1;
    const id = from.bySlotId[old]!;
    this.bySlotId[slot] = id;
    this.byId.set(id, slot);
    this.stamps[slot] = from.stamps[old]!;
    this.titles[slot] = from.titles[old]!;
    this.titleKeys[slot] = from.titleKeys[old]!;
    this.deadlines[slot] = from.deadlines[old]!;
    this.live[slot] = 1;
    this.kind[slot] = from.kind[old]!;
    this.organizationKind[slot] = from.organizationKind[old]!;
    this.organization[slot] = this.organizations.of(from.organizations.names[from.organization[old]!]!);
    this.membersOnly[slot] = from.membersOnly[old]!;
    this.region[slot] = from.region[old]!;
    this.levels[slot] = from.levels[old]!;
    this.publishedAt[slot] = from.publishedAt[old]!;
    this.expiresAt[slot] = from.expiresAt[old]!;
    let end = this.sectorStart[slot]!;
    for (let i = from.sectorStart[old]!; i < from.sectorStart[old + 1]!; i += 1) {
      this.sectors = grown(this.sectors, end + 1);
      this.sectors[end++] = this.sectorNames.of(from.sectorNames.names[from.sectors[i]!]!);
    }
    this.sectorStart[slot + 1] = end;
    for (const [layer, lengths] of from.lengths.entries()) this.lengths[layer]![slot] = lengths[old]!;
    return slot;
  }
}
