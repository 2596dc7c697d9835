/** The answer for every income against a scan over every income, on random plans and random floors. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFractions, fraction, minus, over, plus, times, zero, type Fraction } from '@tongtu/kernel/fraction';
import { smallPlans, waterfalls } from '../../tests/plans.ts';
import { valueAt, type Line } from '../segments.ts';
import { decideFloor, type FloorAnswer, type Stretch } from './floor.ts';
import { stretchesOf } from './pool.ts';

/** Beyond the last breakpoint nothing new happens but a slow crossing: amounts of `smallPlans` end long before. */
const scanned = 4000n;
/** Any fraction, and often one that the plan itself makes, so that equality is met too. */
const floorsOf = (stretches: readonly Stretch[]): fc.Arbitrary<Fraction> => {
  const own = stretches
    .flatMap(({ paid, of }) => (of.slope.numerator === 0n ? [] : [over(paid.slope, of.slope)]))
    .filter((ratio) => ratio.numerator > 0n && compareFractions(ratio, fraction(1n)) <= 0);
  const any = fc.tuple(fc.bigInt(1n, 40n), fc.bigInt(1n, 40n)).map(([a, b]) => (a <= b ? fraction(a, b) : fraction(b, a)));
  return own.length === 0 ? any : fc.oneof(any, fc.constantFrom(...own));
};
const at = (stretches: readonly Stretch[], side: 'paid' | 'of', x: Fraction): Fraction => {
  const stretch = stretches.findLast(({ from }) => compareFractions(from, x) <= 0)!;
  return valueAt(stretch[side], x);
};
const floored = ({ numerator, denominator }: Fraction): bigint => numerator / denominator;
const holdsAt = (stretches: readonly Stretch[], least: Fraction, x: Fraction): boolean =>
  compareFractions(at(stretches, 'paid', x), times(least, at(stretches, 'of', x))) >= 0;

const sides = fc.constantFrom('income' as const, 'pool' as const);
type Case = { readonly stretches: readonly Stretch[]; readonly least: Fraction };
const anyIncome = fc.tuple(fc.bigInt(1n, 3000n), fc.bigInt(1n, 7n)).map(([a, b]) => fraction(a, b));
const cases: fc.Arbitrary<Case> = fc
  .record({ plan: waterfalls({ ...smallPlans, largest: 60n }), chosen: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), side: sides })
  .chain(({ plan, chosen, side }) => {
    const paid = new Set(plan.parties.filter((_, i) => chosen[i]).map(({ id }) => id));
    // The pool of the second kind holds the paid party and its neighbour.
    const pool = new Set([...paid, plan.parties[0]!.id]);
    const stretches = stretchesOf(plan, paid, side === 'income' ? 'income' : pool);
    return floorsOf(stretches).map((least) => ({ stretches, least }));
  });

/** The least whole x at which the floors of both sides differ. */
const scan = (stretches: readonly Stretch[], least: Fraction): FloorAnswer['counterexample'] => {
  for (let income = 0n; income <= scanned; income += 1n) {
    const x = fraction(income);
    const [paid, required] = [floored(at(stretches, 'paid', x)), floored(times(least, at(stretches, 'of', x)))];
    if (paid < required) return { income, paid, required };
  }
  return undefined;
};

/** Only what is said has to be true. */
const ifSaid = (said: boolean, isTrue: () => boolean): boolean => !said || isTrue();
const isAtMost = (a: Fraction, b: Fraction): boolean => compareFractions(a, b) <= 0;

