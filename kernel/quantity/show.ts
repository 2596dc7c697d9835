/** Quantities for people. What is shown can be typed in again. */
import { compareFractions, fraction, over, toFixed, zero, type Fraction } from '../fraction.ts';
import type { Language } from '../localized.ts';
import { findUnit } from '../units/table.ts';
import { isValue, type Quantity } from './quantity.ts';

const power = (exponent: number): Fraction => (exponent >= 0 ? fraction(10n ** BigInt(exponent)) : fraction(1n, 10n ** BigInt(-exponent)));

/** e with 10^e ≤ |value| < 10^(e+1). */
const exponentOf = (value: Fraction): number => {
  const size = fraction(value.numerator < 0n ? -value.numerator : value.numerator, value.denominator);
  const guess = size.numerator.toString().length - size.denominator.toString().length;
  return compareFractions(size, power(guess)) < 0 ? guess - 1 : guess;
};

const superscript = (n: number): string => [...String(n)].map((c) => (c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)])).join('');
const withoutZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** A rounded number: whole digits are all kept, decimals up to `significant`; far from 1 as `1.5×10⁻⁶`. */
const formatNumber = (value: Fraction, significant: number): string => {
  if (compareFractions(value, zero) === 0) return '0';
  const exponent = exponentOf(value);
  const scientific = exponent < -4 || exponent >= 9;
  const text = withoutZeros(scientific ? toFixed(over(value, power(exponent)), significant - 1) : toFixed(value, Math.max(0, significant - 1 - exponent)));
  const [whole = '', part] = text.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',') + (part === undefined ? '' : `.${part}`);
  return `${grouped}${scientific ? `×10${superscript(exponent)}` : ''}`.replace('-', '\u2212');
};

/** The symbol as readers of that language expect it: `mm` for both, `pcs` or 件. */
export const formatUnit = (unit: string, language: Language): string => {
  const found = findUnit(unit);
  if (!found.ok) return unit;
  if (found.value.symbol === '1') return '';
  return language === 'zh' ? (found.value.symbolZh ?? found.value.symbol) : found.value.symbol;
};

/** `300 mm`, `100–600 mm`, `≥ 300 mm`, `≤ −40 °C`, `95%`; decimals are rounded to `significant` digits. */
export const formatQuantity = (given: Quantity, language: Language, significant = 6): string => {
  const { min, max } = given;
  const unit = formatUnit(given.unit, language);
  const tail = unit === '' || /^[%‰°](?!C|F)/.test(unit) ? unit : ` ${unit}`;
  const [low, high] = [min && formatNumber(min, significant), max && formatNumber(max, significant)];
  if (low === undefined) return `≤ ${high}${tail}`;
  if (high === undefined) return `≥ ${low}${tail}`;
  return isValue(given) ? `${low}${tail}` : `${low}–${high}${tail}`;
};
