/** The three cases, and chance. */
import type { Fraction } from '@tongtu/kernel/fraction';
import type { Chooser } from './flows.ts';
import type { CaseName } from './report.ts';
import type { Random } from './random.ts';
import type { Estimate, Scenarios } from './scenarios.ts';

const costsIn: Readonly<Record<CaseName, keyof Estimate>> = { low: 'high', base: 'base', high: 'low' };
const isLikely = ({ numerator, denominator }: Fraction): boolean => 2n * numerator >= denominator;
const isCertain = ({ numerator, denominator }: Fraction): boolean => numerator === denominator;

/**
 * The low case takes low income and high costs, and only what is certain comes about; the base case takes what has a chance of at
 * least one half; in the high case everything comes about that has any chance. So nobody has less in a higher case, unless an exit
 * that ends the income takes away more than it brings.
 */
export const caseChooser = (name: CaseName): Chooser => ({
  income: (estimate) => estimate[name],
  cost: (estimate) => estimate[costsIn[name]],
  comes: ({ probability }) => (name === 'low' ? isCertain(probability) : name === 'base' ? isLikely(probability) : probability.numerator > 0n),
});

const words = 2 ** 32;

/** How many of the 2^32 whole numbers lie below the chance: exactly the chance, to the nearest 2^−32 above. */
export const thresholdOf = ({ numerator, denominator }: Fraction): number => Number((numerator * BigInt(words) + denominator - 1n) / denominator);

/**
 * The amount at a position u in (0, 1) of the triangular distribution from low to high with its peak at base: the inverse of its
 * distribution function. Sums, products and a square root of doubles alone, which IEEE 754 fixes to the last bit, and amounts below
 * 10^15 minor units, which a double holds exactly; rounded to a whole minor unit.
 */
export const triangular = ({ low, base, high }: Estimate): ((u: number) => bigint) => {
  if (low === high) return () => low;
  const [least, peak, most] = [Number(low), Number(base), Number(high)];
  const span = most - least;
  const rise = (peak - least) / span;
  const [rising, falling] = [span * (peak - least), span * (most - peak)];
  return (u) => {
    const drawn = u < rise ? least + Math.sqrt(u * rising) : most - Math.sqrt((1 - u) * falling);
    return BigInt(Math.min(most, Math.max(least, Math.round(drawn))));
  };
};

/**
 * A chooser for each run. A run has one position for all its income and one for its costs: years go up and down together. With
 * noise, each year stands with that chance on a position of its own; its own distribution stays the same triangle. Every run draws the
 * same count of numbers whatever they lead to, so two plans are compared on the same runs.
 */
export const drawer = ({ years, noise, milestones, exits }: Scenarios): ((random: Random) => Chooser) => {
  const triangles = new Map<Estimate, (u: number) => bigint>();
  const at = (estimate: Estimate, u: number): bigint => {
    let triangle = triangles.get(estimate);
    if (triangle === undefined) triangles.set(estimate, (triangle = triangular(estimate)));
    return triangle(u);
  };
  const alone = thresholdOf(noise);
  const chances = [...milestones, ...exits].map(({ probability }) => thresholdOf(probability));
  return (random) => {
    const position = (): number => (random() + 0.5) / words;
    const positions = (): Float64Array => {
      const common = position();
      const ofYears = new Float64Array(years + 1);
      for (let year = 0; year <= years; year += 1) {
        const isAlone = random() < alone;
        const own = position();
        ofYears[year] = isAlone ? own : common;
      }
      return ofYears;
    };
    const [ofIncome, ofCosts] = [positions(), positions()];
    const comes = chances.map((chance) => random() < chance);
    return {
      income: (estimate, year) => at(estimate, ofIncome[year]!),
      cost: (estimate, year) => at(estimate, ofCosts[year]!),
      comes: (_, index) => comes[index]!,
    };
  };
};
