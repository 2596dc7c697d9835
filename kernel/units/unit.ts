/** One unit of measurement as data; the tables beside this file are the list. */
import { parseFraction, zero, type Fraction } from '../fraction.ts';
import { expect } from '../result.ts';

export type Unit = {
  /** The canonical symbol; also what JSON carries. */
  readonly symbol: string;
  readonly dimension: string;
  /** base value = value × factor + offset, both exact. */
  readonly factor: Fraction;
  readonly offset: Fraction;
  readonly zh: string;
  readonly en: string;
  /** Further spellings that are understood. */
  readonly aliases: readonly string[];
  /** What Chinese readers see instead of the symbol, where they expect a word (件, 天). */
  readonly symbolZh?: string;
};

/** [symbol, factor, 中文, English, further spellings, 中文 symbol]; a factor is a decimal or a fraction of decimals. */
export type UnitRow = readonly [symbol: string, factor: string, zh: string, en: string, aliases?: string, symbolZh?: string];

const exact = (text: string): Fraction => expect(parseFraction(text));

/** Rows of one dimension; the first has factor 1 and is its base. Aliases are separated by `|`. */
export const unitsOf = (dimension: string, rows: readonly UnitRow[], offsets: Readonly<Record<string, string>> = {}): Unit[] =>
  rows.map(([symbol, factor, zh, en, aliases, symbolZh]) => ({
    symbol,
    dimension,
    factor: exact(factor),
    offset: offsets[symbol] === undefined ? zero : exact(offsets[symbol]),
    zh,
    en,
    aliases: aliases === undefined ? [] : aliases.split('|'),
    ...(symbolZh === undefined ? {} : { symbolZh }),
  }));
