/**
 * Quantities as people write them: `100–600 mm`, `≥ 300 毫米`, `1×10⁻⁶ Pa`,
 * `-40~85℃`, `10 ± 0.5 V`, `300 kg/h 以上`. `<` and `>` are read as ≤ and ≥:
 * a limit is a limit, and data sheets do not tell them apart.
 */
import { minus, parseDecimal, plus, times, type Fraction, fraction } from '../fraction.ts';
import { fail, ok, type Result } from '../result.ts';
import { findUnit } from '../units/table.ts';
import { convert, quantity, type Quantity } from './quantity.ts';

const atLeast = /^(?:>=|=>|≥|≧|⩾|>|大于或?等于|不小于|不低于|不少于|大于|高于|超过|至少|at least|no less than|not less than|more than|minimum|min\.?)\s*/i;
const atMost =
  /^(?:<=|=<|≤|≦|⩽|<|小于或?等于|不大于|不高于|不超过|不多于|小于|低于|至多|最多|at most|up to|no more than|not more than|less than|maximum|max\.?)\s*/i;
const orMore = /\s*(?:及以上|或以上|以上|or more|and above)$/i;
const orLess = /\s*(?:及以下|或以下|以下|以内|or less|and below)$/i;
const about = /^(?:约|大约|=|approx\.?|ca\.?|between|from|介于|从)\s*/i;
const separator = /^(.*?)\s*(?:~|–|—|-|至|到|\bto\b|\band\b|\.{2,3})\s*(?=[+–-]?\s*\.?\d)/i;
const digits = /^([+–-]?)\s*([1-9]\d{0,2}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)(?:[eE]([+-]?\d{1,3})(?!\d))?/;
const powerOfTen = /^\s*[×x*·]\s*10(?:\^\(?([+-]?\d{1,3})\)?|([+-]\d{1,3}))(?!\d)/i;
const multiples: Readonly<Record<string, bigint>> = { 万: 10_000n, 亿: 100_000_000n };

type Taken = { readonly value: Fraction; readonly rest: string };

const malformed = (): Result<never> => fail('quantity-malformed');

const outOfRange = (kind: string): Result<never> => (kind === 'number-out-of-range' ? fail('quantity-out-of-range') : malformed());

/** The number at the start of the text. */
const takeNumber = (text: string): Result<Taken> => {
  const bare = /^([+–-]?)\s*10\^\(?([+-]?\d{1,3})\)?/.exec(text);
  const match = bare ?? digits.exec(text);
  if (!match) return malformed();
  const sign = match[1] === '–' ? '-' : match[1];
  const number = bare ? parseDecimal(`${sign}1e${match[2]}`) : parseDecimal(`${sign}${match[2]!.replaceAll(',', '')}e${match[3] ?? '0'}`);
  if (!number.ok) return outOfRange(number.error.kind);
  let rest = text.slice(match[0].length);
  let value = number.value;
  const power = bare ? null : powerOfTen.exec(rest);
  if (power) {
    const factor = parseDecimal(`1e${power[1] ?? power[2]}`);
    if (!factor.ok) return outOfRange(factor.error.kind);
    value = times(value, factor.value);
    rest = rest.slice(power[0].length);
  }
  rest = rest.trimStart();
  const multiple = multiples[rest[0] ?? ''];
  return ok(multiple === undefined ? { value, rest } : { value: times(value, fraction(multiple)), rest: rest.slice(1) });
};

/** NFKC with two traps taken out first: 10⁻⁶ would become 10-6, and 1½ would become 11/2. */
const simplify = (text: string): Result<string> => {
  if (text.length > 200) return fail('quantity-malformed', { details: { max: 200 } });
  if (/[¼-¾⅐-⅟↉①-⓿]/.test(text)) return malformed();
  const superscripts = text.replace(/(?<=\d)[⁻⁺]?[⁰¹²³⁴-⁹]+/g, (s) => `^${s.normalize('NFKC')}`);
  return ok(superscripts.normalize('NFKC').replaceAll('\u2212', '-').trim());
};

const oneSided = (text: string, end: 'min' | 'max'): Result<Quantity> => {
  const taken = takeNumber(text);
  return taken.ok ? quantity({ [end]: taken.value.value }, taken.value.rest) : taken;
};

/** `100 mm – 0.6 m`: the lower end is brought into the unit of the upper one. */
const range = (low: Fraction, lowUnit: string, rest: string): Result<Quantity> => {
  const high = takeNumber(rest);
  if (!high.ok) return high;
  const { value, rest: highUnit } = high.value;
  const unit = highUnit.trim() === '' ? lowUnit : highUnit;
  if (lowUnit.trim() === '') return quantity({ min: low, max: value }, unit);
  const lower = quantity({ min: low, max: low }, lowUnit);
  const same = lower.ok ? convert(lower.value, unit) : lower;
  return same.ok ? quantity({ min: same.value.min, max: value }, unit) : same;
};

const tolerance = (middle: Fraction, rest: string): Result<Quantity> => {
  const width = takeNumber(rest);
  return width.ok ? quantity({ min: minus(middle, width.value.value), max: plus(middle, width.value.value) }, width.value.rest) : width;
};

/** Kinds `quantity-malformed`, `quantity-out-of-range`, `quantity-range-reversed`, `unit-unknown`, `unit-dimension-mismatch`. */
export const parseQuantity = (text: string): Result<Quantity> => {
  const simple = simplify(text);
  if (!simple.ok) return simple;
  const plain = simple.value;
  if (atLeast.test(plain)) return oneSided(plain.replace(atLeast, ''), 'min');
  if (atMost.test(plain)) return oneSided(plain.replace(atMost, ''), 'max');
  if (orMore.test(plain)) return oneSided(plain.replace(orMore, ''), 'min');
  if (orLess.test(plain)) return oneSided(plain.replace(orLess, ''), 'max');
  if (plain.startsWith('±')) return tolerance(fraction(0n), plain.slice(1).trim());
  const first = takeNumber(plain.replace(about, ''));
  if (!first.ok) return first;
  const { value, rest } = first.value;
  if (rest.startsWith('±')) return tolerance(value, rest.slice(1).trim());
  // A unit may hold a hyphen (m·s⁻¹), so the whole rest is tried as a unit before it is tried as a range.
  if (findUnit(rest).ok) return quantity({ min: value, max: value }, rest);
  const match = separator.exec(rest);
  return match ? range(value, match[1] ?? '', rest.slice(match[0].length)) : quantity({ min: value, max: value }, rest);
};
