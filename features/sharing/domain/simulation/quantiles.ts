/** Quantiles by nearest rank over whole minor units: each is one of the drawn amounts. */
import { quantileNames, type QuantileName } from './report.ts';
import { roundedRatio } from './present-value.ts';

const percent = (name: QuantileName): bigint => BigInt(name.slice(1));

/** Index of a percentile in a sorted list of `count`: the least rank r with r ≥ p/100 · count. */
export const rankOf = (name: QuantileName, count: number): number => Math.max(0, Number((percent(name) * BigInt(count) + 99n) / 100n) - 1);

/** Of a list that is sorted here, in place. */
export const quantilesOf = <Name extends QuantileName>(amounts: BigInt64Array, names: readonly Name[]): Record<Name, bigint> => {
  amounts.sort();
  return Object.fromEntries(names.map((name) => [name, amounts[rankOf(name, amounts.length)]!])) as Record<Name, bigint>;
};

/** Seven quantiles and the mean, which is rounded half away from zero. Sorts the list. */
export const spreadOf = (amounts: BigInt64Array): Record<QuantileName | 'mean', bigint> => {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return { ...quantilesOf(amounts, quantileNames), mean: roundedRatio(sum, BigInt(amounts.length)) };
};
