/**
 * What each party is entitled to, as a function of cumulative distributable money x: piecewise linear, never decreasing,
 * and the parts sum to x. The steps are walked once, symbolically; everything else (payouts, the legal check, curves,
 * simulation) reads the segments that come out, so that there is one arithmetic in the house.
 */
import { compareFractions, fraction, minus, one, over, plus, times, zero, type Fraction } from '@tongtu/kernel/fraction';
import type { Recoup, SharingPlan, Split } from './plan.ts';

/** `slope · x + offset`, in minor units. */
export type Line = { readonly slope: Fraction; readonly offset: Fraction };
/** From `from` (inclusive) to `to`, or without end. Neighbours meet: the amounts have no jump. */
export type Segment = { readonly from: Fraction; readonly to: Fraction | null; readonly amounts: ReadonlyMap<string, Line> };

type Open = { from: Fraction; to: Fraction | null; flow: Line; amounts: Map<string, Line> };

const line = (slope: Fraction, offset: Fraction): Line => ({ slope, offset });
const identity: Line = line(one, zero);
const nothing: Line = line(zero, zero);
export const valueAt = ({ slope, offset }: Line, x: Fraction): Fraction => plus(times(slope, x), offset);
export const addLines = (a: Line, b: Line): Line => line(plus(a.slope, b.slope), plus(a.offset, b.offset));
const subtractLines = (a: Line, b: Line): Line => line(minus(a.slope, b.slope), minus(a.offset, b.offset));
const scaleLine = (a: Line, by: Fraction): Line => line(times(a.slope, by), times(a.offset, by));
const constant = (value: Fraction): Line => line(zero, value);

/** Cuts the segments where the flow reaches one of these values. */
const cutAtFlow = (segments: readonly Open[], values: readonly Fraction[]): Open[] =>
  segments.flatMap((segment) => {
    const { slope, offset } = segment.flow;
    if (slope.numerator === 0n) return [segment];
    const cuts = values
      .map((value) => over(minus(value, offset), slope))
      .filter((x) => compareFractions(x, segment.from) > 0 && (segment.to === null || compareFractions(x, segment.to) < 0))
      .sort(compareFractions)
      .filter((x, i, all) => i === 0 || compareFractions(x, all[i - 1]!) !== 0);
    const starts = [segment.from, ...cuts];
    return starts.map((from, i) => ({ ...segment, from, to: starts[i + 1] ?? segment.to, amounts: new Map(segment.amounts) }));
  });

/** Does the flow pass `value` inside this segment (which was cut there)? */
const isBeyond = ({ from, to, flow }: Open, value: Fraction): boolean => {
  const atStart = compareFractions(valueAt(flow, from), value);
  return atStart > 0 || (atStart === 0 && (flow.slope.numerator === 0n || to === null || compareFractions(valueAt(flow, to), value) > 0));
};

const give = (segment: Open, party: string, amount: Line): void => {
  segment.amounts.set(party, addLines(segment.amounts.get(party) ?? nothing, amount));
};

/** Nothing has come so far down: what the steps below do with it need not be reckoned. */
const isDry = ({ flow }: Open): boolean => flow.slope.numerator === 0n && flow.offset.numerator === 0n;

const walkRecoup = (segments: readonly Open[], step: Recoup): Open[] => {
  const most = fraction(step.upTo);
  const full = over(most, step.rate);
  return cutAtFlow(segments, [full]).map((segment) => {
    if (isDry(segment)) return segment;
    const taken = isBeyond(segment, full) ? constant(most) : scaleLine(segment.flow, step.rate);
    give(segment, step.party, taken);
    return { ...segment, flow: subtractLines(segment.flow, taken) };
  });
};

const walkSplit = (segments: readonly Open[], step: Split): Open[] => {
  const most = step.upTo === null ? null : fraction(step.upTo);
  const capped = step.caps.flatMap(({ party, cap }) => {
    const share = step.shares.find((of) => of.party === party)?.share ?? zero;
    return share.numerator === 0n ? [] : [{ party, cap: fraction(cap), reachedAt: over(fraction(cap), share) }];
  });
  const ends = [...(most === null ? [] : [most]), ...capped.map(({ reachedAt }) => reachedAt)];
  return cutAtFlow(segments, ends).map((segment) => {
    if (isDry(segment)) return segment;
    const taken = most !== null && isBeyond(segment, most) ? constant(most) : segment.flow;
    for (const { party, share } of step.shares) {
      const amount = scaleLine(taken, share);
      const limit = capped.find((of) => of.party === party);
      // Beyond `most` the taken money stands still, so the cap is judged by what is taken, not by what flows.
      const isOver = limit !== undefined && (taken === segment.flow ? isBeyond(segment, limit.reachedAt) : compareFractions(taken.offset, limit.reachedAt) > 0);
      if (!isOver) give(segment, party, amount);
      else {
        give(segment, party, constant(limit.cap));
        give(segment, step.overflow!, subtractLines(amount, constant(limit.cap)));
      }
    }
    return { ...segment, flow: subtractLines(segment.flow, taken) };
  });
};

/** The entitlements of a plan's steps, from x = 0 on. A plan without steps has one segment in which nobody has anything. */
export const segmentsOf = (plan: Pick<SharingPlan, 'steps' | 'parties'>): Segment[] => {
  const start: Open = { from: zero, to: null, flow: identity, amounts: new Map(plan.parties.map((party) => [party.id, nothing])) };
  return plan.steps
    .reduce<Open[]>((segments, step) => (step.kind === 'recoup' ? walkRecoup(segments, step) : walkSplit(segments, step)), [start])
    .map(({ from, to, amounts }) => ({ from, to, amounts }));
};
