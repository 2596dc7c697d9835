/** Wishes as rows of a form, and as the text that the address holds. What cannot be read stays the text that it is. */
import { toExactText } from '@tongtu/kernel/fraction';
import { isValue } from '@tongtu/kernel/quantity';
import type { FacilityParameter } from '../../contract/search.ts';
import { readWish, splitWishes } from '../../domain/measure-query.ts';
import type { Parameter } from '../../domain/nearest-parameters.ts';

export const comparisons = ['least', 'most', 'exactly', 'range'] as const;
export type Comparison = (typeof comparisons)[number];

/** `low` holds the one number of all comparisons but a range. `text`: a wish that could not be read. */
export type WishRow = {
  readonly parameter: string;
  readonly comparison: Comparison;
  readonly low: string;
  readonly high: string;
  readonly unit: string;
  readonly text?: string;
};

export const emptyRow: WishRow = { parameter: '', comparison: 'least', low: '', high: '', unit: '' };

/** The vocabulary as the domain reads it. */
export const parametersOf = (items: readonly FacilityParameter[]): readonly Parameter[] =>
  items.map(({ code, name, aliases, dimension, unit, kinds }) => ({ code, zh: name.zh ?? code, en: name.en ?? code, aliases, dimension, unit, kinds }));

export const rowsOf = (measures: string, parameters: readonly Parameter[]): WishRow[] =>
  splitWishes(measures).map((text) => {
    const read = readWish(text, parameters);
    if (!read.ok) return { ...emptyRow, text };
    const { parameter, quantity } = read.value;
    const [low, high] = [quantity.min && toExactText(quantity.min), quantity.max && toExactText(quantity.max)];
    const comparison: Comparison = low === undefined ? 'most' : high === undefined ? 'least' : isValue(quantity) ? 'exactly' : 'range';
    return { parameter: parameter.code, comparison, low: low ?? high ?? '', high: comparison === 'range' ? (high ?? '') : '', unit: quantity.unit };
  });

/** Nothing was written into it. */
export const isBlank = (row: WishRow): boolean =>
  row.text === undefined ? row.parameter === '' && row.low.trim() === '' && row.high.trim() === '' : row.text.trim() === '';

const textOf = (row: WishRow): string => {
  if (row.text !== undefined) return row.text.trim();
  const unit = row.unit === '1' ? '' : ` ${row.unit}`;
  const [low, high] = [row.low.trim(), row.high.trim()];
  const mark = { least: '≥ ', most: '≤ ', exactly: '', range: '' }[row.comparison];
  return `${row.parameter} ${mark}${low}${row.comparison === 'range' ? `–${high}` : ''}${unit}`;
};

/** Whether it says a parameter and a quantity that can be read. */
export const isWhole = (row: WishRow, parameters: readonly Parameter[]): boolean =>
  row.parameter !== '' && row.low.trim() !== '' && readWish(textOf(row), parameters).ok;

/** For the address; blank rows are left out. */
export const measuresOf = (rows: readonly WishRow[]): string =>
  rows
    .filter((row) => !isBlank(row))
    .map(textOf)
    .join('; ');

/** The same wishes with one unknown word replaced by a parameter that is known. */
export const withParameter = (measures: string, words: string, code: string): string => measures.replace(words, code);
