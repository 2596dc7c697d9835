/**
 * Does `paid(x) ≥ least · of(x)` hold for every income x > 0? Both sides are continuous and linear between the breakpoints of the
 * plan, so their difference is least at a breakpoint or far out, where the last slope decides: nothing is sampled. The answer is exact
 * for real x. The counterexample asks the same of whole minor units, ⌊paid(x)⌋ < ⌊least · of(x)⌋, and is the least such x.
 *
 * To find it, note that where paid ≤ required the floors are ordered too, so along such a stretch Σ (⌊required⌋ − ⌊paid⌋) never
 * falls and first rises at the counterexample; the sum is a floor sum, and the place is found by doubling and halving.
 */
import { compareFractions, fraction, minus, one, over, times, zero, type Fraction } from '@tongtu/kernel/fraction';
import { ceiling, floorOf } from '../entitlement.ts';
import { valueAt, type Line } from '../segments.ts';
import { floorSum } from './floor-sum.ts';
import type { Holding } from './words.ts';

/** Neighbours meet; the first begins at 0, the last has no end. `of` is what the floor is measured by: x itself, or the pool. */
export type Stretch = { readonly from: Fraction; readonly to: Fraction | null; readonly paid: Line; readonly of: Line };

/** Amounts in minor units. `from`, `until` and the place of `worst` may be fractions of one. */
export type FloorAnswer = {
  readonly holds: Exclude<Holding, 'unproven'>;
  readonly from?: Fraction;
  readonly until?: Fraction;
  readonly counterexample?: { readonly income: bigint; readonly paid: bigint; readonly required: bigint };
  /** The least ratio paid : of; undefined where nothing is ever measured. `income` is null where it is approached and never reached. */
  readonly worst?: { readonly income: Fraction | null; readonly ratio: Fraction };
};

const scale = ({ slope, offset }: Line, by: Fraction): Line => ({ slope: times(slope, by), offset: times(offset, by) });
const isNegative = (value: Fraction): boolean => value.numerator < 0n;
const isPositive = (value: Fraction): boolean => value.numerator > 0n;

/** paid − required. */
const gapOf = ({ paid, of }: Stretch, least: Fraction): Line => {
  const required = scale(of, least);
  return { slope: minus(paid.slope, required.slope), offset: minus(paid.offset, required.offset) };
};
/** Where a line that is not level passes zero. */
const rootOf = ({ slope, offset }: Line): Fraction => over(times(offset, fraction(-1n)), slope);

/** Is the floor broken somewhere in this stretch? */
const isBroken = ({ from, to }: Stretch, gap: Line): boolean =>
  isNegative(valueAt(gap, from)) || (to === null ? isNegative(gap.slope) : isNegative(valueAt(gap, to)));

/** The part of a stretch where paid ≤ required, in whole x; `last` is null without end. */
const brokenPart = ({ from, to }: Stretch, gap: Line): { first: bigint; last: bigint | null } => {
  const root = gap.slope.numerator === 0n ? undefined : rootOf(gap);
  const first = isPositive(valueAt(gap, from)) ? root! : from;
  const endsAbove = to === null ? isPositive(gap.slope) : isPositive(valueAt(gap, to));
  const last = endsAbove ? root! : to;
  return { first: ceiling(first), last: last === null ? null : floorOf(last) };
};

/** (a·x + b) / m with whole numbers. */
const whole = ({ slope, offset }: Line): { a: bigint; b: bigint; m: bigint } => ({
  a: slope.numerator * offset.denominator,
  b: offset.numerator * slope.denominator,
  m: slope.denominator * offset.denominator,
});

