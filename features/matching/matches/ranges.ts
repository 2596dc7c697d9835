/** Levels of readiness, money and days against each other. */
import type { z } from 'zod';
import type { moneyRange } from '@tongtu/listings/contract';
import { localDay } from '@tongtu/kernel/period';
import { found, type Criterion, type Finding } from './criterion.ts';
import type { Face } from './face.ts';

type Levels = { readonly min: number; readonly max: number };

export const levelsOf = ({ body }: Face): Levels | undefined => (body.trl !== undefined ? { min: body.trl, max: body.trl } : (body.trlWanted ?? body.trlRange));

/** A range of one level is shown as that level. */
const shown = (levels: Levels | undefined): unknown => (levels === undefined ? null : levels.min === levels.max ? levels.min : levels);
/** A gap of one level is half a fit, of two a quarter. */
const nearness = (gap: number): number => (gap > 2 ? 0 : 1 / 2 ** gap);

const trlFinding = (a: Levels | undefined, b: Levels | undefined, gap: (a: Levels, b: Levels) => number): Finding[] => {
  if (a === undefined && b === undefined) return [];
  if (a === undefined || b === undefined) return [found('trl', 'unknown', shown(a), shown(b))];
  const missing = gap(a, b);
  return [missing <= 0 ? found('trl', 'fits', shown(a), shown(b)) : found('trl', 'misses', shown(a), shown(b), { gap: missing, value: nearness(missing) })];
};

/** Two ranges of levels that must touch. */
export const trlTouches: Criterion = (a, b) => trlFinding(levelsOf(a), levelsOf(b), (x, y) => Math.max(x.min - y.max, y.min - x.max));
/** What is asked (a) is reached (b); riper than asked is welcome. */
export const trlReached: Criterion = (a, b) => trlFinding(levelsOf(a), levelsOf(b), (x, y) => x.min - y.max);

type Range = z.output<typeof moneyRange>;
const currencyOf = (range: Range): string | undefined => (range.min ?? range.max)?.currency;
const minor = (money: Range['min']): bigint | undefined => (money === undefined ? undefined : BigInt(money.amount));

/** How far two ranges of money lie apart, in the currency that both share; undefined where that cannot be said. */
const apart = (a: Range, b: Range): bigint | undefined => {
  const [x, y] = [currencyOf(a), currencyOf(b)];
  // There is no rate of exchange in the house: amounts of two currencies cannot be compared.
  if (x === undefined || x !== y) return undefined;
  const [aMin, aMax, bMin, bMax] = [minor(a.min) ?? 0n, minor(a.max), minor(b.min) ?? 0n, minor(b.max)];
  if (bMax !== undefined && aMin > bMax) return aMin - bMax;
  if (aMax !== undefined && bMin > aMax) return bMin - aMax;
  return 0n;
};

const moneyFinding = (criterion: 'ticket' | 'budget', a: Range | undefined, b: Range | undefined): Finding[] => {
  if (a === undefined && b === undefined) return [];
  const distance = a === undefined || b === undefined ? undefined : apart(a, b);
  if (distance === undefined) return [found(criterion, 'unknown', a, b)];
  if (distance === 0n) return [found(criterion, 'fits', a, b)];
  return [found(criterion, 'misses', a, b, { gap: { amount: distance.toString(), currency: currencyOf(a!)! } })];
};

/** Money that the next step takes (a) against what a fund puts into one project (b). */
export const ticket: Criterion = (a, b) => moneyFinding('ticket', a.body.fundingWanted ?? a.body.budget, b.body.ticket);
/** What a need may cost (a) against the price that is asked (b); a price up for negotiation is unknown. */
export const budget: Criterion = (a, b) => {
  const { price } = b.body;
  const asked = price?.kind === 'asking' ? { min: price.amount, max: price.amount } : undefined;
  // Below the budget is no miss.
  const most = a.body.budget?.max === undefined ? a.body.budget : { max: a.body.budget.max };
  return moneyFinding('budget', most, asked);
};

const days = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The day it is where deadlines end: they count to the end of their day in China, as in listings' domain/expiry.ts. */
export const dayOf = (now: Date): string => localDay(now, 'Asia/Shanghai');

/** A day by which one has to have come is still ahead. The gap is days past it. */
export const deadline: Criterion = (a, b, today) => {
  const [x, y] = [a.body.deadline, b.body.deadline];
  const first = [x, y].filter((day): day is string => day !== undefined).toSorted()[0];
  if (first === undefined) return [];
  return [first >= today ? found('deadline', 'fits', x, y) : found('deadline', 'misses', x, y, { gap: days(first, today) })];
};
