/**
 * Why an event paid what it paid: the steps are walked once at the old and once at the new high-water mark, and the difference of
 * each line is told. Exact: the lines of a party sum to the exact difference of its entitlement, of which the payout is the
 * difference of the floors. A line of a recoup or split is `share · basis`; what a cap cuts off stands on a line of its own.
 */
import { fraction, minus, over, plus, times, toExactDecimal, toExactText, zero, compareFractions, type Fraction } from '@tongtu/kernel/fraction';
import { exponentOf, moneyToDecimal, type Currency } from '@tongtu/kernel/money';
import type { TraceLine } from '../contract/settlement.ts';
import type { SharingPlan, Split } from './plan.ts';
import type { RecordedEvent } from './recorded-event.ts';
import { shareText } from './write-plan.ts';

/** `step`: index in the plan's steps, -1 for the yearly share, -2 for closing. Minor units. */
export type Trace = {
  readonly step: number;
  readonly kind: TraceLine['kind'];
  readonly party: string;
  /** Null for a cap, an overflow, a closing. */
  readonly share: Fraction | null;
  /** The money of this event that the step handed out by this share; what was cut off; the remainder that was closed. */
  readonly basis: Fraction;
  readonly exact: Fraction;
};

const least = (a: Fraction, b: Fraction): Fraction => (compareFractions(a, b) <= 0 ? a : b);

const splitLines = (step: Split, index: number, taken: Fraction): Trace[] =>
  step.shares.flatMap(({ party, share }) => {
    const amount = times(share, taken);
    const lines: Trace[] = [{ step: index, kind: 'split', party, share, basis: taken, exact: amount }];
    const cap = step.caps.find((of) => of.party === party)?.cap;
    if (cap === undefined) return lines;
    const most = fraction(cap);
    const cut = minus(amount, least(amount, most));
    return [
      ...lines,
      { step: index, kind: 'cap', party, share: null, basis: cut, exact: minus(zero, cut) },
      { step: index, kind: 'overflow', party: step.overflow!, share: null, basis: cut, exact: cut },
    ];
  });

/** Every line of the waterfall at cumulative distributable money `x`, zero or not: the same lines in the same order for every x. */
const linesAt = ({ steps }: Pick<SharingPlan, 'steps'>, x: bigint): Trace[] => {
  let flow = fraction(x);
  return steps.flatMap((step, index): Trace[] => {
    if (step.kind === 'recoup') {
      const isIdle = step.rate.numerator === 0n;
      const basis = isIdle ? flow : least(flow, over(fraction(step.upTo), step.rate));
      const taken = times(basis, step.rate);
      flow = minus(flow, taken);
      return [{ step: index, kind: 'recoup', party: step.party, share: step.rate, basis, exact: taken }];
    }
    const taken = step.upTo === null ? flow : least(flow, fraction(step.upTo));
    flow = minus(flow, taken);
    return splitLines(step, index, taken);
  });
};

/** What the steps gave between two high-water marks, in the order of the steps; lines of nothing are left out. */
export const traceOf = (plan: Pick<SharingPlan, 'steps'>, highWaterBefore: bigint, highWaterAfter: bigint): readonly Trace[] => {
  const before = linesAt(plan, highWaterBefore);
  return linesAt(plan, highWaterAfter)
    .map((line, i) => ({ ...line, basis: minus(line.basis, before[i]!.basis), exact: minus(line.exact, before[i]!.exact) }))
    .filter(({ exact }) => exact.numerator !== 0n);
};

const total = (amounts: Readonly<Record<string, bigint>>): bigint => Object.values(amounts).reduce((sum, amount) => sum + amount, 0n);

type Traced = Pick<RecordedEvent, 'kind' | 'amount' | 'payouts' | 'highWater' | 'highWaterBefore' | 'distributable'>;
/**
 * The trace of an event as it was recorded. A yearly share is floored once a year and stands as it was paid; a closing hands out
 * whole minor units.
 */
export const traceOfEvent = (plan: Pick<SharingPlan, 'steps' | 'annualProfit'>, event: Traced): readonly Trace[] => {
  if (event.kind === 'closing')
    return Object.entries(event.payouts).map(([party, amount]) => ({
      step: -2,
      kind: 'closing',
      party,
      share: null,
      basis: fraction(total(event.payouts)),
      exact: fraction(amount),
    }));
  if (event.kind === 'operating-profit')
    return plan.annualProfit === null || event.distributable === 0n
      ? []
      : [
          {
            step: -1,
            kind: 'annual-profit',
            party: plan.annualProfit.party,
            share: plan.annualProfit.rate,
            basis: fraction(event.amount),
            exact: fraction(event.distributable),
          },
        ];
  return traceOf(plan, event.highWaterBefore, event.highWater);
};

/** What a member of a pool has of his party's trace: every line by his weight. */
export const traceOfMember = (lines: readonly Trace[], party: string, weight: Fraction): readonly Trace[] =>
  lines.filter((line) => line.party === party).map((line) => ({ ...line, exact: times(line.exact, weight) }));

/** What the lines of a party sum to. */
export const exactOf = (lines: readonly Trace[], party: string): Fraction =>
  lines.filter((line) => line.party === party).reduce((sum, line) => plus(sum, line.exact), zero);

/** In the currency's main unit: `33.30`, with more decimals where there are, `100/3` where they never end. */
export const exactMoneyText = (minor: Fraction, currency: Currency): string => {
  if (minor.denominator === 1n) return moneyToDecimal({ amount: minor.numerator, currency });
  const main = fraction(minor.numerator, minor.denominator * 10n ** BigInt(exponentOf(currency)));
  return toExactDecimal(main) ?? toExactText(main);
};

/** As it travels. */
export const traceLines = (lines: readonly Trace[], currency: Currency): TraceLine[] =>
  lines.map(({ step, kind, party, share, basis, exact }) => ({
    step,
    kind,
    party,
    share: share === null ? null : shareText(share),
    basis: exactMoneyText(basis, currency),
    exact: exactMoneyText(exact, currency),
  }));
