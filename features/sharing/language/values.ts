/** What single tokens say. */
import type { IToken } from 'chevrotain';
import { parseDecimal, times, fraction, toExactDecimal } from '@tongtu/kernel/fraction';
import type { Localized } from '@tongtu/kernel/localized';
import { rowOfToken, Text } from './tokens.ts';
import type { WordUse } from './words.ts';

const escapes = /\\(.)/gu;

/** What stands between the quotes. */
export const quoted = (token: IToken): string => token.image.slice(1, -1).replace(escapes, '$1');
/** An id, quoted or not. */
export const idOf = (token: IToken): string => (token.tokenType === Text ? quoted(token) : token.image);
/** What the token says in the tree, as a word of that use. */
export const treeWord = (token: IToken, use: WordUse): string => {
  const row = rowOfToken.get(token.tokenType);
  return row !== undefined && (row.use === use || row.also?.includes(use)) ? row.word : token.image;
};

const plain = (image: string): string => image.normalize('NFKC').replaceAll('\u2212', '-').trim();
const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** A number without the commas that divide its thousands; one that is divided wrongly stays as it is and is refused later. */
export const numberText = (token: IToken): string => {
  const text = plain(token.image);
  return grouped.test(text) ? text.replaceAll(',', '') : text;
};

/** `150 万` → `1500000`. What is no number stays as it is. */
export const scaled = (number: IToken, scale: IToken | undefined): string => {
  const text = numberText(number);
  if (scale === undefined) return text;
  const read = parseDecimal(text);
  return (read.ok ? toExactDecimal(times(read.value, fraction(BigInt(treeWord(scale, 'scale'))))) : undefined) ?? text;
};

/** `60%`, `1/3`, `0.6`, as the tree writes them. */
export const shareOf = (token: IToken): string => plain(token.image).replace(/\s+/g, '');

/** `2026-11-01`; also of 2026年11月1日. */
export const dayOf = (token: IToken): string =>
  plain(token.image)
    .replace('日', '')
    .split(/[年月-]/)
    .map((part) => part.padStart(2, '0'))
    .join('-');

/** The language of a name that does not say it: 中文 where there is a Chinese character. */
export const languageOfName = (text: string): keyof Localized => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en');
