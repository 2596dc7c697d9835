/**
 * Payout curves: what each party has of all money so far. Between breakpoints amounts are lines, so these are all the points that
 * a linear picture needs; on a logarithmic axis a line bends, and points lie close enough to draw the bend.
 */
import { fraction, over, toFixed, type Fraction } from '@tongtu/kernel/fraction';
import { entitlementOf, exactAmountsAt, ceiling } from '../../../domain/entitlement.ts';
import type { PartyRole, SharingPlan } from '../../../domain/plan.ts';
import { packsFor } from '../../../domain/pack-choice.ts';
import type { RulePack } from '../../../domain/rule-pack.ts';
import { segmentsOf } from '../../../domain/segments.ts';

export type Scale = 'linear' | 'log';
/** `amount`: what a party has. `share`: its part of all money so far. */
export type Measure = 'amount' | 'share';

/** Where an amount changes its slope: minor units, first whole one at or above; without 0. */
export const breakpointsOf = (plan: Pick<SharingPlan, 'steps' | 'parties'>): bigint[] =>
  segmentsOf(plan)
    .slice(1)
    .map(({ from }) => ceiling(from));

/** 1, 2 or 5 times a power of ten, at or above. */
export const roundUp = (value: bigint): bigint => {
  for (let unit = 1n; ; unit *= 10n) for (const times of [1n, 2n, 5n]) if (unit * times >= value) return unit * times;
};
/** Shows every breakpoint with room after the last; at least 100 million minor units. */
export const rangeOf = (plan: Pick<SharingPlan, 'steps' | 'parties'>): bigint => {
  const wanted = ((breakpointsOf(plan).at(-1) ?? 0n) * 3n) / 2n;
  return roundUp(wanted > 100_000_000n ? wanted : 100_000_000n);
};

const uniqueSorted = (values: readonly bigint[]): bigint[] => [...new Set(values)].sort((a, b) => (a < b ? -1 : 1));

/** Incomes at which the curves are drawn, up to `end`. */
export const incomesOf = (plan: SharingPlan, scale: Scale, measure: Measure, end: bigint): bigint[] => {
  const own = breakpointsOf(plan).filter((x) => x <= end);
  const start = scale === 'log' ? end / 10_000n : 0n;
  const count = 96;
  const between =
    scale === 'log'
      ? Array.from({ length: count + 1 }, (_, i) => BigInt(Math.round(Number(end) / 10_000 ** (1 - i / count))))
      : measure === 'share'
        ? Array.from({ length: count }, (_, i) => (end * BigInt(i + 1)) / BigInt(count))
        : [];
  // A share of nothing is no number.
  const from = measure === 'share' && start === 0n ? end / 10_000n : start;
  return uniqueSorted([from, ...between, ...own, end]).filter((x) => x >= from && x <= end);
};

export type Curve = { readonly party: string; readonly values: readonly number[] };

/** For drawing only: a number near enough to the exact amount in whole currency units, or to the share in percent. */
const drawn = (value: Fraction, x: bigint, measure: Measure, minorOfOne: bigint): number =>
  Number(
    measure === 'amount' ? toFixed(over(value, fraction(minorOfOne)), 2) : toFixed(over(fraction(value.numerator * 100n, value.denominator), fraction(x)), 3),
  );

export const curvesOf = (plan: SharingPlan, incomes: readonly bigint[], measure: Measure, minorOfOne: bigint): Curve[] => {
  const entitlement = entitlementOf(plan);
  const rows = incomes.map((x) => exactAmountsAt(entitlement, x));
  return plan.parties.map(({ id }) => ({ party: id, values: rows.map((row, i) => drawn(row.get(id)!, incomes[i]!, measure, minorOfOne)) }));
};

/** The highest floor on paid income that the packs put under the pool, and whose pool it is. */
export type Floor = { readonly least: Fraction; readonly pack: RulePack; readonly roles: readonly PartyRole[] };
export const floorOfPacks = (plan: SharingPlan, packs: readonly RulePack[]): Floor | undefined => {
  const floors = packsFor(plan, packs).flatMap((pack) =>
    pack.rules.flatMap((rule) =>
      rule.kind === 'income-floor' && rule.pathways.includes(plan.pathway)
        ? [{ least: rule.least, pack, strength: rule.strength, roles: ['completers', 'transformers', ...(pack.countsTto ? ['tto'] : [])] as PartyRole[] }]
        : [],
    ),
  );
  const order = ['hard', 'default', 'permissive'] as const;
  const [first] = floors.sort(
    (a, b) =>
      order.indexOf(a.strength) - order.indexOf(b.strength) || Number(b.least.numerator * a.least.denominator - a.least.numerator * b.least.denominator),
  );
  return first;
};
