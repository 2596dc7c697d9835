/** What later money is worth on the day of effect: Σ payout of year k / (1 + rate)^k, exact until the end. */
import type { Fraction } from '@tongtu/kernel/fraction';

/** The sum over years is Σ payout · weight / whole. */
export type Discount = { readonly weights: readonly bigint[]; readonly whole: bigint };

/** For the years 0 … `years`. With rate n/d, a year's factor is d / (d + n); all are brought to the denominator (d + n)^years. */
export const discountOf = ({ numerator, denominator }: Fraction, years: number): Discount => {
  const grown = numerator + denominator;
  const weights = Array.from({ length: years + 1 }, (_, k) => denominator ** BigInt(k) * grown ** BigInt(years - k));
  return { weights, whole: grown ** BigInt(years) };
};

/** Half away from zero, to a whole number; `denominator` above zero. */
export const roundedRatio = (numerator: bigint, denominator: bigint): bigint => {
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
};

/** Of payouts by year from year 0 on, rounded once, half away from zero, to a whole minor unit. */
export const presentValue = ({ weights, whole }: Discount, payouts: readonly bigint[]): bigint => {
  let sum = 0n;
  for (let k = 0; k < payouts.length; k += 1) if (payouts[k] !== 0n) sum += payouts[k]! * weights[k]!;
  return roundedRatio(sum, whole);
};
