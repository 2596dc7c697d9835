/**
 * A share is an exact fraction of a whole, from 0 to 1. Dividing an amount by
 * shares leaves minor units over; they go to the largest remainders, and equal
 * remainders are settled by the order of the keys, never by the order of the lines.
 */
import { compareFractions, fraction, minus, one, parseFraction, plus, toExactText, toFixed, zero, type Fraction } from './fraction.ts';
import { ok, fail, type Result } from './result.ts';

export type Share = Fraction;

export const noShare: Share = zero;
export const wholeShare: Share = one;

const inRange = (value: Fraction): Result<Share> =>
  compareFractions(value, zero) < 0 || compareFractions(value, one) > 0 ? fail('share-out-of-range', { details: { share: toExactText(value) } }) : ok(value);

/** From integers; kinds `share-malformed` (zero denominator), `share-out-of-range` (below 0 or above 1). */
export const share = (numerator: bigint, denominator: bigint): Result<Share> =>
  denominator === 0n ? fail('share-malformed') : inRange(fraction(numerator, denominator));

/** Reads `70%`, `1/3`, `0.125`; kinds `share-malformed`, `share-out-of-range`. */
export const parseShare = (text: string): Result<Share> => {
  const trimmed = text.normalize('NFKC').trim();
  const isPercent = trimmed.endsWith('%');
  const parsed = parseFraction(isPercent ? trimmed.slice(0, -1).trim() : trimmed);
  if (!parsed.ok) return fail('share-malformed');
  return inRange(isPercent ? fraction(parsed.value.numerator, parsed.value.denominator * 100n) : parsed.value);
};

/** Exact text that `parseShare` reads back: `0.125`, `1/3`. Also the JSON form. */
export const shareToText = (value: Share): string => toExactText(value);

/** For people: percent with at most that many decimals, `33.33%`. Rounded, so never read back. */
export const formatShare = (value: Share, decimals = 2): string => {
  const text = toFixed(fraction(value.numerator * 100n, value.denominator), decimals);
  return `${text.includes('.') ? text.replace(/\.?0+$/, '') : text}%`;
};

/** Kind `shares-exceed-whole` where the sum passes 1. */
export const addShares = (...shares: readonly Share[]): Result<Share> => {
  const sum = shares.reduce(plus, zero);
  return compareFractions(sum, one) > 0 ? fail('shares-exceed-whole', { details: { sum: toExactText(sum) } }) : ok(sum);
};

export const compareShares = compareFractions;

/** What is left of the whole. */
export const complement = (value: Share): Share => minus(one, value);

export type ShareOf = { readonly key: string; readonly share: Share };
export type Allotment = { readonly key: string; readonly amount: bigint };

/**
 * Divides `total` minor units completely. Shares must sum to exactly 1. The result is sorted
 * by key and does not depend on the order of `parts`; a negative total is the mirror image
 * of the positive one. Kinds: `shares-not-whole`, `shares-exceed-whole`, `shares-duplicate-key`.
 */
export const allocate = (total: bigint, parts: readonly ShareOf[]): Result<Allotment[]> => {
  const checked = checkParts(parts);
  if (!checked.ok) return checked;
  if (compareFractions(checked.value, one) !== 0) return fail('shares-not-whole', { details: { sum: toExactText(checked.value) } });
  return ok(divide(total, sorted(parts)));
};

/**
 * As `allocate`, for shares that sum to at most 1: `rest` is what nobody was promised.
 * It takes part in the rounding like a last party that loses every tie.
 */
export const allocateAtMost = (total: bigint, parts: readonly ShareOf[]): Result<{ allotments: Allotment[]; rest: bigint }> => {
  const checked = checkParts(parts);
  if (!checked.ok) return checked;
  const amounts = divide(total, [...sorted(parts), { key: '', share: complement(checked.value) }]);
  const rest = amounts.pop()?.amount ?? 0n;
  return ok({ allotments: amounts, rest });
};

/** Keys compare by UTF-16 code units: the same on every machine and in every language setting. */
const sorted = (parts: readonly ShareOf[]): ShareOf[] => [...parts].sort((a, b) => (a.key < b.key ? -1 : 1));

const checkParts = (parts: readonly ShareOf[]): Result<Share> => {
  const keys = parts.map((part) => part.key);
  const duplicate = keys.find((key, i) => keys.indexOf(key) !== i);
  if (duplicate !== undefined) return fail('shares-duplicate-key', { details: { key: duplicate } });
  const wrong = parts.find((part) => !inRange(part.share).ok);
  if (wrong) return fail('share-out-of-range', { details: { key: wrong.key, share: toExactText(wrong.share) } });
  return addShares(...parts.map((part) => part.share));
};

/** Largest remainder over parts already in tie order. */
const divide = (total: bigint, parts: readonly ShareOf[]): Allotment[] => {
  const size = total < 0n ? -total : total;
  const sign = total < 0n ? -1n : 1n;
  const rows = parts.map(({ key, share: { numerator, denominator } }, order) => {
    const exact = size * numerator;
    return { key, order, floor: exact / denominator, remainder: fraction(exact % denominator, denominator) };
  });
  const left = Number(size - rows.reduce((sum, row) => sum + row.floor, 0n));
  const raised = new Set(
    [...rows]
      .sort((a, b) => compareFractions(b.remainder, a.remainder) || a.order - b.order)
      .slice(0, left)
      .map((row) => row.order),
  );
  return rows.map(({ key, order, floor }) => ({ key, amount: sign * (raised.has(order) ? floor + 1n : floor) }));
};
