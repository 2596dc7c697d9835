/**
 * From a query to weighted words. The `default` ranker also asks for the other language: words of the vocabulary that
 * stand in the query bring their translation and their further spellings, at less weight than what was written.
 */
import type { QueryWord } from '../index/memory-index.ts';
import type { Term, Tokenizer } from './tokenizer.ts';

export type Ranker = 'bm25' | 'default';

/** A translation counts a little less than what was written. Chosen by few tries on the collections of the README, all of whose queries were seen. */
const translationWeight = 0.9;

/** What lies under a name (power and storage under energy) is not always another word for it: a further spelling counts less. */
const aliasWeight = 0.5;

type Other = { readonly words: readonly string[]; readonly weight: number };
type Phrase = { readonly words: readonly string[]; readonly others: readonly Other[] };

/** Phrases by their longest word: few have to be compared. */
export type Translations = ReadonlyMap<string, readonly Phrase[]>;

const longestOf = (words: readonly string[]): string => words.reduce((a, b) => (b.length > a.length ? b : a));

/** The two names of a term lead to each other and to its further spellings; each of those leads to the names. */
export const translationsOf = (vocabulary: readonly Term[], tokenizer: Tokenizer): Translations => {
  const phrases = new Map<string, Phrase[]>();
  const wordsOf = (text: string): string[] => [...new Set(tokenizer.terms(text))];
  for (const term of vocabulary) {
    const names = [term.zh, term.en].map(wordsOf);
    const aliases = term.aliases.map(wordsOf);
    const put = (words: readonly string[], others: readonly Other[]): void => {
      const useful = others.filter((other) => other.words.some((word) => !words.includes(word)));
      if (words.length === 0 || useful.length === 0) return;
      const key = longestOf(words);
      phrases.set(key, [...(phrases.get(key) ?? []), { words, others: useful }]);
    };
    const weighted = (spellings: readonly string[][], weight: number): Other[] => spellings.map((words) => ({ words, weight }));
    for (const [i, words] of names.entries()) put(words, [...weighted(names.toSpliced(i, 1), translationWeight), ...weighted(aliases, aliasWeight)]);
    for (const words of aliases) put(words, weighted(names, aliasWeight));
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
        // A phrase of many words counts no more than what it stands for.
        const weight = (other.weight * times * Math.min(words.length, other.words.length)) / other.words.length;
        for (const word of other.words) if (!counts.has(word)) added.set(word, Math.max(added.get(word) ?? 0, weight));
      }
    }
  return [...written, ...[...added].map(([term, weight]) => ({ term, weight }))];
};
