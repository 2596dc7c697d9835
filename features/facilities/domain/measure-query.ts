/**
 * Wishes as people write them: `coating-width ≥ 300 mm; 露点 ≤ -40 °C`. Each is a parameter (its code, or a name or alias in
 * either language) and a quantity as kernel/quantity reads it: a value, a range, `≥`, `≤`, `at least`, `以上`. The quantity may
 * stand first (`300 mm coating width`). What cannot be read comes back with the nearest parameters, all failures at once.
 */
import { toExactDecimal, toExactText } from '@tongtu/kernel/fraction';
import { convert, dimensionOf, findUnit, isValue, parseQuantity, unitsOfDimension, type Quantity } from '@tongtu/kernel/quantity';
import { fail, ok, type Failure, type Result } from '@tongtu/kernel/result';
import { nearestParameters, plainSpelling, spellingsOf, type Parameter } from './nearest-parameters.ts';

export type Wish = { readonly parameter: Parameter; readonly quantity: Quantity };

const mostWishes = 12;
const mostNearest = 5;

/** Symbols that people use where the parameter leaves no doubt: a dew point is given in °C, humidity in %, channels without a unit. */
const meantBy: Readonly<Record<string, string>> = {
  'dew-point': '°C',
  'relative-humidity': '%',
  'mass-fraction': '%',
  'volume-fraction': '%',
  count: '1',
  cleanliness: '1',
};

/** Without `1` for a plain number, which people leave out. */
const unitText = (unit: string): string => (unit === '1' ? '' : ` ${unit}`);

/** A comma only where no number goes on: `1,000 mm`. */
const separator = /[;；，、\n]|,\s+(?=\D)/;

/** What stands between the words and the number, or is left of them. */
const colon = /^[\s:：为是]+/u;
const isQuantityBegin =
  /^(?:[\s:：为是]*)(?:[-+−±≥≤≧≦⩾⩽<>=~约.\d]|at |no |not |more |less |up |max|min|between|from|about|approx|大|小|高|低|不|超|至|最|介|从)/iu;
const endsInWord = /[\p{L}\p{N}）)]$/u;

type Spellings = { readonly byName: ReadonlyMap<string, readonly Parameter[]>; readonly longest: number };

/** Spelling → the parameters it may mean: whose code or name it is before those that have it as an alias. */
const spellingsIn = (parameters: readonly Parameter[]): Spellings => {
  const byName = new Map<string, Parameter[]>();
  for (const names of [true, false]) {
    for (const parameter of parameters) {
      const all = spellingsOf(parameter);
      for (const spelling of names ? all.slice(0, 3) : all.slice(3)) {
        const known = byName.get(spelling) ?? [];
        if (!known.includes(parameter)) byName.set(spelling, [...known, parameter]);
      }
    }
  }
  return { byName, longest: Math.max(0, ...[...byName.keys()].map((spelling) => spelling.length)) };
};

const known = new WeakMap<readonly Parameter[], Spellings>();
const spellingsFor = (parameters: readonly Parameter[]): Spellings => {
  const made = known.get(parameters) ?? spellingsIn(parameters);
  known.set(parameters, made);
  return made;
};

type Split = { readonly words: string; readonly rest: string; readonly meant: readonly Parameter[] };

/** The longest name of a parameter at the begin, else at the end, of the text; and what is left. */
const splitKnown = (text: string, { byName, longest }: Spellings): Split | undefined => {
  // A spelling may be written longer than it is compared: spaces and marks fall out.
  const furthest = Math.min(text.length, 3 * longest);
  for (let i = furthest; i > 0; i -= 1) {
    const words = text.slice(0, i);
    const meant = endsInWord.test(words) && isQuantityBegin.test(text.slice(i)) ? byName.get(plainSpelling(words)) : undefined;
    if (meant !== undefined) return { words, rest: text.slice(i).replace(colon, ''), meant };
  }
  for (let i = Math.max(0, text.length - furthest); i < text.length; i += 1) {
    const meant = /[\s\d°%\p{Script=Han}]$/u.test(text.slice(0, i)) && /\d/.test(text.slice(0, i)) ? byName.get(plainSpelling(text.slice(i))) : undefined;
    if (meant !== undefined) return { words: text.slice(i), rest: text.slice(0, i).trim(), meant };
  }
  return undefined;
};

/** The words before the first comparison or number: a name that nobody knows. */
const wordsOf = (text: string): string =>
  /^[^≥≤≧≦⩾⩽<>=±\d]*/u
    .exec(text)![0]
    .replace(/[\s:：+\-−~约]+$/u, '')
    .trim();