describe('the exact check', () => {
  it('finds the smallest counterexample that a scan finds', () => {
    fc.assert(
      fc.property(cases, ({ stretches, least }) => {
        const found = decideFloor(stretches, least).counterexample;
        expect(found === undefined || found.income > scanned ? undefined : found).toEqual(scan(stretches, least));
      }),
      { numRuns: 600 },
    );
  });
  it('says always only where no income breaks it, and never only where all large ones do', () => {
    const lawOf = ({ stretches, least }: Case, x: Fraction): boolean => {
      const { holds, from, until } = decideFloor(stretches, least);
      const far = plus(x, fraction(10n ** 12n));
      return (
        ifSaid(holds === 'always', () => holdsAt(stretches, least, x)) &&
        ifSaid(holds === 'from' && isAtMost(from!, x), () => holdsAt(stretches, least, x)) &&
        ifSaid(holds === 'never', () => !holdsAt(stretches, least, far)) &&
        ifSaid(until !== undefined && isAtMost(x, until), () => holdsAt(stretches, least, x))
      );
    };
    fc.assert(
      fc.property(cases, anyIncome, (of, x) => void expect(lawOf(of, x)).toBe(true)),
      { numRuns: 1500 },
    );
  });
  it('names the least amount from which it holds, and the largest up to which it did', () => {
    const bit = fraction(1n, 10n ** 9n);
    const lawOf = ({ stretches, least }: Case): boolean => {
      const { holds, from, until } = decideFloor(stretches, least);
      return (
        ifSaid(holds === 'from', () => !holdsAt(stretches, least, minus(from!, bit))) &&
        ifSaid(until !== undefined, () => !holdsAt(stretches, least, plus(until!, bit)))
      );
    };
    fc.assert(
      fc.property(cases, (of) => void expect(lawOf(of)).toBe(true)),
      { numRuns: 1500 },
    );
  });
  it('names the worst ratio, and the largest breakpoint that has it', () => {
    const lawOf = ({ stretches, least }: Case, x: Fraction): boolean => {
      const { worst } = decideFloor(stretches, least);
      const ratioAt = (income: Fraction): Fraction | undefined => {
        const of = at(stretches, 'of', income);
        return of.numerator === 0n ? undefined : over(at(stretches, 'paid', income), of);
      };
      const here = ratioAt(x);
      if (worst === undefined) return here === undefined;
      const income = worst.income;
      // Only approached: far out it is nearer than any difference that matters.
      if (income === null) return isAtMost(minus(ratioAt(fraction(10n ** 15n))!, worst.ratio), fraction(1n, 10n ** 6n));
      const isBreakpoint = stretches.some(({ to }) => to !== null && compareFractions(to, income) === 0);
      const later = stretches.filter(({ from }) => compareFractions(from, income) > 0);
      return (
        ifSaid(here !== undefined, () => isAtMost(worst.ratio, here!)) &&
        compareFractions(ratioAt(income)!, worst.ratio) === 0 &&
        ifSaid(isBreakpoint, () => later.every(({ from }) => compareFractions(ratioAt(from)!, worst.ratio) > 0))
      );
    };
    fc.assert(
      fc.property(cases, anyIncome, (of, x) => void expect(lawOf(of, x)).toBe(true)),
      { numRuns: 1500 },
    );
  });
});

describe('a floor without end', () => {
  const line = (slope: Fraction, offset: Fraction = zero): Line => ({ slope, offset });
  const income = line(fraction(1n));
  const alone = (paid: Line): Stretch[] => [{ from: zero, to: null, paid, of: income }];
  it('is broken by a hair, far out', () => {
    const hair = fraction(499_999_999n, 1_000_000_000n);
    expect(decideFloor(alone(line(hair)), fraction(1n, 2n)).counterexample).toEqual({ income: 2n, paid: 0n, required: 1n });
    const far = decideFloor(alone(line(fraction(1n, 3n))), fraction(333_333_334n, 1_000_000_000n));
    expect(far.holds).toBe('never');
    expect(far.counterexample!.required).toBe(far.counterexample!.paid + 1n);
  });
  it('is broken between two whole amounts only: not always, and no whole income shows it', () => {
    // Nothing until a ninth, a third afterwards, a half from ten ninths on: the floor of a third is reached again at four thirds.
    const paid = [line(zero), line(fraction(1n, 3n), fraction(-1n, 27n)), line(fraction(1n, 2n), fraction(-2n, 9n))];
    const edges = [zero, fraction(1n, 9n), fraction(10n, 9n)];
    const answer = decideFloor(
      edges.map((from, i) => ({ from, to: edges[i + 1] ?? null, paid: paid[i]!, of: income })),
      fraction(1n, 3n),
    );
    expect(answer).toMatchObject({ holds: 'from', from: fraction(4n, 3n) });
    expect(answer.counterexample).toBeUndefined();
  });
});
