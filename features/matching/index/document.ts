/**
 * What the index keeps of a card: its words by layer of disclosure, and the facts by which it is filtered, counted and
 * sorted. Words of the three layers lie apart, so that a reader's query never touches a word that he may not read, and
 * how often a word occurs is counted only over what he may read.
 */
import type { Localized } from '@tongtu/kernel/localized';
import type { Layer, ListingKind } from '@tongtu/listings/contract';
import type { OrganizationKind } from '@tongtu/parties/contract';

export const layerNames = ['public', 'members', 'on-request'] as const satisfies readonly Layer[];

/** Words of one layer: each once, with its weight: how often it stands there, by field, in halves (`2` is once in running text). */
export type LayerWords = { readonly terms: readonly string[]; readonly weights: Uint8Array };

export type Facts = {
  readonly kind: ListingKind;
  readonly organizationId: string;
  readonly organizationKind: OrganizationKind;
  readonly audience: 'public' | 'members';
  readonly sectors: readonly string[];
  readonly region: string | null;
  readonly trlMin: number | null;
  readonly trlMax: number | null;
  /** Milliseconds. */
  readonly publishedAt: number;
  readonly expiresAt: number | null;
  /** `2027-03-01`. */
  readonly deadline: string | null;
  readonly title: Localized;
};

export type IndexDocument = {
  readonly id: string;
  /** Changes with every change of what is indexed: tells whether the index is up to date. */
  readonly stamp: string;
  readonly facts: Facts;
  /** In the order of `layerNames`. */
  readonly words: readonly [LayerWords, LayerWords, LayerWords];
  /** Words of title, summary and keywords, for the simpler search; only on the way from SQL. */
  readonly brief?: readonly string[];
};

/** Begins words that stand for codes (sectors, parameters, tests): no text can hold it, so no query can ask for one. */
export const codeMark = '#';
export const sectorWord = (code: string): string => `${codeMark}s:${code}`;
export const parameterWord = (key: string): string => `${codeMark}p:${key}`;
export const testWord = (key: string): string => `${codeMark}t:${key}`;