/** The quantity in the parameter's own kind of quantity, or undefined. */
const asMeant = (quantity: Quantity, { dimension, unit }: Parameter): Quantity | undefined => {
  const of = dimensionOf(quantity);
  if (of.ok && of.value === dimension) return quantity;
  return meantBy[dimension] === quantity.unit ? { ...quantity, unit } : undefined;
};

const quantityFailure = (error: Failure, text: string): Failure => {
  if (error.kind === 'unit-unknown') return { kind: 'unit-unknown', field: 'measures', details: { ...error.details, unit: error.details?.['symbol'], text } };
  if (error.kind === 'quantity-range-reversed') return { kind: 'range-reversed', field: 'measures', details: { text } };
  return { kind: 'measure-malformed', field: 'measures', details: { text } };
};

const unknownParameter = (text: string, words: string, parameters: readonly Parameter[]): Failure => {
  const quantity = parseQuantity(text.slice(text.indexOf(words) + words.length).replace(colon, ''));
  const dimension = quantity.ok ? dimensionOf(quantity.value) : undefined;
  const nearest = nearestParameters(parameters, words, mostNearest, dimension?.ok === true ? dimension.value : undefined);
  return {
    kind: 'parameter-unknown',
    field: 'measures',
    details: { code: words, text, nearest: nearest.map(({ code, zh, en }) => ({ code, name: { zh, en } })) },
  };
};

/** One wish. Kinds `parameter-unknown` (details: code, text, nearest), `measure-malformed`, `unit-unknown`, `unit-other-dimension`, `range-reversed`. */
export const readWish = (text: string, parameters: readonly Parameter[]): Result<Wish> => {
  const split = splitKnown(text, spellingsFor(parameters));
  if (split === undefined) {
    const words = wordsOf(text);
    // A parameter without a quantity is no wish.
    const isMalformed = plainSpelling(words) === '' || spellingsFor(parameters).byName.has(plainSpelling(text));
    return isMalformed ? fail('measure-malformed', { field: 'measures', details: { text } }) : { ok: false, error: unknownParameter(text, words, parameters) };
  }
  const parsed = parseQuantity(split.rest);
  if (!parsed.ok) return { ok: false, error: quantityFailure(parsed.error, text) };
  // An alias may stand for two parameters; its unit tells them apart.
  for (const parameter of split.meant) {
    const quantity = asMeant(parsed.value, parameter);
    if (quantity !== undefined) return ok({ parameter, quantity });
  }
  const [first] = split.meant;
  return fail('unit-other-dimension', { field: 'measures', details: { unit: parsed.value.unit, parameter: first!.code, expected: first!.unit, text } });
};

/** The wishes of a text, unread; empty ones are passed over. */
export const splitWishes = (text: string): string[] =>
  text
    .split(separator)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

/** All wishes of a text, separated by `;`, `；`, `，`, a comma or lines. Kinds as `readWish`, every failure in `errors`. */
export const readWishes = (text: string, parameters: readonly Parameter[]): Result<Wish[]> => {
  const pieces = splitWishes(text);
  if (pieces.length > mostWishes) return fail('measure-malformed', { field: 'measures', details: { text: pieces[mostWishes]!, max: mostWishes } });
  const read = pieces.map((piece) => readWish(piece, parameters));
  const failures = read.flatMap((one) => (one.ok ? [] : [one.error]));
  const [first] = failures;
  if (first !== undefined) return { ok: false, error: failures.length === 1 ? first : { ...first, errors: failures } };
  return ok(read.flatMap((one) => (one.ok ? [one.value] : [])));
};

/** In a unit in which both ends are decimals: `1 min – 1 h` has none in hours. */
const decimal = (quantity: Quantity): Quantity => {
  const ends = (q: Quantity): boolean => [q.min, q.max].every((end) => end === undefined || toExactDecimal(end) !== undefined);
  if (ends(quantity)) return quantity;
  const dimension = dimensionOf(quantity);
  const others = dimension.ok ? unitsOfDimension(dimension.value) : [];
  for (const { symbol } of others) {
    const converted = convert(quantity, symbol);
    if (converted.ok && ends(converted.value)) return converted.value;
  }
  return quantity;
};

/** A wish as `readWish` reads it again. */
export const writeWish = ({ parameter, quantity }: { readonly parameter: { readonly code: string }; readonly quantity: Quantity }): string => {
  const { min, max, unit } = decimal(quantity);
  const symbol = findUnit(unit).ok ? unitText(unit) : '';
  const [low, high] = [min && toExactText(min), max && toExactText(max)];
  const amount = low === undefined ? `≤ ${high}` : high === undefined ? `≥ ${low}` : isValue(quantity) ? low : `${low}–${high}`;
  return `${parameter.code} ${amount}${symbol}`;
};

export const writeWishes = (wishes: readonly { readonly parameter: { readonly code: string }; readonly quantity: Quantity }[]): string =>
  wishes.map(writeWish).join('; ');
