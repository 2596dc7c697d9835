/**
 * Segments made ready for whole minor units: in each, what a party has is (slope · x + offset) / denominator in big
 * integers, so that an event costs one multiplication and one division a party.
 */
import { fraction, type Fraction } from '@tongtu/kernel/fraction';
import type { SharingPlan } from './plan.ts';
import { segmentsOf, type Line } from './segments.ts';

type Row = { readonly slope: bigint; readonly offset: bigint; readonly denominator: bigint };
type Stretch = { readonly from: bigint; readonly rows: readonly Row[] };

/** A plan's entitlements, ready to be asked often. */
export type Entitlement = { readonly parties: readonly string[]; readonly stretches: readonly Stretch[] };

const rowOf = ({ slope, offset }: Line): Row => ({
  slope: slope.numerator * offset.denominator,
  offset: offset.numerator * slope.denominator,
  denominator: slope.denominator * offset.denominator,
});

/** The first whole number at or above, for values ≥ 0. */
export const ceiling = ({ numerator, denominator }: Fraction): bigint => (numerator + denominator - 1n) / denominator;
/** The last whole number at or below, for values ≥ 0. */
export const floorOf = ({ numerator, denominator }: Fraction): bigint => numerator / denominator;

export const entitlementOf = (plan: Pick<SharingPlan, 'steps' | 'parties'>): Entitlement => {
  const parties = plan.parties.map((party) => party.id);
  const stretches = segmentsOf(plan).map(({ from, amounts }) => ({ from: ceiling(from), rows: parties.map((party) => rowOf(amounts.get(party)!)) }));
  return { parties, stretches };
};

const stretchAt = (stretches: readonly Stretch[], x: bigint): Stretch => {
  let [low, high] = [0, stretches.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (stretches[middle]!.from <= x) low = middle;
    else high = middle - 1;
  }
  return stretches[low]!;
};

/** ⌊A_p(x)⌋ of every party, in the order of `entitlement.parties`, for x ≥ 0. */
export const wholeAmountsAt = ({ stretches }: Entitlement, x: bigint): bigint[] =>
  stretchAt(stretches, x).rows.map(({ slope, offset, denominator }) => (slope * x + offset) / denominator);

/** A_p(x) exactly. */
export const exactAmountsAt = ({ parties, stretches }: Entitlement, x: bigint): ReadonlyMap<string, Fraction> => {
  const { rows } = stretchAt(stretches, x);
  return new Map(parties.map((party, i) => [party, fraction(rows[i]!.slope * x + rows[i]!.offset, rows[i]!.denominator)]));
};
