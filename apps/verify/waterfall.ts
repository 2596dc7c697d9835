/**
 * The arithmetic of a sharing plan a second time: the steps walked for one amount, with fractions, straight from the text of the
 * semantics. The house compiles a plan into linear pieces; that both agree is the point of having two.
 */
import { compareFractions, fraction, minus, plus, times, zero, type Fraction } from '@tongtu/kernel/fraction';
import type { Currency } from '@tongtu/kernel/money';
import { amountOf, amountsOf, fieldsOf, listOf, shareOf, textOf, wholeOf, type Fields } from './read.ts';

type Step =
  | { readonly kind: 'recoup'; readonly party: string; readonly upTo: bigint; readonly rate: Fraction }
  | {
      readonly kind: 'split';
      readonly upTo: bigint | null;
      readonly shares: readonly (readonly [string, Fraction])[];
      readonly caps: ReadonlyMap<string, bigint>;
      readonly overflow: string | null;
    };

export type Tree = {
  readonly currency: Currency;
  readonly effectiveOn: string;
  readonly parties: readonly string[];
  readonly deduct: readonly string[];
  readonly steps: readonly Step[];
  readonly pool: { readonly party: string; readonly members: readonly (readonly [string, Fraction])[] } | null;
  readonly annual: { readonly party: string; readonly rate: Fraction; readonly years: number; readonly first: number | null } | null;
  readonly clawback: boolean;
  /** All parties, as ties are settled. */
  readonly ties: readonly string[];
};

const sharesOf = (value: unknown, line: string): (readonly [string, Fraction])[] =>
  Object.entries(fieldsOf(value, line)).map(([party, share]) => [party, shareOf(share, `${line}.${party}`)] as const);

const stepOf = (value: unknown, line: string, currency: Currency): Step => {
  const step = fieldsOf(value, line);
  if (step['kind'] === 'recoup')
    return {
      kind: 'recoup',
      party: textOf(step['party'], `${line}.party`),
      upTo: amountOf(step['upTo'], currency, `${line}.upTo`),
      rate: shareOf(step['rate'], `${line}.rate`),
    };
  return {
    kind: 'split',
    upTo: step['upTo'] === undefined ? null : amountOf(step['upTo'], currency, `${line}.upTo`),
    shares: sharesOf(step['shares'], `${line}.shares`),
    caps: step['caps'] === undefined ? new Map() : amountsOf(step['caps'], currency, `${line}.caps`),
    overflow: step['overflow'] === undefined ? null : textOf(step['overflow'], `${line}.overflow`),
  };
};

const annualOf = (value: unknown, line: string, effectiveOn: string): Tree['annual'] => {
  if (value === undefined) return null;
  const annual = fieldsOf(value, line);
  const start = annual['startYear'] === undefined ? Number(effectiveOn.slice(0, 4)) : wholeOf(annual['startYear'], `${line}.startYear`);
  return {
    party: textOf(annual['party'], `${line}.party`),
    rate: shareOf(annual['rate'], `${line}.rate`),
    years: wholeOf(annual['years'], `${line}.years`),
    first: annual['from'] === 'first-profit-year' ? null : start,
  };
};

const poolOf = (value: unknown, line: string): Tree['pool'] => {
  if (value === undefined) return null;
  const pool = fieldsOf(value, line);
  const members = listOf(pool['members'], `${line}.members`).map((item, i) => {
    const member = fieldsOf(item, `${line}.members.${i}`);
    return [textOf(member['id'], `${line}.members.${i}.id`), shareOf(member['weight'], `${line}.members.${i}.weight`)] as const;
  });
  return { party: textOf(pool['party'], `${line}.party`), members };
};

const deductOf = (value: unknown, line: string): readonly string[] => {
  const base = fieldsOf(value, line);
  return base['kind'] === 'net' ? listOf(base['deduct'], `${line}.deduct`).map((category, i) => textOf(category, `${line}.deduct.${i}`)) : [];
};

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const treeOf = (value: unknown, currency: Currency, line: string): Tree => {
  const tree: Fields = fieldsOf(value, line);
  const parties = listOf(tree['parties'], `${line}.parties`).map((item, i) => textOf(fieldsOf(item, `${line}.parties.${i}`)['id'], `${line}.parties.${i}.id`));
  const effectiveOn = textOf(tree['effectiveOn'], `${line}.effectiveOn`);
  const ties = listOf(fieldsOf(tree['rounding'], `${line}.rounding`)['ties'], `${line}.rounding.ties`).map(String);
  return {
    currency,
    effectiveOn,
    parties,
    deduct: deductOf(tree['base'], `${line}.base`),
    steps: tree['steps'] === undefined ? [] : listOf(tree['steps'], `${line}.steps`).map((step, i) => stepOf(step, `${line}.steps.${i}`, currency)),
    pool: poolOf(tree['pool'], `${line}.pool`),
    annual: annualOf(tree['annualProfit'], `${line}.annualProfit`, effectiveOn),
    clawback: tree['clawback'] === true,
    ties: [...ties, ...parties.filter((party) => !ties.includes(party)).sort(byText)],
  };
};

const least = (a: Fraction, b: Fraction): Fraction => (compareFractions(a, b) < 0 ? a : b);

/** A_p(x) of every party. */
export const entitled = ({ steps, parties }: Tree, x: bigint): ReadonlyMap<string, Fraction> => {
  const amounts = new Map<string, Fraction>(parties.map((party) => [party, zero]));
  const add = (party: string, amount: Fraction): void => void amounts.set(party, plus(amounts.get(party) ?? zero, amount));
  let flow = fraction(x);
  for (const step of steps) {
    const most = step.upTo === null ? flow : fraction(step.upTo);
    const taken = step.kind === 'recoup' ? least(most, times(step.rate, flow)) : least(most, flow);
    if (step.kind === 'recoup') add(step.party, taken);
    else
      for (const [party, share] of step.shares) {
        const part = times(share, taken);
        const cap = step.caps.get(party);
        const kept = cap === undefined ? part : least(part, fraction(cap));
        add(party, kept);
        if (step.overflow !== null) add(step.overflow, minus(part, kept));
      }
    flow = minus(flow, taken);
  }
  return amounts;
};

export const whole = ({ numerator, denominator }: Fraction): bigint => numerator / denominator;

/** One unit each to the largest fractional parts, ties in the order of `exact`. */
export const handOut = (exact: readonly (readonly [string, Fraction])[], units: bigint): ReadonlyMap<string, bigint> => {
  const rows = exact.map(([key, value], tie) => ({ key, tie, part: fraction(value.numerator % value.denominator, value.denominator) }));
  rows.sort((a, b) => compareFractions(b.part, a.part) || a.tie - b.tie);
  return new Map(rows.map(({ key }, i) => [key, BigInt(i) < units ? 1n : 0n]));
};

/** What the members of the pool have of `total`, floored. */
export const membersOf = (tree: Tree, total: bigint): ReadonlyMap<string, bigint> =>
  new Map((tree.pool?.members ?? []).map(([id, weight]) => [id, whole(times(weight, fraction(total)))]));

/** Members by id, as a pool's ties are settled. */
export const exactMembers = (tree: Tree, total: bigint): (readonly [string, Fraction])[] =>
  (tree.pool?.members ?? []).map(([id, weight]) => [id, times(weight, fraction(total))] as const).sort(([a], [b]) => byText(a, b));
