/**
 * Exact arithmetic. Shares, conversions and boundaries are decided on fractions
 * of big integers, because 0.1 + 0.2 must be 0.3 when money or a limit hangs on it.
 */
import { ok, fail, type Result } from './result.ts';

/** Normalised: the denominator is positive and shares no factor with the numerator. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);

const commonFactor = (a: bigint, b: bigint): bigint => {
  let [x, y] = [magnitude(a), magnitude(b)];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

/** The normalised fraction. A zero denominator is a bug of the caller and throws. */
export const fraction = (numerator: bigint, denominator = 1n): Fraction => {
  if (denominator === 0n) throw new RangeError('a fraction needs a denominator other than zero');
  const factor = commonFactor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { numerator: numerator / factor, denominator: denominator / factor };
};

export const zero: Fraction = { numerator: 0n, denominator: 1n };
export const one: Fraction = { numerator: 1n, denominator: 1n };

export const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
export const minus = (a: Fraction, b: Fraction): Fraction => fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.numerator * b.numerator, a.denominator * b.denominator);
/** Division; by zero is a bug of the caller and throws. */
export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.numerator * b.denominator, a.denominator * b.numerator);

/** -1, 0 or 1, as `sort` wants it. */
export const compareFractions = (a: Fraction, b: Fraction): -1 | 0 | 1 => {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

const decimal = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;
/** Enough for every physical constant, and small enough that nobody stalls us with 1e999999999. */
const maxDigits = 60;
const maxExponent = 60;

/** Reads `12`, `-0.5`, `.5`, `1e-6`; kinds `number-malformed`, `number-out-of-range` (over 60 digits or an exponent beyond ±60). */
export const parseDecimal = (text: string): Result<Fraction> => {
  // The length is looked at first: the pattern never runs over a megabyte.
  if (text.length > maxDigits + 8) return fail('number-out-of-range', { details: { maxDigits } });
  const match = decimal.exec(text);
  const [, sign = '', whole = '', part = '', exponentText = '0'] = match ?? [];
  if (!match || whole.length + part.length === 0) return fail('number-malformed');
  const exponent = Number(exponentText);
  if (whole.length + part.length > maxDigits || Math.abs(exponent) > maxExponent) return fail('number-out-of-range', { details: { maxDigits, maxExponent } });
  const digits = BigInt(`${whole}${part}`) * (sign === '-' ? -1n : 1n);
  const scale = exponent - part.length;
  return ok(scale >= 0 ? fraction(digits * 10n ** BigInt(scale)) : fraction(digits, 10n ** BigInt(-scale)));
};

/** `1/3`, or anything that `parseDecimal` reads. Further kind: `number-zero-denominator`. */
export const parseFraction = (text: string): Result<Fraction> => {
  const [upper = '', lower, ...rest] = text.split('/');
  if (rest.length > 0) return fail('number-malformed');
  const numerator = parseDecimal(upper.trim());
  if (lower === undefined || !numerator.ok) return numerator;
  const denominator = parseDecimal(lower.trim());
  if (!denominator.ok) return denominator;
  return denominator.value.numerator === 0n ? fail('number-zero-denominator') : ok(over(numerator.value, denominator.value));
};

/** The exact decimal text, or undefined where the decimals never end (1/3). */
export const toExactDecimal = ({ numerator, denominator }: Fraction): string | undefined => {
  let rest = denominator;
  let [twos, fives] = [0, 0];
  for (; rest % 2n === 0n; twos += 1) rest /= 2n;
  for (; rest % 5n === 0n; fives += 1) rest /= 5n;
  if (rest !== 1n) return undefined;
  const decimals = Math.max(twos, fives);
  return placePoint((numerator * 10n ** BigInt(decimals)) / denominator, decimals);
};

/** Text that `parseFraction` reads back to the same fraction: a decimal where one exists, else `n/d`. */
export const toExactText = (value: Fraction): string => toExactDecimal(value) ?? `${value.numerator}/${value.denominator}`;

/** Rounded to that many decimals, half away from zero; trailing zeros are kept. */
export const toFixed = ({ numerator, denominator }: Fraction, decimals: number): string => {
  const scaled = magnitude(numerator) * 10n ** BigInt(decimals);
  const rounded = (2n * scaled + denominator) / (2n * denominator);
  return placePoint(numerator < 0n ? -rounded : rounded, decimals);
};

/** An integer with a decimal point `decimals` places from its right: (12345n, 2) → `123.45`. */
export const placePoint = (value: bigint, decimals: number): string => {
  if (decimals === 0) return value.toString();
  const digits = magnitude(value)
    .toString()
    .padStart(decimals + 1, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
};