const firstShortfall = (stretch: Stretch, least: Fraction): bigint | undefined => {
  const gap = gapOf(stretch, least);
  if (!isBroken(stretch, gap)) return undefined;
  const { first, last } = brokenPart(stretch, gap);
  const [paid, required] = [whole(stretch.paid), whole(scale(stretch.of, least))];
  const shortfallOf = (count: bigint): bigint =>
    floorSum(count, required.m, required.a, required.a * first + required.b) - floorSum(count, paid.m, paid.a, paid.a * first + paid.b);
  // Without end the gap widens until it passes one, or stays as it is and then repeats with the common denominator.
  const widening = times(gap.slope, fraction(-1n));
  const most = last !== null ? last - first + 1n : isPositive(widening) ? ceiling(over(one, widening)) + 1n : paid.m * required.m;
  if (most <= 0n || shortfallOf(most) === 0n) return undefined;
  let high = 1n;
  while (high < most && shortfallOf(high) === 0n) high *= 2n;
  let low = high / 2n;
  if (high > most) high = most;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (shortfallOf(middle) > 0n) high = middle;
    else low = middle;
  }
  return first + high - 1n;
};

const counterexampleOf = (stretches: readonly Stretch[], least: Fraction): FloorAnswer['counterexample'] => {
  for (const stretch of stretches) {
    const income = firstShortfall(stretch, least);
    if (income === undefined) continue;
    const x = fraction(income);
    return { income, paid: floorOf(valueAt(stretch.paid, x)), required: floorOf(times(least, valueAt(stretch.of, x))) };
  }
  return undefined;
};

/** Between two breakpoints a ratio of lines only rises or only falls, so the ends tell. */
const worstOf = (stretches: readonly Stretch[], counterexample: FloorAnswer['counterexample']): FloorAnswer['worst'] => {
  const reached = stretches.flatMap(({ to, paid, of }) =>
    to === null || !isPositive(valueAt(of, to)) ? [] : [{ income: to, ratio: over(valueAt(paid, to), valueAt(of, to)) }],
  );
  // Of equal ones the last, which is the largest.
  const least = reached.reduce<(typeof reached)[number] | undefined>(
    (best, next) => (best === undefined || compareFractions(next.ratio, best.ratio) <= 0 ? next : best),
    undefined,
  );
  const { paid, of } = stretches.at(-1)!;
  if (!isPositive(of.slope)) return least;
  const limit = over(paid.slope, of.slope);
  if (least !== undefined && compareFractions(least.ratio, limit) <= 0) return least;
  const isLevel = compareFractions(times(paid.offset, of.slope), times(of.offset, paid.slope)) === 0;
  // Level from the first amount on: any income shows it.
  return { income: isLevel && counterexample !== undefined ? fraction(counterexample.income) : null, ratio: limit };
};

/** The first amount up to which the floor holds, where it does so from the beginning. */
const untilOf = (stretches: readonly Stretch[], gaps: readonly Line[]): Fraction | undefined => {
  const first = stretches.findIndex((stretch, i) => isBroken(stretch, gaps[i]!));
  const [stretch, gap] = [stretches[first]!, gaps[first]!];
  const until = isPositive(valueAt(gap, stretch.from)) ? rootOf(gap) : stretch.from;
  return isPositive(until) ? until : undefined;
};

/** `least` lies between 0 and 1; amounts never fall and begin at 0. */
export const decideFloor = (stretches: readonly Stretch[], least: Fraction): FloorAnswer => {
  const gaps = stretches.map((stretch) => gapOf(stretch, least));
  const last = stretches.findLastIndex((stretch, i) => isBroken(stretch, gaps[i]!));
  const counterexample = last === -1 ? undefined : counterexampleOf(stretches, least);
  const worst = worstOf(stretches, counterexample);
  const figures = { ...(counterexample === undefined ? {} : { counterexample }), ...(worst === undefined ? {} : { worst }) };
  if (last === -1) return { holds: 'always', ...figures };
  const [{ to }, gap] = [stretches[last]!, gaps[last]!];
  const recovers = to === null ? isPositive(gap.slope) : true;
  if (!recovers) {
    const until = untilOf(stretches, gaps);
    return { holds: 'never', ...figures, ...(until === undefined ? {} : { until }) };
  }
  const from = to !== null && compareFractions(valueAt(gap, to), zero) <= 0 ? to : rootOf(gap);
  return { holds: 'from', from, ...figures };
};
