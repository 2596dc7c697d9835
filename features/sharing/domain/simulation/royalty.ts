/** Running royalties: sales in tiers, cut to whole minor units once for all the sales that the tiers count together. */
import type { Royalty, RoyaltyTier } from './scenarios.ts';

type Stretch = { readonly from: bigint; readonly slope: bigint; readonly offset: bigint };
/** Royalty of sales s: ⌊(slope · s + offset) / denominator⌋ in the last stretch that begins below s. */
export type RoyaltyScale = { readonly stretches: readonly Stretch[]; readonly denominator: bigint };

export const scaleOf = (tiers: readonly RoyaltyTier[]): RoyaltyScale => {
  const denominator = tiers.reduce((product, { rate }) => product * rate.denominator, 1n);
  const stretches: Stretch[] = [];
  for (const [i, { rate }] of tiers.entries()) {
    const slope = (rate.numerator * denominator) / rate.denominator;
    const before = stretches.at(-1);
    const from = tiers[i - 1]?.upTo ?? 0n;
    // The line goes on where the one before it ends.
    stretches.push({ from, slope, offset: before === undefined ? 0n : before.offset + (before.slope - slope) * from });
  }
  return { stretches, denominator };
};

/** Whole minor units on sales ≥ 0. */
export const royaltyOn = ({ stretches, denominator }: RoyaltyScale, sales: bigint): bigint => {
  let at = stretches.length - 1;
  while (at > 0 && stretches[at]!.from > sales) at -= 1;
  const { slope, offset } = stretches[at]!;
  return (slope * sales + offset) / denominator;
};

/** The royalty of each year on these sales by year, at least the year's minimum. A minimum that was paid is not credited later. */
export const yearlyRoyalties = (royalty: Royalty, scale: RoyaltyScale, sales: readonly bigint[]): bigint[] => {
  let soFar = 0n;
  return sales.map((ofYear, i) => {
    const before = royalty.tiersBy === 'cumulative' ? soFar : 0n;
    soFar += ofYear;
    const earned = royaltyOn(scale, before + ofYear) - royaltyOn(scale, before);
    const minimum = royalty.minimums[i]!;
    return earned > minimum ? earned : minimum;
  });
};
