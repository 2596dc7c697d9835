/**
 * The tokens, made from the table of words. Full-width punctuation is the same token as half-width. A word that the table knows is a
 * token of its own and, where no line could be read two ways, a `Word` besides, so that a party may be called `unit`.
 */
import { createToken, Lexer, type TokenType } from 'chevrotain';
import { currencies } from '@tongtu/kernel/money';
import { idUses, phrasesOf, words, type WordRow, type WordUse } from './words.ts';

const letters = 'A-Za-z\\u4e00-\\u9fff';
const inWord = `0-9_${letters}`;
const space = ' \\t\\u00a0\\u3000\\ufeff';
const quotes = '"\\u201c\\u201d\\u201e\\u201f\\uff02';
const digit = '[0-9\\uff10-\\uff19]';
const number = `${digit}+(?:[.,\\uff0c\\uff0e]${digit}+)*`;
const sign = '[-+\\u2212\\uff0d\\uff0b]?';
/** A phrase ends where no letter follows, also not after a hyphen or point inside a word. */
const wordEnd = `(?![.-]*[${inWord}])`;

const token = (name: string, pattern: string, more: Partial<Parameters<typeof createToken>[0]> = {}): TokenType =>
  createToken({ name, pattern: new RegExp(pattern), ...more });
const category = (name: string): TokenType => createToken({ name, pattern: Lexer.NA });

/** An id or a word that the table does not know. */
export const Word = token('Word', `[${letters}](?:[${inWord}.-]*[${inWord}])?`);
export const Text = token('Text', `[${quotes}](?:\\\\[^\\r\\n]|[^${quotes}\\\\\\r\\n])*[${quotes}]`);
/** Runs to the end of its line, so that the next line is read as itself. */
export const UnclosedText = token('UnclosedText', `[${quotes}][^\\r\\n]*`, { categories: [Text] });
export const Day = token('Day', `${digit}{4}(?:[-\\uff0d]${digit}{1,2}[-\\uff0d]${digit}{1,2}|年${digit}{1,2}月${digit}{1,2}日)`);
export const Percent = token('Percent', `${sign}${number}(?:/${number})?[${space}]*[%\\uff05]`);
export const Fraction = token('Fraction', `${sign}${number}[${space}]*[/\\uff0f][${space}]*${number}`);
export const Num = token('Number', `${sign}${number}`);
export const Colon = token('Colon', '[:\\uff1a]');
export const Comma = token('Comma', '[,;\\uff0c\\u3001\\uff1b]');
export const Stop = token('Stop', '[.\\u3002]');
export const Slash = token('Slash', '[/\\uff0f]');
export const Open = token('Open', '[(\\uff08]');
export const Close = token('Close', '[)\\uff09]');
/** Line ends, with the blank lines and comments that follow, up to where the next line begins. Becomes `Newline` or `Indent`. */
export const Line = token('Line', `(?:\\r\\n?|\\n)(?:[${space}]*(?:(?:#|//)[^\\r\\n]*)?(?:\\r\\n?|\\n))*[${space}]*`, { line_breaks: true });
export const Newline = category('Newline');
export const Indent = category('Indent');
export const Space = token('Space', `[${space}]+`, { group: Lexer.SKIPPED });
export const Comment = token('Comment', '(?:#|//)[^\\r\\n]*', { group: 'comments' });
/** The lexer looks at the first letter to know which tokens may begin; this one begins with any. Above 255 it keeps letters in groups of 255. */
const anyStart = [...Array.from({ length: 256 }, (_, code) => code), ...Array.from({ length: 514 }, (_, group) => Math.min(256 + group * 127, 0xffff))];
/** What no rule wants: told where it stands, and the rest of the line is read on. */
export const Other = token('Other', `[\\ud800-\\udbff][\\udc00-\\udfff]|[^${letters}${space}${quotes}\\r\\n]`, { start_chars_hint: anyStart });

const uses = [...new Set(words.map((row) => row.use))];
/** `RoleWord` and so on: any word of that use. */
export const useTokens = Object.fromEntries(uses.map((use) => [use, category(`use:${use}`)])) as Record<WordUse, TokenType>;

const escaped = (phrase: string): string => phrase.replace(/[.*+?^${}()|[\]\\&/-]/g, '\\$&').replace(/ /g, `[${space}]+`);
const longestFirst = (phrases: readonly string[]): string[] => [...phrases].sort((a, b) => b.length - a.length);
const oneOf = (phrases: readonly string[]): string => `(?:${longestFirst(phrases).map(escaped).join('|')})`;

const moneyPhrases = words.filter((row) => row.use === 'money').flatMap(phrasesOf);
/** `150 万元` and `1000 万股` are written as one word. */
const afterScale = `(?:${wordEnd}|(?=${oneOf([...moneyPhrases, ...words.filter((row) => row.word === 'shares').flatMap(phrasesOf)])}))`;

export const rowTokens = new Map<WordRow, TokenType>(
  words.map((row) => [
    row,
    createToken({
      name: `word:${row.use}:${row.word}`,
      pattern: new RegExp(`${oneOf(phrasesOf(row))}${row.use === 'scale' ? afterScale : wordEnd}`, 'i'),
      start_chars_hint: [...new Set(phrasesOf(row).flatMap((phrase) => [phrase[0]!.toLowerCase(), phrase[0]!.toUpperCase()]))],
      categories: [useTokens[row.use], ...(row.also ?? []).map((use) => useTokens[use]), ...(idUses.has(row.use) ? [Word] : [])],
    }),
  ]),
);
export const rowOfToken = new Map<TokenType, WordRow>([...rowTokens].map(([row, type]) => [type, row]));
/** The token of one word of the table. */
export const wordToken = (word: string, use: WordUse): TokenType => rowTokens.get(words.find((row) => row.word === word && row.use === use)!)!;

export const Code = token('Code', `(?:${currencies.join('|')})${wordEnd}`, { categories: [Word] });

const longest = (row: WordRow): number => Math.max(...phrasesOf(row).map((phrase) => phrase.length));
/** In the order in which they are tried; of words that begin alike, the longer first. */
export const allTokens: TokenType[] = [
  Space,
  Line,
  Comment,
  Text,
  UnclosedText,
  Day,
  Percent,
  Fraction,
  Num,
  ...[...rowTokens].sort(([a], [b]) => longest(b) - longest(a)).map(([, type]) => type),
  Code,
  Word,
  Colon,
  Comma,
  Stop,
  Slash,
  Open,
  Close,
  Other,
  Newline,
  Indent,
  ...Object.values(useTokens),
];
