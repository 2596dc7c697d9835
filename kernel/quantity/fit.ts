/**
 * Whether what is offered meets what is required, and if not, by how much.
 *
 * - A required value must lie in the offered range, ends included.
 * - `≥ x` is met when the offer reaches x: its upper end is at least x.
 * - `≤ x` is met when the offer gets down to x: its lower end is at most x.
 * - A closed required range must lie inside the offered one; overlapping it in part is a miss.
 * - An open end of the offer has no limit; an offered value is a range of one point.
 * - A missing side, or units of two dimensions, is unknown, never a miss.
 */
import { compareFractions, minus, type Fraction } from '../fraction.ts';
import { convert, type Quantity } from './quantity.ts';

/** `gap` is a value in the required unit. `too-low`: the offer ends below what is asked; `too-high`: it begins above. */
export type Gap = { readonly side: 'too-low' | 'too-high'; readonly gap: Quantity };

export type Fit =
  | { readonly verdict: 'fits' }
  /** One or two gaps, the widest first. */
  | { readonly verdict: 'misses'; readonly gaps: readonly Gap[] }
  | { readonly verdict: 'unknown'; readonly reason: 'required-missing' | 'offered-missing' | 'different-dimension' };

const missing = (side: Gap['side'], width: Fraction, unit: string): Gap => ({ side, gap: { min: width, max: width, unit } });

/** See the rules at the top of this file. */
export const fits = (required: Quantity | undefined, offered: Quantity | undefined): Fit => {
  if (!required) return { verdict: 'unknown', reason: 'required-missing' };
  if (!offered) return { verdict: 'unknown', reason: 'offered-missing' };
  const converted = convert(offered, required.unit);
  if (!converted.ok) return { verdict: 'unknown', reason: 'different-dimension' };
  const { min: low, max: high } = converted.value;
  // `≥ x` and `≤ x` ask for one point to be reached from either side; a closed range asks for both of its ends.
  const top = required.max === undefined ? required.min : required.min === undefined ? undefined : required.max;
  const bottom = required.min === undefined ? required.max : required.max === undefined ? undefined : required.min;
  const gaps: Gap[] = [];
  if (top && high && compareFractions(high, top) < 0) gaps.push(missing('too-low', minus(top, high), required.unit));
  if (bottom && low && compareFractions(low, bottom) > 0) gaps.push(missing('too-high', minus(low, bottom), required.unit));
  if (gaps.length === 0) return { verdict: 'fits' };
  return { verdict: 'misses', gaps: gaps.sort((a, b) => compareFractions(b.gap.min!, a.gap.min!)) };
};
