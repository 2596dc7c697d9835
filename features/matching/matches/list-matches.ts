/**
 * Matches of a card: candidates of another kind come from the index, by words and by codes that both cards name; the best
 * of them are weighed criterion by criterion. Of both cards only what this reader may see counts.
 */
import { listingForReader, publishedByIds, visibleLayers } from '@tongtu/listings';
import type { ListingKind } from '@tongtu/listings/contract';
import { isMember } from '@tongtu/kernel/reader';
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Match } from '../contract.ts';
import { parameterWord, sectorWord, testWord } from '../index/document.ts';
import { sectorAndAncestors } from '../index/document-of.ts';
import type { QueryWord } from '../index/memory-index.ts';
import { scopeOf, type Scope } from '../index/scope.ts';
import { select, type Ask, type Selected } from '../index/select.ts';
import { selectFromSql } from '../search/fallback.ts';
import type { Searching } from '../search/search-listings.ts';
import { queryWords } from '../words/query.ts';
import { faceOf, textsOf, type Face } from './face.ts';
import { dayOf } from './ranges.ts';
import { sharedWords } from './shared-words.ts';
import { comparable, weigh } from './weigh.ts';

/** So many candidates are read and weighed. */
const mostCandidates = 120;
/** Where words bring fewer, the newest of the kind are weighed as well: a fund may fit without a common word. */
const leastCandidates = 40;
const longestText = 12_000;
const mostWords = 120;
/** Codes that both cards name count beside words, at these weights. */
const codeWeight = { sector: 0.5, parameter: 1.5, test: 1.5 } as const;

const codeWords = ({ body, sectors }: Face): QueryWord[] => {
  const measures = [...(body.requirements ?? []), ...(body.acceptanceCriteria ?? []), ...(body.capabilities ?? [])];
  const words = (codes: readonly (string | undefined)[], word: (code: string) => string, weight: number): QueryWord[] =>
    [...new Set(codes)].flatMap((code) => (code === undefined ? [] : [{ term: word(code), weight }]));
  return [
    ...words(sectors.flatMap(sectorAndAncestors), sectorWord, codeWeight.sector),
    ...words(
      measures.map((measure) => measure.parameter),
      parameterWord,
      codeWeight.parameter,
    ),
    ...words([...measures.map((measure) => measure.test), ...(body.tests ?? [])], testWord, codeWeight.test),
  ];
};

type Asking = { readonly words: readonly QueryWord[]; readonly worth: ReadonlyMap<string, number>; readonly ceiling: number };

/** The card as a query: its most telling words. `ceiling`: about what a card that says the same would score. */
const asking = (searching: Searching, from: Face, scope: Scope): Asking => {
  const { words } = searching;
  const memory = searching.memory();
  const texts = textsOf(from);
  // The title tells most.
  const text = [...texts.slice(0, 2), ...texts].join('\n').slice(0, longestText);
  const worthOf = ({ term, weight }: QueryWord): number => (memory?.rarity(term, scope) ?? term.length) * Math.sqrt(weight);
  const written = queryWords(text, words.tokenizer, 'default', words.translations)
    .map((word) => ({ term: word.term, weight: Math.sqrt(word.weight) }))
    .map((word) => ({ word, worth: worthOf(word) }))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, mostWords);
  const ceiling = written.slice(0, 15).reduce((sum, { word }) => sum + (memory?.rarity(word.term, scope) ?? 1) * word.weight * 1.5, 0);
  return {
    words: [...written.map(({ word }) => word), ...codeWords(from)],
    worth: new Map(written.map(({ word, worth }) => [word.term, worth])),
    ceiling,
  };
};

const candidatesOf = async (searching: Searching, context: Context, words: readonly QueryWord[], kind: ListingKind, scope: Scope): Promise<Selected[]> => {
  const memory = searching.memory();
  const ask: Ask = {
    query: words,
    filters: { kind: [kind] },
    sort: 'relevance',
    language: context.language,
    scope,
    now: context.now.getTime(),
    after: null,
    limit: mostCandidates,
    facets: false,
  };
  const run = async (each: Ask) => (memory === null ? selectFromSql(context.tx, each) : select(memory, each));
  const found = (await run(ask)).items;
  if (found.length >= leastCandidates) return [...found];
  const known = new Set(found.map((item) => item.id));
  const newest = (await run({ ...ask, query: null, sort: 'newest', limit: leastCandidates })).items;
  return [...found, ...newest.filter((item) => !known.has(item.id)).slice(0, leastCandidates - found.length)];
};

/** Kinds `listing-not-found`, `match-kinds-same`. */
export const listMatches = async (
  searching: Searching,
  context: Context,
  listingId: string,
  asked: { readonly kind: ListingKind; readonly limit: number },
): Promise<Result<{ items: Match[]; considered: number }>> => {
  const start = await listingForReader(context, listingId);
  if (!start.ok) return start;
  if (!comparable(start.value.listing.kind, asked.kind)) return fail('match-kinds-same', { field: 'kind' });
  const { reader, now, tx } = context;
  const from = faceOf(start.value.listing, start.value.readableLayers);
  const scope = scopeOf(reader);
  const { words, worth, ceiling } = asking(searching, from, scope);
  const candidates = await candidatesOf(searching, context, words, asked.kind, scope);
  const scores = new Map(candidates.map((item) => [item.id, item.score ?? 0]));
  const listings = (await publishedByIds(tx, [...scores.keys()], now)).filter(
    (listing) =>
      listing.kind === asked.kind &&
      (listing.audience === 'public' || isMember(reader) || reader.memberships.some((m) => m.organizationId === listing.organizationId)),
  );
  const today = dayOf(now);
  const weighed = listings
    .map((listing) => {
      const face = faceOf(listing, visibleLayers(reader, listing, false));
      const text = ceiling === 0 ? 0 : Math.min(1, Math.sqrt(scores.get(listing.id)! / ceiling));
      return { face, ...weigh(from, face, text, today) };
    })
    .sort((a, b) => b.score - a.score || (a.face.id < b.face.id ? 1 : -1))
    .slice(0, asked.limit);
  const cards = await searching.readCards(
    context,
    weighed.map(({ face }) => face.id),
  );
  const items = weighed.flatMap(({ face, score, fit, reasons }): Match[] => {
    const listing = cards.get(face.id);
    if (listing === undefined) return [];
    const shared = sharedWords(textsOf(face), worth, searching.words.tokenizer);
    const told = reasons.map((reason) => (reason.criterion === 'text' && shared.length > 0 ? { ...reason, wanted: shared, offered: shared } : reason));
    return [{ listing, score, fit, reasons: told, words: shared }];
  });
  return ok({ items, considered: listings.length });
};
