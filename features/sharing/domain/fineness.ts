/**
 * How fine the shares of one plan may be. Shares are exact, so a plan is reckoned on the common denominator of all of them; without
 * a bound a few thousand odd fractions make numbers of thousands of digits, and one request of a stranger keeps a server busy.
 */
import { fraction, type Fraction } from '@tongtu/kernel/fraction';
import { Faults } from './read-fields.ts';

/** Percent with ten decimals, or thirds of sevenths of elevenths: finer than any contract. */
export const finest = 10n ** 12n;

/** The least common denominator, or undefined where it passes `finest`. */
export const commonDenominator = (parts: readonly Fraction[]): bigint | undefined => {
  let common = 1n;
  for (const { denominator } of parts) {
    if (denominator > finest) return undefined;
    // lcm(a, b) = a · (b / gcd(a, b)), and b / gcd is the denominator of a / b.
    common *= fraction(common, denominator).denominator;
    if (common > finest) return undefined;
  }
  return common;
};

/** Fault `shares-too-fine`; answers whether the parts may be reckoned with. */
export const mustBeCoarse = (parts: readonly Fraction[], place: string, faults: Faults): boolean => {
  const isCoarse = commonDenominator(parts) !== undefined;
  if (!isCoarse) faults.add('shares-too-fine', place, { limit: finest.toString() });
  return isCoarse;
};
