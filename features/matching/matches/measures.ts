/** Typed requirements against capabilities: parameter by parameter with conversion of units, test by test. */
import { convert, fits, quantityFromJson, quantityToJson, type Fit, type Gap, type Quantity } from '@tongtu/kernel/quantity';
import { compareFractions, fraction, minus } from '@tongtu/kernel/fraction';
import type { Measure } from '@tongtu/listings/contract';
import { found, unknownValue, type Criterion, type Finding } from './criterion.ts';
import type { Face } from './face.ts';

const required = ({ body }: Face): readonly Measure[] => body.requirements ?? body.acceptanceCriteria ?? [];

const read = (measure: Measure | undefined): Quantity | undefined => {
  const parsed = measure?.quantity === undefined ? undefined : quantityFromJson(measure.quantity);
  return parsed?.ok === true ? parsed.value : undefined;
};

/** The width of a gap in another unit. Of differences the zero point falls out: a gap of 5 °C is one of 5 K. */
const gapIn = ({ gap }: Gap, unit: string): Quantity => {
  const zero = fraction(0n);
  const [width, none] = [convert(gap, unit), convert({ min: zero, max: zero, unit: gap.unit }, unit)];
  if (!width.ok || !none.ok) return gap;
  const difference = minus(width.value.min!, none.value.min!);
  return { min: difference, max: difference, unit: width.value.unit };
};

const order = { fits: 0, misses: 1, unknown: 2 } as const;

/** Of two misses the nearer one serves better. All gaps to one requirement are told in its unit. */
const nearer = (x: Fit, y: Fit): number => (x.verdict === 'misses' && y.verdict === 'misses' ? compareFractions(x.gaps[0]!.gap.min!, y.gaps[0]!.gap.min!) : 0);

/** The capability that serves a requirement best; ranges of one parameter may stand there more than once. */
const best = (wanted: Quantity | undefined, offers: readonly Measure[]) =>
  offers
    .map((offer) => ({ offer, fit: fits(wanted, read(offer)) }))
    .toSorted((x, y) => order[x.fit.verdict] - order[y.fit.verdict] || nearer(x.fit, y.fit))
    .at(0);

/** Requirements (a) against capabilities (b). A parameter that the other side does not name is unknown, never a miss. */
export const parameters =
  (gapUnitOf: 'a' | 'b'): Criterion =>
  (a, b) => {
    const offers = b.body.capabilities ?? [];
    return required(a).flatMap((measure): Finding[] => {
      const key = measure.parameter;
      if (key === undefined || measure.quantity === undefined) return [];
      const match = best(
        read(measure),
        offers.filter((offer) => offer.parameter === key),
      );
      if (match === undefined) return [found('parameter', 'unknown', measure.quantity, null, { subject: key })];
      const { offer, fit } = match;
      if (fit.verdict !== 'misses') return [found('parameter', fit.verdict, measure.quantity, offer.quantity, { subject: key })];
      const gap = fit.gaps[0]!;
      const unit = gapUnitOf === 'a' ? measure.quantity.unit : (offer.quantity?.unit ?? measure.quantity.unit);
      return [found('parameter', 'misses', measure.quantity, offer.quantity, { subject: key, gap: quantityToJson(gapIn(gap, unit)) })];
    });
  };

/** Kinds of test asked for (a) among those that are offered (b). */
export const tests: Criterion = (a, b) => {
  const wanted = [...new Set(required(a).flatMap((measure) => measure.test ?? []))];
  const offered = new Set([...(b.body.tests ?? []), ...(b.body.capabilities ?? []).flatMap((measure) => measure.test ?? [])]);
  return wanted.map((test) =>
    offered.has(test)
      ? found('test', 'fits', test, test, { subject: test })
      : offered.size === 0
        ? found('test', 'unknown', test, null, { subject: test, value: unknownValue })
        : found('test', 'misses', test, [...offered], { subject: test }),
  );
};
