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

const nothing: Line = { slope: zero, offset: zero };
/** Income itself, as a line over income. */
export const income: Line = { slope: one, offset: zero };
export const scaled = ({ slope, offset }: Line, by: Fraction): Line => ({ slope: times(slope, by), offset: times(offset, by) });

/** Many rules ask for a plan's segments and for the same sums over them: they are walked and added once. */
type Walked = { readonly segments: readonly Segment[]; readonly sums: Map<string, readonly Line[]> };
const walked = new WeakMap<SharingPlan, Walked>();
const walk = (plan: SharingPlan): Walked => {
  const known = walked.get(plan) ?? { segments: segmentsOf(plan), sums: new Map<string, readonly Line[]>() };
  walked.set(plan, known);
  return known;
};

type Side = ReadonlySet<string> | 'income';
/** One line for each segment. */
const linesOf = ({ segments, sums }: Walked, side: Side): readonly Line[] => {
  if (side === 'income') return segments.map(() => income);
  // No id of a party holds a space.
  const key = [...side].join(' ');
  const lines = sums.get(key) ?? segments.map(({ amounts }) => [...side].reduce((sum, party) => addLines(sum, amounts.get(party) ?? nothing), nothing));
  sums.set(key, lines);
  return lines;
};

/** What parties have together, measured by income or by what others have. `weight`: a part of it only. */
export const stretchesOf = (plan: SharingPlan, paid: ReadonlySet<string>, of: Side, weight: Fraction = one): Stretch[] => {
  const known = walk(plan);
  const [upper, lower] = [linesOf(known, paid), linesOf(known, of)];
  return known.segments.map(({ from, to }, i) => ({ from, to, paid: scaled(upper[i]!, weight), of: lower[i]! }));
};

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
