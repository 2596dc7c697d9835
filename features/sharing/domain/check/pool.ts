/** The reward pool of the law, and what a plan gives to it. Which of our parties stand in it depends on the pack: some count the office. */
import { fraction, one, plus, times, zero, type Fraction } from '@tongtu/kernel/fraction';
import { allocateShares } from '../equity.ts';
import type { SharingPlan } from '../plan.ts';
import type { RulePack } from '../rule-pack.ts';
import { addLines, segmentsOf, type Line, type Segment } from '../segments.ts';
import type { Stretch } from './floor.ts';

/** Completers and transformers, and the office where the pack counts it inside. */
export const poolParties = ({ parties }: SharingPlan, { countsTto }: RulePack): ReadonlySet<string> =>
  new Set(parties.filter(({ role }) => role === 'completers' || role === 'transformers' || (countsTto && role === 'tto')).map(({ id }) => id));

export const officeParties = ({ parties }: SharingPlan): ReadonlySet<string> => new Set(parties.filter(({ role }) => role === 'tto').map(({ id }) => id));

/** A plan's segments are asked for by many rules; they are walked once. */
const walked = new WeakMap<SharingPlan, readonly Segment[]>();
const segmentsOnce = (plan: SharingPlan): readonly Segment[] => {
  const known = walked.get(plan);
  if (known !== undefined) return known;
  const segments = segmentsOf(plan);
  walked.set(plan, segments);
  return segments;
};

const nothing: Line = { slope: zero, offset: zero };
/** Income itself, as a line over income. */
export const income: Line = { slope: one, offset: zero };
const sumIn = ({ amounts }: Segment, parties: ReadonlySet<string>): Line =>
  [...parties].reduce((sum, party) => addLines(sum, amounts.get(party) ?? nothing), nothing);
export const scaled = ({ slope, offset }: Line, by: Fraction): Line => ({ slope: times(slope, by), offset: times(offset, by) });

type Side = ReadonlySet<string> | 'income';
const lineOf = (segment: Segment, side: Side): Line => (side === 'income' ? income : sumIn(segment, side));

/** What parties have together, measured by income or by what others have. `weight`: a part of it only. */
export const stretchesOf = (plan: SharingPlan, paid: ReadonlySet<string>, of: Side, weight: Fraction = one): Stretch[] =>
  segmentsOnce(plan).map((segment) => ({ from: segment.from, to: segment.to, paid: scaled(lineOf(segment, paid), weight), of: lineOf(segment, of) }));

/** Exact part and whole shares of these parties; of a plan without equity nothing. */
export const equityOf = (plan: SharingPlan, parties: ReadonlySet<string>): { readonly part: Fraction; readonly shares: bigint; readonly total: bigint } => {
  const part = (plan.equity?.allocation ?? []).filter(({ party }) => parties.has(party)).reduce((sum, { share }) => plus(sum, share), zero);
  const shares = [...allocateShares(plan)].filter(([party]) => parties.has(party)).reduce((sum, [, count]) => sum + count, 0n);
  return { part, shares, total: plan.equity?.shares ?? 0n };
};

/** ⌊part · total⌋ whole shares. */
export const wholeShares = (total: bigint, part: Fraction): bigint => {
  const { numerator, denominator } = times(fraction(total), part);
  return numerator / denominator;
};
