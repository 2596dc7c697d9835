/**
 * From a query to weighted words. The `default` ranker also asks for the other language: words of the vocabulary that
 * stand in the query bring their translation and their further spellings, at less weight than what was written.
 */
import type { QueryWord } from '../index/memory-index.ts';
import type { Term, Tokenizer } from './tokenizer.ts';

export type Ranker = 'bm25' | 'default';

/** A translation counts a little less than what was written. Chosen on half of the queries of the house's collections. */
const translationWeight = 0.9;

type Phrase = { readonly words: readonly string[]; readonly others: readonly (readonly string[])[] };

/** Phrases by their rarest-looking, that is longest, word: few have to be compared. */
export type Translations = ReadonlyMap<string, readonly Phrase[]>;

const longestOf = (words: readonly string[]): string => words.reduce((a, b) => (b.length > a.length ? b : a));

/** All spellings of a term are phrases; each leads to the others. */
export const translationsOf = (vocabulary: readonly Term[], tokenizer: Tokenizer): Translations => {
  const phrases = new Map<string, Phrase[]>();
  for (const term of vocabulary) {
    const spellings = [term.zh, term.en, ...term.aliases].map((text) => [...new Set(tokenizer.terms(text))]).filter((words) => words.length > 0);
    for (const [i, words] of spellings.entries()) {
      const others = spellings.filter((other, j) => j !== i && other.some((word) => !words.includes(word)));
      if (others.length === 0) continue;
      const key = longestOf(words);
      phrases.set(key, [...(phrases.get(key) ?? []), { words, others }]);
    }
  }
  return phrases;
};

/** Words of the query with their weights. */
export const queryWords = (text: string, tokenizer: Tokenizer, ranker: Ranker, translations: Translations): QueryWord[] => {
  const counts = new Map<string, number>();
  for (const term of tokenizer.terms(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  const written = [...counts].map(([term, weight]) => ({ term, weight }));
  if (ranker === 'bm25') return written;
  const added = new Map<string, number>();
  for (const term of counts.keys())
    for (const { words, others } of translations.get(term) ?? []) {
      if (!words.every((word) => counts.has(word))) continue;
      const times = Math.min(...words.map((word) => counts.get(word)!));
      for (const other of others) {
        const weight = (translationWeight * times * Math.min(words.length, other.length)) / other.length;
        for (const word of other) if (!counts.has(word)) added.set(word, Math.max(added.get(word) ?? 0, weight));
      }
    }
  return [...written, ...[...added].map(([term, weight]) => ({ term, weight }))];
};
