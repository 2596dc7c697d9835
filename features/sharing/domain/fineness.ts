/**
 * How fine the shares of one plan may be. Shares are exact, so a plan is reckoned on the common denominator of all of them; without
 * a bound a few thousand odd fractions make numbers of thousands of digits, and one request of a stranger keeps a server busy.
 */
import { fraction, type Fraction } from '@tongtu/kernel/fraction';
import { Faults } from './read-fields.ts';

/** Within one step: percent with ten decimals, or thirds of sevenths of elevenths; finer than any contract. */
export const finestInStep = 10n ** 12n;
/** All steps together: twenty steps may each have a three-digit denominator of their own. */
export const finestInPlan = 10n ** 66n;

/** The least common denominator, or undefined where it passes `finest`. */
export const commonDenominator = (parts: readonly Fraction[], finest: bigint): bigint | undefined => {
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
export const mustBeCoarse = (parts: readonly Fraction[], finest: bigint, place: string, faults: Faults): boolean => {
  const isCoarse = commonDenominator(parts, finest) !== undefined;
  if (!isCoarse) faults.add('shares-too-fine', place, { digits: finest.toString().length - 1 });
  return isCoarse;
};
