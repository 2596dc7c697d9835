/** How well a facility's capabilities serve what is wished, parameter by parameter. */
import { compareFractions } from '@tongtu/kernel/fraction';
import { convert, fits, quantityFromJson, type Fit, type Quantity } from '@tongtu/kernel/quantity';
import type { Measure } from '@tongtu/listings/contract';
import type { Wish } from './measure-query.ts';

/** `gap`: how wide, in the wished unit. `unknown` where the facility says nothing that can be compared; that is no miss. */
export type FitLine = {
  readonly wish: Wish;
  readonly outcome: 'fits' | 'misses' | 'unknown';
  readonly offered: Quantity | null;
  readonly gap: Quantity | null;
};

export type FacilityFit = { readonly lines: readonly FitLine[]; readonly met: number; readonly missed: number; readonly unknown: number };

const offers = (capabilities: readonly Measure[], parameter: string): Quantity[] =>
  capabilities.flatMap((measure) => {
    const read = measure.parameter === parameter && measure.quantity !== undefined ? quantityFromJson(measure.quantity) : undefined;
    return read?.ok === true ? [read.value] : [];
  });

const order = { fits: 0, misses: 1, unknown: 2 } as const;
const nearer = (a: Fit, b: Fit): number => (a.verdict === 'misses' && b.verdict === 'misses' ? compareFractions(a.gaps[0]!.gap.min!, b.gaps[0]!.gap.min!) : 0);

/** What serves one wish best: ranges of one parameter may stand there more than once. */
const fitLine = (wish: Wish, capabilities: readonly Measure[]): FitLine => {
  const best = offers(capabilities, wish.parameter.code)
    .map((offered) => ({ offered, fit: fits(wish.quantity, offered) }))
    .toSorted((a, b) => order[a.fit.verdict] - order[b.fit.verdict] || nearer(a.fit, b.fit))
    .at(0);
  if (best === undefined) return { wish, outcome: 'unknown', offered: null, gap: null };
  // Side by side they are read in one unit.
  const converted = convert(best.offered, wish.quantity.unit);
  const offered = converted.ok ? converted.value : best.offered;
  return { wish, outcome: best.fit.verdict, offered, gap: best.fit.verdict === 'misses' ? best.fit.gaps[0]!.gap : null };
};

/** Every wish against the capabilities; `null` for capabilities that the reader may not read, of which he learns nothing. */
export const facilityFit = (wishes: readonly Wish[], capabilities: readonly Measure[] | null): FacilityFit => {
  const lines = wishes.map((wish) => fitLine(wish, capabilities ?? []));
  const count = (outcome: FitLine['outcome']): number => lines.filter((line) => line.outcome === outcome).length;
  return { lines, met: count('fits'), missed: count('misses'), unknown: count('unknown') };
};
