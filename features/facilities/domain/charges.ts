/** What is owed for a use: by the tariff that the booking has frozen, for the time that it says is charged. */
import { ok, type Result } from '@tongtu/kernel/result';
import type { Price, PriceLine } from '../contract/tariffs.ts';
import { linesFor, ratesOf, sumOf } from './price.ts';

export type Used = {
  readonly price: Price;
  readonly bookedMinutes: number;
  readonly usedMinutes: number;
  readonly samples: number;
  readonly runs: number;
  readonly consumables: Readonly<Record<string, number>>;
};

/** The time that is charged: booked, used, or the larger of the two. */
export const chargedMinutes = ({ price, bookedMinutes, usedMinutes }: Pick<Used, 'price' | 'bookedMinutes' | 'usedMinutes'>): number =>
  ({ booked: bookedMinutes, used: usedMinutes, larger: Math.max(bookedMinutes, usedMinutes) })[price.tariff.billing];

/** Kind `consumable-unknown`. Nothing where the price was agreed otherwise. */
export const useCharge = (used: Used): Result<{ readonly lines: readonly PriceLine[]; readonly amount: bigint }> => {
  const rates = ratesOf(used.price.tariff, used.price.tariffClass);
  if (rates === undefined) return ok({ lines: [], amount: 0n });
  const { samples, runs, consumables } = used;
  const lines = linesFor(used.price.tariff, rates, { minutes: chargedMinutes(used), samples, runs, consumables });
  return lines.ok ? ok({ lines: lines.value, amount: sumOf(lines.value) }) : lines;
};
