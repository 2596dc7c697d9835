/** The answer for every income against a scan over every income, on random plans and random floors. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFractions, fraction, minus, over, plus, times, zero, type Fraction } from '@tongtu/kernel/fraction';
import { smallPlans, waterfalls } from '../../tests/plans.ts';
import type { SharingPlan } from '../plan.ts';
import { segmentsOf, valueAt, type Line } from '../segments.ts';
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
const cases: fc.Arbitrary<{ plan: SharingPlan; stretches: Stretch[]; least: Fraction }> = fc
  .record({ plan: waterfalls({ ...smallPlans, largest: 60n }), chosen: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), side: sides })
  .chain(({ plan, chosen, side }) => {
    const paid = new Set(plan.parties.filter((_, i) => chosen[i]).map(({ id }) => id));
    // The pool of the second kind holds the paid party and its neighbour.
    const pool = new Set([...paid, plan.parties[0]!.id]);
    const stretches = stretchesOf(plan, paid, side === 'income' ? 'income' : pool);
    return floorsOf(stretches).map((least) => ({ plan, stretches, least }));
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

describe('the exact check', () => {
  it('finds the smallest counterexample that a scan finds', () => {
    fc.assert(
      fc.property(cases, ({ stretches, least }) => {
        const found = decideFloor(stretches, least).counterexample;
        const expected = scan(stretches, least);
        if (expected === undefined) expect(found === undefined || found.income > scanned).toBe(true);
        else expect(found).toEqual(expected);
      }),
      { numRuns: 600 },
    );
  });
  it('says always only where no income breaks it, and never only where all large ones do', () => {
    fc.assert(
      fc.property(cases, fc.bigInt(1n, 3000n), fc.bigInt(1n, 7n), ({ stretches, least }, numerator, denominator) => {
        const answer = decideFloor(stretches, least);
        const x = fraction(numerator, denominator);
        if (answer.holds === 'always') expect(holdsAt(stretches, least, x)).toBe(true);
        if (answer.holds === 'from' && compareFractions(x, answer.from!) >= 0) expect(holdsAt(stretches, least, x)).toBe(true);
        if (answer.holds === 'never') expect(holdsAt(stretches, least, fraction(10n ** 12n + numerator))).toBe(false);
        if (answer.until !== undefined && compareFractions(x, answer.until) <= 0) expect(holdsAt(stretches, least, x)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });
  it('names the least amount from which it holds, and the largest up to which it did', () => {
    fc.assert(
      fc.property(cases, ({ stretches, least }) => {
        const { holds, from, until } = decideFloor(stretches, least);
        const bit = fraction(1n, 10n ** 9n);
        if (holds === 'from') expect(holdsAt(stretches, least, minus(from!, bit))).toBe(false);
        if (until !== undefined) expect(holdsAt(stretches, least, plus(until, bit))).toBe(false);
      }),
      { numRuns: 1500 },
    );
  });
  it('names the worst ratio, and the largest breakpoint that has it', () => {
    fc.assert(
      fc.property(cases, fc.bigInt(1n, 3000n), fc.bigInt(1n, 7n), ({ stretches, least }, numerator, denominator) => {
        const { worst } = decideFloor(stretches, least);
        const ratioAt = (x: Fraction): Fraction | undefined => {
          const of = at(stretches, 'of', x);
          return of.numerator === 0n ? undefined : over(at(stretches, 'paid', x), of);
        };
        const here = ratioAt(fraction(numerator, denominator));
        if (here !== undefined) expect(compareFractions(worst!.ratio, here)).toBeLessThanOrEqual(0);
        if (worst === undefined) return;
        if (worst.income !== null) expect(compareFractions(ratioAt(worst.income)!, worst.ratio)).toBe(0);
        // Approached far out, nearer than any difference that matters.
        else expect(compareFractions(minus(ratioAt(fraction(10n ** 15n))!, worst.ratio), fraction(1n, 10n ** 6n))).toBeLessThan(0);
        for (const { from } of stretches)
          if (
            from.numerator > 0n &&
            worst.income !== null &&
            compareFractions(from, worst.income) > 0 &&
            stretches.some(({ to }) => to !== null && compareFractions(to, worst.income!) === 0)
          )
            expect(compareFractions(ratioAt(from) ?? fraction(2n), worst.ratio)).toBe(1);
      }),
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
