/**
 * A quantity is a value or a range with a unit; an end that is missing is open.
 * Bounds are exact fractions, so that 0.3 m equals 300 mm at the very boundary.
 */
import { compareFractions, minus, over, parseFraction, plus, times, toExactText, type Fraction } from '../fraction.ts';
import { ok, fail, type Result } from '../result.ts';
import { findUnit } from '../units/table.ts';

/** A value has `min` equal to `max`. `unit` is a canonical symbol of the unit table. */
export type Quantity = { readonly min?: Fraction; readonly max?: Fraction; readonly unit: string };

/** Exact texts: decimals, or `1/3` where decimals never end. */
export type QuantityJson = { readonly value: string; readonly unit: string } | { readonly min?: string; readonly max?: string; readonly unit: string };

export type Bounds = { readonly min?: Fraction | undefined; readonly max?: Fraction | undefined };

/** Kinds `unit-unknown`, `quantity-empty` (both ends open), `quantity-range-reversed`. */
export const quantity = ({ min, max }: Bounds, unit: string): Result<Quantity> => {
  const found = findUnit(unit);
  if (!found.ok) return found;
  if (min === undefined && max === undefined) return fail('quantity-empty');
  if (min && max && compareFractions(min, max) > 0) return fail('quantity-range-reversed', { details: { min: toExactText(min), max: toExactText(max) } });
  return ok({ ...(min && { min }), ...(max && { max }), unit: found.value.symbol });
};

/** Whether it is one value rather than a range. */
export const isValue = ({ min, max }: Quantity): boolean => min !== undefined && max !== undefined && compareFractions(min, max) === 0;

/** The dimension of its unit, e.g. `length`. */
export const dimensionOf = ({ unit }: Quantity): Result<string> => {
  const found = findUnit(unit);
  return found.ok ? ok(found.value.dimension) : found;
};

/** The same quantity in another unit, exactly. Kinds `unit-unknown`, `unit-dimension-mismatch`. */
export const convert = (given: Quantity, unit: string): Result<Quantity> => {
  const from = findUnit(given.unit);
  const to = findUnit(unit);
  if (!from.ok) return from;
  if (!to.ok) return to;
  if (from.value.dimension !== to.value.dimension) {
    return fail('unit-dimension-mismatch', {
      field: 'unit',
      details: { from: from.value.symbol, to: to.value.symbol, dimensions: [from.value.dimension, to.value.dimension] },
    });
  }
  const change = (value: Fraction | undefined): Fraction | undefined =>
    value && over(minus(plus(times(value, from.value.factor), from.value.offset), to.value.offset), to.value.factor);
  return quantity({ min: change(given.min), max: change(given.max) }, to.value.symbol);
};

export const quantityToJson = (given: Quantity): QuantityJson => {
  const { min, max, unit } = given;
  if (min && isValue(given)) return { value: toExactText(min), unit };
  return { ...(min && { min: toExactText(min) }), ...(max && { max: toExactText(max) }), unit };
};

/** One bound from JSON: text, or a number as JSON spells it. */
const bound = (value: unknown, field: string): Result<Fraction | undefined> => {
  if (value === undefined || value === null) return ok(undefined);
  if (typeof value !== 'string' && typeof value !== 'number') return fail('quantity-malformed', { field });
  const parsed = parseFraction(String(value).trim());
  return parsed.ok ? parsed : fail(parsed.error.kind === 'number-out-of-range' ? 'quantity-out-of-range' : 'quantity-malformed', { field });
};

/** The door for JSON. Kinds as `quantity`, and `quantity-malformed`, `quantity-out-of-range` with the field. */
export const quantityFromJson = (json: unknown): Result<Quantity> => {
  if (typeof json !== 'object' || json === null) return fail('quantity-malformed');
  const { value, min, max, unit } = json as { value?: unknown; min?: unknown; max?: unknown; unit?: unknown };
  if (typeof unit !== 'string') return fail('quantity-malformed', { field: 'unit' });
  const hasValue = value !== undefined && value !== null;
  // A value beside a range would be two answers.
  if (hasValue && (min ?? max ?? undefined) !== undefined) return fail('quantity-malformed', { field: 'value' });
  const [low, high] = hasValue ? [bound(value, 'value'), bound(value, 'value')] : [bound(min, 'min'), bound(max, 'max')];
  if (!low.ok) return low;
  return high.ok ? quantity({ min: low.value, max: high.value }, unit) : high;
};
