/** Reading estimates and forecasts: three figures each, in order, and by year. */
import { compareFractions, fraction, one, parseFraction, plus, zero, type Fraction } from '@tongtu/kernel/fraction';
import type { Currency } from '@tongtu/kernel/money';
import { amountAt, amountLimit, at, Faults, fieldsAt, isFields, listAt, wholeAt } from '../read-fields.ts';
import type { Estimate } from './scenarios.ts';

export const noEstimate: Estimate = { low: 0n, base: 0n, high: 0n };
const caseFields = ['low', 'base', 'high'] as const;

/** An amount that may be below zero: a loss. */
const signedAt = (value: unknown, place: string, currency: Currency, faults: Faults): bigint =>
  typeof value === 'string' && /^[-\u2212]\s*\d/.test(value) ? -amountAt(value.slice(1), place, currency, faults) : amountAt(value, place, currency, faults);

/** One text, or low, base and high; kind `range-reversed` where they are not in this order. */
export const estimateAt = (value: unknown, place: string, currency: Currency, faults: Faults, signed = false): Estimate => {
  const read = signed ? signedAt : amountAt;
  if (!isFields(value)) {
    const same = read(value, place, currency, faults);
    return { low: same, base: same, high: same };
  }
  const fields = fieldsAt(value, place, caseFields, faults);
  const [low, base, high] = caseFields.map((name) => read(fields[name], at(place, name), currency, faults)) as [bigint, bigint, bigint];
  if (low > base || base > high) faults.add('range-reversed', place);
  return { low, base, high };
};

const mostGrowth = fraction(10n);

/** `8%`, `-0.05`, `1/20`: from −1 to 10 a year. */
const growthOf = (value: unknown, place: string, faults: Faults): Fraction => {
  const text = typeof value === 'string' ? value.normalize('NFKC').replaceAll('\u2212', '-').trim() : undefined;
  const isPercent = text?.endsWith('%') === true;
  const read = text === undefined ? undefined : parseFraction(isPercent ? text.slice(0, -1).trim() : text);
  if (read?.ok !== true) {
    faults.add(value === undefined ? 'field-missing' : 'share-malformed', place);
    return zero;
  }
  const growth = isPercent ? fraction(read.value.numerator, read.value.denominator * 100n) : read.value;
  const isIn = compareFractions(growth, fraction(-1n)) >= 0 && compareFractions(growth, mostGrowth) <= 0;
  if (!isIn) faults.add('share-out-of-range', place);
  return isIn ? growth : zero;
};

const growthsAt = (value: unknown, place: string, faults: Faults): Readonly<Record<(typeof caseFields)[number], Fraction>> => {
  if (!isFields(value)) {
    const same = value === undefined ? zero : growthOf(value, place, faults);
    return { low: same, base: same, high: same };
  }
  const fields = fieldsAt(value, place, caseFields, faults);
  const [low, base, high] = caseFields.map((name) => growthOf(fields[name], at(place, name), faults)) as [Fraction, Fraction, Fraction];
  return { low, base, high };
};

/** amount · (1 + growth)^years, cut to whole minor units toward zero. */
const grown = (amount: bigint, growth: Fraction, years: number): bigint => {
  const { numerator, denominator } = plus(one, growth);
  return (amount * numerator ** BigInt(years)) / denominator ** BigInt(years);
};

/** Year k at index k − 1; years that are not told have nothing. Kinds as `estimateAt`, and `amount-too-large` where growth leads there. */
export const forecastAt = (value: unknown, place: string, years: number, currency: Currency, faults: Faults, signed = false): Estimate[] => {
  if (!isFields(value)) {
    const told = listAt(value, place, years, faults).map((item, i) => estimateAt(item, at(place, i), currency, faults, signed));
    return Array.from({ length: years }, (_, i) => told[i] ?? noEstimate);
  }
  const fields = fieldsAt(value, place, ['from', 'to', 'amount', 'growth'], faults);
  const from = fields['from'] === undefined ? 1 : (wholeAt(fields['from'], at(place, 'from'), 1, years, faults) ?? 1);
  const to = fields['to'] === undefined ? years : (wholeAt(fields['to'], at(place, 'to'), from, years, faults) ?? years);
  const amount = estimateAt(fields['amount'], at(place, 'amount'), currency, faults, signed);
  const growth = growthsAt(fields['growth'], at(place, 'growth'), faults);
  const before = faults.found.length;
  return Array.from({ length: years }, (_, i) => {
    const passed = i + 1 - from;
    if (passed < 0 || i + 1 > to) return noEstimate;
    const [low, base, high] = caseFields.map((name) => grown(amount[name], growth[name], passed)) as [bigint, bigint, bigint];
    // One fault of a forecast is enough: the years after it have the same.
    if (faults.found.length > before) return noEstimate;
    if (high >= amountLimit || low <= -amountLimit) faults.add('amount-too-large', place, { limit: amountLimit.toString(), year: i + 1 });
    else if (low > base || base > high) faults.add('range-reversed', place, { year: i + 1 });
    return { low, base, high };
  });
};
