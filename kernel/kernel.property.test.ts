/** The laws that the words of the kernel promise, each tried on generated input. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalBytes, canonicalJson, type Canonical } from './canonical-bytes.ts';
import { compareFractions, fraction, parseFraction, toExactText } from './fraction.ts';
import { currencies, maxMinorUnits, moneyFromJson, moneyToDecimal, moneyToJson, parseMoney } from './money.ts';
import { durationInMilliseconds, localDay, overlaps, intersection, period, splitByLocalDay } from './period.ts';
import { convert, fits, formatQuantity, parseQuantity, quantity, quantityFromJson, quantityToJson, units, unitsOfDimension } from './quantity.ts';
import { expect as must } from './result.ts';
import { allocate, allocateAtMost, type ShareOf } from './share.ts';
import { cleanText } from './text.ts';

const aFraction = fc.tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n })).map(([n, d]) => fraction(n, d));
const someMoney = fc.record({ amount: fc.bigInt({ min: -maxMinorUnits, max: maxMinorUnits }), currency: fc.constantFrom(...currencies) });
const total = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
const wholeParts = fc
  .array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 9 })
  .filter((w) => w.some((x) => x > 0))
  .map((weights): ShareOf[] => {
    const sum = weights.reduce((a, b) => a + b);
    return weights.map((weight, i) => ({ key: `k${i}`, share: fraction(BigInt(weight), BigInt(sum)) }));
  });

describe('fractions and money', () => {
  it('text of a fraction reads back', () =>
    fc.assert(
      fc.property(aFraction, (f) => {
        expect(must(parseFraction(toExactText(f)))).toEqual(f);
      }),
    ));
  it('money survives text and JSON', () =>
    fc.assert(
      fc.property(someMoney, (m) => {
        expect(must(parseMoney(moneyToDecimal(m), m.currency))).toEqual(m);
        expect(must(moneyFromJson(JSON.parse(JSON.stringify(moneyToJson(m)))))).toEqual(m);
      }),
    ));
});

describe('allocation', () => {
  it('sums to the whole, whatever the order, each within one unit of its exact part', () =>
    fc.assert(
      fc.property(
        total,
        wholeParts.chain((parts) => fc.tuple(fc.constant(parts), fc.shuffledSubarray(parts, { minLength: parts.length }))),
        (sum, [parts, shuffled]) => {
          const allotments = must(allocate(sum, parts));
          expect(allotments.reduce((a, b) => a + b.amount, 0n)).toBe(sum);
          expect(must(allocate(sum, shuffled))).toEqual(allotments);
          for (const { key, amount } of allotments) {
            const { numerator, denominator } = parts.find((p) => p.key === key)!.share;
            const error = amount * denominator - sum * numerator;
            expect(error > -denominator && error < denominator).toBe(true);
            expect(sum >= 0n ? amount >= 0n : amount <= 0n).toBe(true);
          }
        },
      ),
    ));
  it('with a rest: parts and rest sum to the whole', () =>
    fc.assert(
      fc.property(total, wholeParts, (sum, parts) => {
        const { allotments, rest } = must(allocateAtMost(sum, parts.slice(1)));
        expect(allotments.reduce((a, b) => a + b.amount, rest)).toBe(sum);
      }),
    ));
});

const zones = [
  'UTC',
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'Asia/Beirut',
  'Africa/Casablanca',
  'Africa/Cairo',
  'America/St_Johns',
];
const somePeriod = fc
  .tuple(fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2040, 0) }), fc.integer({ min: 1, max: 12 * 86_400_000 }), fc.constantFrom(...zones))
  .map(([from, length, zone]) => must(period(new Date(from), new Date(from + length), zone)));

describe('periods', () => {
  it('a split by day covers exactly and each part begins on its day', () =>
    fc.assert(
      fc.property(somePeriod, (p) => {
        const parts = splitByLocalDay(p);
        expect(parts.reduce((sum, part) => sum + durationInMilliseconds(part.period), 0)).toBe(durationInMilliseconds(p));
        expect(parts[0]!.period.from).toEqual(p.from);
        expect(parts.at(-1)!.period.to).toEqual(p.to);
        for (const [i, part] of parts.entries()) {
          const before = parts[i - 1];
          expect(part.period.from).toEqual(before?.period.to ?? p.from);
          expect(localDay(part.period.from, p.zone)).toBe(part.day);
          expect(part.day > (before?.day ?? '')).toBe(true);
        }
      }),
    ));
  it('overlap is symmetric and means a shared part', () =>
    fc.assert(
      fc.property(somePeriod, somePeriod, (a, b) => {
        expect(overlaps(a, b)).toBe(overlaps(b, a));
        expect(intersection(a, b) !== undefined).toBe(overlaps(a, b));
      }),
    ));
});

const aUnit = fc.constantFrom(...units);
const twoUnits = aUnit.chain((unit) => fc.tuple(fc.constant(unit), fc.constantFrom(...unitsOfDimension(unit.dimension))));
const bounds = fc.tuple(aFraction, aFraction, fc.constantFrom('both', 'min', 'max', 'value')).map(([a, b, shape]) => {
  const [low, high] = compareFractions(a, b) <= 0 ? [a, b] : [b, a];
  return shape === 'value' ? { min: low, max: low } : shape === 'min' ? { min: low } : shape === 'max' ? { max: high } : { min: low, max: high };
});

describe('quantities', () => {
  it('come back from another unit unchanged', () =>
    fc.assert(
      fc.property(bounds, twoUnits, (b, [unit, other]) => {
        const given = must(quantity(b, unit.symbol));
        expect(must(convert(must(convert(given, other.symbol)), unit.symbol))).toEqual(given);
        expect(must(quantityFromJson(JSON.parse(JSON.stringify(quantityToJson(given)))))).toEqual(given);
      }),
    ));
  it('the verdict does not depend on the unit in which the offer is written', () =>
    fc.assert(
      fc.property(bounds, bounds, twoUnits, (r, o, [unit, other]) => {
        const required = must(quantity(r, unit.symbol));
        const offered = must(quantity(o, unit.symbol));
        expect(fits(required, must(convert(offered, other.symbol)))).toEqual(fits(required, offered));
        expect(fits(required, required).verdict).toBe('fits');
      }),
    ));
  it('what is shown can be typed in again', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -99_999, max: 99_999 }),
        fc.integer({ min: -12, max: 12 }),
        aUnit,
        fc.constantFrom('zh' as const, 'en' as const),
        fc.boolean(),
        (digits, exponent, unit, language, isOpen) => {
          const value = must(parseFraction(`${digits}e${exponent}`));
          const given = must(quantity(isOpen ? { min: value } : { min: value, max: value }, unit.symbol));
          expect(must(parseQuantity(formatQuantity(given, language)))).toEqual(given);
        },
      ),
    ));
  it('any text is answered, never thrown at', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(typeof parseQuantity(text).ok).toBe('boolean');
      }),
    ));
});

const json = fc
  .jsonValue({ maxDepth: 4 })
  .filter((v) => JSON.stringify(v).isWellFormed())
  .map((v) => JSON.parse(JSON.stringify(v)) as Canonical);
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([k, v]) => [k, reversed(v)]),
  );
};

describe('canonical bytes and text', () => {
  it('do not depend on key order and parse back', () =>
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalBytes(reversed(value) as Canonical)).toEqual(canonicalBytes(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
    ));
  it('clean text stays as it is when cleaned again', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, multiline) => {
        const once = cleanText(text, { max: 100, multiline });
        const twice = once.ok ? cleanText(once.value, { max: 100, multiline }) : once;
        expect(twice).toEqual(once);
      }),
    ));
});
