/** From a published card to its document in the index. */
import { facilityFieldByKey, parameterByKey, sectorByCode, testByKey, type PublishedListing } from '@tongtu/listings';
import type { Localized } from '@tongtu/kernel/localized';
import type { Layer, Measure } from '@tongtu/listings/contract';
import type { OrganizationCard } from '@tongtu/parties/contract';
import type { Tokenizer } from '../words/tokenizer.ts';
import { layerNames, parameterWord, sectorWord, testWord, type IndexDocument, type LayerWords } from './document.ts';
import { mostWeight } from './postings.ts';

/** Weights in halves: see `LayerWords`. */
export const fieldWeights = { title: 5, keywords: 4, summary: 3, text: 2, name: 1, code: 2 } as const;
export type FieldWeights = Readonly<Record<keyof typeof fieldWeights, number>>;

/** Gathers the words of one layer. */
export class WordCounter {
  readonly #counts = new Map<string, number>();
  add(terms: readonly string[], weight: number): void {
    for (const term of terms) this.#counts.set(term, (this.#counts.get(term) ?? 0) + weight);
  }
  once(term: string, weight: number): void {
    this.#counts.set(term, weight);
  }
  done(): LayerWords {
    const weights = new Uint8Array(this.#counts.size);
    let i = 0;
    for (const count of this.#counts.values()) weights[i++] = Math.min(count, mostWeight);
    return { terms: [...this.#counts.keys()], weights };
  }
}

/** Fields that hold codes and numbers, not text. What of them is searched goes by its name in the vocabulary. */
const notText = new Set(
  'summary keywords sectors region country trl trlRange trlWanted mrl deadline facilityKind field tariffClass instruments regions termMonths lossTolerance coordinates price fundingWanted budget ticket secrecy exportControl fundingSource pathways ipRegime tests'.split(
    ' ',
  ),
);
const notTextInside = new Set('type status role level attachmentId quantity parameter test'.split(' '));

const textsIn = (value: unknown, into: string[]): void => {
  if (typeof value === 'string') into.push(value);
  else if (Array.isArray(value)) for (const each of value) textsIn(each, into);
  else if (typeof value === 'object' && value !== null) for (const [key, inside] of Object.entries(value)) if (!notTextInside.has(key)) textsIn(inside, into);
};

/** Running text of a field of a card's body; empty for a field that holds none. */
export const textOfField = (field: string, value: unknown): string => {
  if (notText.has(field)) return '';
  const texts: string[] = [];
  textsIn(value, texts);
  return texts.join('\n');
};

/** Languages apart: English by itself is cut much faster. */
const termsOf = (text: Localized | undefined, terms: Tokenizer['terms']): string[] => [
  ...(text?.zh === undefined ? [] : terms(text.zh)),
  ...(text?.en === undefined ? [] : terms(text.en)),
];
/** Names of codes and organizations stand on many cards; each is cut once. Remembered with the tokenizer that cut it. */
const cutNames = new WeakMap<Tokenizer, Map<string, readonly string[]>>();
const mostNames = 5000;
const nameTerms = (text: string, tokenizer: Tokenizer): readonly string[] => {
  let names = cutNames.get(tokenizer);
  if (names === undefined || names.size >= mostNames) cutNames.set(tokenizer, (names = new Map()));
  let terms = names.get(text);
  if (terms === undefined) names.set(text, (terms = tokenizer.terms(text)));
  return terms;
};
const named = (term: { readonly zh: string; readonly en: string } | undefined): string => (term === undefined ? '' : `${term.zh}\n${term.en}`);

/** The class of a sector and all classes above it. */
export const sectorAndAncestors = (code: string): string[] => code.split('.').map((_, i, parts) => parts.slice(0, i + 1).join('.'));

const measuresOf = (body: object): [string, readonly Measure[]][] =>
  (['requirements', 'acceptanceCriteria', 'capabilities'] as const).flatMap((field) => {
    const measures = (body as Record<string, readonly Measure[] | undefined>)[field];
    return measures === undefined ? [] : [[field, measures] as [string, readonly Measure[]]];
  });

/** Changes with all that the document is made of. A card that is confirmed only expires later. */
export const stampOf = (listing: PublishedListing, organization: OrganizationCard): string =>
  `${listing.version}.${listing.updatedAt.getTime()}.${listing.expiresAt?.getTime() ?? ''}.${organization.kind}.${organization.name.zh ?? ''}.${organization.name.en ?? ''}`;

export const documentOf = (listing: PublishedListing, organization: OrganizationCard, tokenizer: Tokenizer): IndexDocument => {
  const { terms } = tokenizer;
  const counters = layerNames.map(() => new WordCounter());
  // A card for members is closed to visitors as a whole: none of its words lies in the public layer.
  const counterOf = (layer: Layer): WordCounter => counters[Math.max(layerNames.indexOf(layer), listing.audience === 'members' ? 1 : 0)]!;
  const layerOf = (field: string): Layer => listing.layers[field] ?? 'on-request';
  const put = (field: string, text: string, weight: number): void => {
    if (text !== '') counterOf(layerOf(field)).add(terms(text), weight);
  };
  const putName = (field: string, name: string): void => counterOf(layerOf(field)).add(nameTerms(name, tokenizer), fieldWeights.name);
  const { body } = listing;
  const title = termsOf(listing.title, terms);
  const summary = termsOf(body.summary, terms);
  const keywords = terms((body.keywords ?? []).join('\n'));
  // These three are public in every card (`fixed` in listings' domain/disclosure.ts).
  counterOf('public').add(title, fieldWeights.title);
  counterOf('public').add(summary, fieldWeights.summary);
  counterOf('public').add(keywords, fieldWeights.keywords);
  for (const [field, value] of Object.entries(body)) put(field, textOfField(field, value), fieldWeights.text);
  counterOf('public').add(nameTerms(named({ zh: organization.name.zh ?? '', en: organization.name.en ?? '' }), tokenizer), fieldWeights.name);
  for (const code of body.sectors ?? []) putName('sectors', named(sectorByCode(code)));
  if ('field' in body && body.field !== undefined) putName('field', named(facilityFieldByKey(body.field)));
  const tests = 'tests' in body ? (body.tests ?? []) : [];
  for (const test of tests) putName('tests', named(testByKey(test)));
  for (const [field, measures] of measuresOf(body))
    for (const { parameter, test } of measures) {
      if (parameter !== undefined) putName(field, named(parameterByKey(parameter)));
      if (test !== undefined) putName(field, named(testByKey(test)));
    }
  for (const code of new Set(listing.sectors.flatMap(sectorAndAncestors))) counterOf(layerOf('sectors')).once(sectorWord(code), fieldWeights.code);
  for (const test of tests) counterOf(layerOf('tests')).once(testWord(test), fieldWeights.code);
  for (const [field, measures] of measuresOf(body))
    for (const { parameter, test } of measures) {
      if (parameter !== undefined) counterOf(layerOf(field)).once(parameterWord(parameter), fieldWeights.code);
      if (test !== undefined) counterOf(layerOf(field)).once(testWord(test), fieldWeights.code);
    }
  const [open, members, onRequest] = counters.map((counter) => counter.done()) as [LayerWords, LayerWords, LayerWords];
  return {
    id: listing.id,
    stamp: stampOf(listing, organization),
    facts: {
      kind: listing.kind,
      organizationId: listing.organizationId,
      organizationKind: organization.kind,
      audience: listing.audience,
      sectors: listing.sectors,
      region: listing.region,
      trlMin: listing.trlMin,
      trlMax: listing.trlMax,
      publishedAt: listing.publishedAt.getTime(),
      expiresAt: listing.expiresAt?.getTime() ?? null,
      deadline: listing.deadline,
      title: listing.title,
    },
    words: [open, members, onRequest],
    brief: [...new Set([...title, ...summary, ...keywords])],
  };
};
