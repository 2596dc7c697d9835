/**
 * The one tokenizer of the house: the same words come out of a card when it is indexed, of a query, and of a text in
 * which a query is marked. Chinese is cut by jieba in search mode, everything else at the borders of Unicode words and
 * stemmed as English; a text may mix both (PEM电解槽 stack).
 */
import { makeCutter } from './chinese.ts';
import { stemOf } from './english.ts';
import { fold } from './offsets.ts';
import { plainWords } from './plain-words.ts';
import { stopWords } from './stop-words.ts';

/** A word of the vocabulary in both languages (`vocabularyTerms()` of listings). */
export type Term = { readonly zh: string; readonly en: string; readonly aliases: readonly string[] };

/** `start` and `end` in UTF-16 units of the given text, end exclusive. */
export type Token = { readonly term: string; readonly start: number; readonly end: number };

export type Tokenizer = {
  /** Words for index and query, in no promised order, repeated as often as they stand there. */
  readonly terms: (text: string) => string[];
  /** The same words with their places, from left to right. */
  readonly tokens: (text: string) => Token[];
};

const word =
  /([\p{Script=Han}〇々]+)|[[\p{L}\p{N}]--[\p{Script=Han}〇々]](?:[[\p{L}\p{N}\p{M}]--[\p{Script=Han}〇々]]|['’](?=\p{Script=Latin})|(?<=\p{N})[.](?=\p{N}))*/gv;
// The same for texts without any other letters; four times as fast.
const plainWord = /[A-Za-z0-9](?:[A-Za-z0-9]|'(?=[A-Za-z])|(?<=[0-9])\.(?=[0-9]))*/g;
const isPlain = /^[\x00-\x7f]*$/;
// Longer runs are noise (keys, addresses); they would only fill the index.
const longest = 60;

const keep = (term: string): boolean => term.length <= longest && !stopWords.has(term);

/** What a word outside Chinese is indexed as; null for one that is not. Remembered: most words occur again. */
const termOf = (found: string): string | null => {
  const known = remembered.get(found);
  if (known !== undefined) return known;
  const stem = stopWords.has(found.toLowerCase()) ? null : stemOf(found);
  const term = stem !== null && keep(stem) ? stem : null;
  // A text of noise must not fill the memory; and a long part of a text would keep the whole text in it (V8 shares its letters), so it is copied.
  if (remembered.size >= mostRemembered) remembered.clear();
  if (found.length <= longest) remembered.set(found.length > longestShared ? Buffer.from(found).toString() : found, term);
  return term;
};
const remembered = new Map<string, string | null>();
const mostRemembered = 200_000;
const longestShared = 12;

const pushTerm = (found: string, into: string[]): void => {
  const term = termOf(found);
  if (term !== null) into.push(term);
};

const plain = plainWords(termOf);
const blank = 32;
const lastPlain = 127;

const plainTokens = (text: string): Token[] =>
  Array.from(text.matchAll(plainWord)).flatMap((match) => {
    const term = termOf(match[0]);
    return term === null ? [] : [{ term, start: match.index, end: match.index + match[0].length }];
  });

export const makeTokenizer = (vocabulary: readonly Term[]): Tokenizer => {
  const cutter = makeCutter(vocabulary.flatMap((term) => [term.zh, ...term.aliases]));
  return {
    terms: (text) => {
      const found: string[] = [];
      if (isPlain.test(text)) {
        plain.terms(text, found);
        return found;
      }
      const runs: string[] = [];
      const foreign = (part: string): void => {
        for (const match of fold(part).text.matchAll(word)) {
          if (match[1] !== undefined) runs.push(match[1]);
          else pushTerm(match[0], found);
        }
      };
      // No word goes on across a blank: an English text with a few marks of its own is plain for the most part.
      let [plainFrom, start, isForeign] = [0, 0, false];
      for (let at = 0; at <= text.length; at += 1) {
        const code = at < text.length ? text.charCodeAt(at) : blank;
        if (code > lastPlain) isForeign = true;
        if (code > blank) continue;
        if (isForeign) {
          plain.terms(text, found, plainFrom, start);
          foreign(text.slice(start, at));
          plainFrom = at;
        }
        [start, isForeign] = [at + 1, false];
      }
      plain.terms(text, found, plainFrom, text.length);
      for (const each of cutter.words(runs)) if (keep(each)) found.push(each);
      return found;
    },
    tokens: (text) => {
      if (isPlain.test(text)) return plainTokens(text);
      const folded = fold(text);
      const found: Token[] = [];
      const push = (term: string, start: number, end: number): void => {
        found.push({ term, start: folded.startOf(start), end: folded.endOf(end - 1) });
      };
      for (const match of folded.text.matchAll(word)) {
        if (match[1] === undefined) {
          const term = termOf(match[0]);
          if (term !== null) push(term, match.index, match.index + match[0].length);
          continue;
        }
        for (const cut of cutter.cuts(match[1])) if (keep(cut.word)) push(cut.word, match.index + cut.start, match.index + cut.end);
      }
      return found.sort((a, b) => a.start - b.start || a.end - b.end);
    },
  };
};
