/** Sliders over shares: whatever one moves, the shares go on to sum to exactly one. */
import { compareFractions, fraction, minus, one, over, plus, times, toFixed, zero, type Fraction } from '@tongtu/kernel/fraction';
import { allocate } from '@tongtu/kernel/share';
import type { Result } from '@tongtu/kernel/result';
import type { PartyShare } from '../../domain/plan.ts';

/** Whole percents stay whole percents; else tenths. */
const coarse = 100n;
const fine = 1000n;
const isOn = (grid: bigint, share: Fraction): boolean => grid % share.denominator === 0n;

const sumOf = (rows: readonly PartyShare[]): Fraction => rows.map((row) => row.share).reduce(plus, zero);
const amountsOf = (result: Result<readonly { readonly key: string; readonly amount: bigint }[]>): ReadonlyMap<string, bigint> =>
  new Map(result.ok ? result.value.map(({ key, amount }) => [key, amount]) : []);

/** `rest` over `rows` by their proportions (equally where all are zero), on a grid; what the grid leaves over goes to the largest. */
const spread = (rows: readonly PartyShare[], rest: Fraction, grid: bigint): ReadonlyMap<string, Fraction> => {
  const sum = sumOf(rows);
  const parts = rows.map(({ party, share }) => ({
    key: party,
    share: sum.numerator === 0n ? fraction(1n, BigInt(rows.length)) : over(share, sum),
  }));
  const units = (rest.numerator * grid) / rest.denominator;
  const amounts = amountsOf(allocate(units, parts));
  const left = minus(rest, fraction(units, grid));
  const largest = rows.reduce((most, row) => (compareFractions(row.share, most.share) > 0 ? row : most));
  return new Map(
    rows.map(({ party }) => {
      const share = fraction(amounts.get(party) ?? 0n, grid);
      return [party, party === largest.party ? plus(share, left) : share];
    }),
  );
};

/**
 * `party` gets `to`, or as much as the held shares leave; the others give way in proportion. `rows` sum to one and so does
 * the answer, which keeps their order. Where nobody can give way nothing changes.
 */
export const moveShare = (rows: readonly PartyShare[], party: string, to: Fraction, held: ReadonlySet<string> = new Set()): PartyShare[] => {
  const free = rows.filter((row) => row.party !== party && !held.has(row.party));
  if (free.length === 0 || !rows.some((row) => row.party === party)) return [...rows];
  const most = minus(one, sumOf(rows.filter((row) => row.party !== party && held.has(row.party))));
  // Whoever is held has more than everything: nothing can be moved before that is mended.
  if (compareFractions(most, zero) < 0) return [...rows];
  const wanted = compareFractions(to, most) > 0 ? most : compareFractions(to, zero) < 0 ? zero : to;
  const others = spread(free, minus(most, wanted), [...rows.map((row) => row.share), wanted].every((share) => isOn(coarse, share)) ? coarse : fine);
  return rows.map((row) => (row.party === party ? { party, share: wanted } : { party: row.party, share: others.get(row.party) ?? row.share }));
};

/** What is missing to one; negative where there is too much. */
export const missingOf = (rows: readonly PartyShare[]): Fraction => minus(one, sumOf(rows));

/** `party` takes what is missing, or gives back what is too much; undefined where it cannot. */
export const fillWith = (rows: readonly PartyShare[], party: string): PartyShare[] | undefined => {
  const own = rows.find((row) => row.party === party);
  if (own === undefined) return undefined;
  const share = plus(own.share, missingOf(rows));
  return compareFractions(share, zero) < 0 || compareFractions(share, one) > 0 ? undefined : rows.map((row) => (row === own ? { party, share } : row));
};

/** For a slider and for widths: percent as a number, rounded to a tenth. */
export const percentOf = (share: Fraction): number => Number(toFixed(times(share, fraction(100n)), 1));
/** A slider's number back to an exact share. */
export const shareOfPercent = (percent: number): Fraction => fraction(BigInt(Math.round(percent * 10)), fine);
