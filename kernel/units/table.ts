/** All units, and how a spelling finds one. µ and μ, ℃ and °C, m3/h and m³·h⁻¹ are the same to us; mPa and MPa are not. */
import { fail, ok, type Result } from '../result.ts';
import { electricityAndData } from './electricity-and-data.ts';
import { energyAndFlow } from './energy-and-flow.ts';
import { mechanics } from './mechanics.ts';
import type { Unit } from './unit.ts';

export const units: readonly Unit[] = [...mechanics, ...energyAndFlow, ...electricityAndData];

/** NFKC makes ℃ two letters, ² a 2 and µ a μ; what is left over are the marks that people put between factors. */
const fold = (text: string): string =>
  text
    .replace(/[⁰¹²³⁴-⁹⁻]+/g, (superscript) => superscript.normalize('NFKC'))
    .normalize('NFKC')
    .replaceAll('\u2212', '-')
    .replace(/\s+per\s+/gi, '/')
    .replace(/[\s^·⋅•∙*.()]/g, '');

/** m3/h may also be written m3 h⁻¹, kg/m³ as kg m⁻³. */
const asProduct = (symbol: string): string[] => {
  const match = /^([^/]+)\/([^/\d]+)(\d?)$/.exec(fold(symbol));
  return match ? [`${match[1]}${match[2]}-${match[3] || '1'}`] : [];
};

const spellingsOf = (unit: Unit): string[] =>
  [unit.symbol, unit.symbolZh ?? unit.symbol, unit.zh, unit.en, `${unit.en}s`, ...unit.aliases, ...asProduct(unit.symbol)].map(fold);

const bySpelling = new Map<string, Unit>();
/** Lower-cased spelling → the units it could mean. One letter says too little: k is no kelvin. */
const byLetters = new Map<string, Set<Unit>>();

for (const unit of units) {
  for (const spelling of spellingsOf(unit)) {
    const known = bySpelling.get(spelling);
    if (known && known !== unit) throw new Error(`units: "${spelling}" means both ${known.symbol} and ${unit.symbol}`);
    bySpelling.set(spelling, unit);
    if (spelling.length < 2) continue;
    const letters = spelling.toLowerCase();
    byLetters.set(letters, (byLetters.get(letters) ?? new Set()).add(unit));
  }
}
// A number without a unit.
bySpelling.set('', bySpelling.get('1')!);

/**
 * The unit of a spelling. Letter case is forgiven where it leaves no doubt (`KWH`), never where
 * it would move the point (`mpa`). Kind `unit-unknown`, details: symbol, couldMean (symbols).
 */
export const findUnit = (text: string): Result<Unit> => {
  const spelling = text.length > 60 ? undefined : fold(text);
  const exact = spelling === undefined ? undefined : bySpelling.get(spelling);
  if (exact) return ok(exact);
  const [only, ...others] = byLetters.get(spelling?.toLowerCase() ?? '') ?? [];
  if (only && others.length === 0) return ok(only);
  return fail('unit-unknown', {
    field: 'unit',
    details: { symbol: text.slice(0, 60), couldMean: [only, ...others].flatMap((unit) => (unit ? [unit.symbol] : [])) },
  });
};

/** The units that can be converted into each other, for a choice in a form. */
export const unitsOfDimension = (dimension: string): readonly Unit[] => units.filter((unit) => unit.dimension === dimension);

export const dimensions: readonly string[] = [...new Set(units.map((unit) => unit.dimension))];
