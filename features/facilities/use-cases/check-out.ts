/** The use ends with what was metered, and the charge is made of it by the tariff that the booking has frozen. */
import type { Context } from '@tongtu/platform/context';
import { ok, type Failure, type Result } from '@tongtu/kernel/result';
import type { PriceLine } from '../contract/tariffs.ts';
import type { Booking } from '../domain/booking.ts';
import { useCharge } from '../domain/charges.ts';
import { mayAct } from '../policy.ts';
import { promoteWaiting } from './promote-waiting.ts';
import { recordCharge } from './record-charge.ts';
import { takeStep } from './step.ts';

export type Metered = {
  readonly revision: number;
  readonly minutes?: number | undefined;
  readonly samples?: number | undefined;
  readonly runs?: number | undefined;
  readonly consumables?: Readonly<Record<string, number>> | undefined;
  readonly agreedAmount?: string | undefined;
  readonly words?: string | undefined;
};
type Owed = { readonly lines: readonly PriceLine[]; readonly amount: bigint };

const minutesBetween = (from: Date, to: Date): number => Math.max(0, Math.ceil((to.getTime() - from.getTime()) / 60_000));

/** What is owed. A price that was agreed beforehand is named by the operator; until he does nothing is owed, and a correction names it. */
const owedFor = (booking: Booking, metered: Metered, now: Date): Result<Owed> => {
  if (!booking.price.agreed) return ok({ lines: [], amount: BigInt(metered.agreedAmount ?? '0') });
  return useCharge({
    price: booking.price,
    bookedMinutes: minutesBetween(booking.from, booking.to),
    usedMinutes: metered.minutes ?? minutesBetween(booking.checkedInAt ?? booking.from, now),
    samples: metered.samples ?? booking.details.samples ?? 0,
    runs: metered.runs ?? booking.details.runs ?? 0,
    consumables: metered.consumables ?? booking.details.consumables ?? {},
  });
};

/** Kinds of `takeStep`; `consumable-unknown`, `amount-missing`; `not-allowed` where a customer reads the meter or names the amount himself. */
export const checkOut = async (context: Context, facilityId: string, bookingId: string, metered: Metered): Promise<Result<Booking>> => {
  let owed: Owed = { lines: [], amount: 0n };
  const { revision: _, words, ...quantities } = metered;
  return takeStep(context, facilityId, bookingId, metered.revision, {
    action: 'check-out',
    refuse: async (booking): Promise<Failure | undefined> => {
      const operates = mayAct(context.reader, booking, 'correct');
      if (!operates && (metered.minutes !== undefined || metered.agreedAmount !== undefined)) return { kind: 'not-allowed' };
      if (operates && !booking.price.agreed && metered.agreedAmount === undefined) return { kind: 'amount-missing', field: 'body.agreedAmount' };
      const computed = owedFor(booking, metered, context.now);
      if (!computed.ok) return computed.error;
      owed = computed.value;
      return undefined;
    },
    change: () => ({ checkedOutAt: context.now }),
    said: { words: words ?? null, changed: { metered: quantities } },
    also: async (_before, after) => {
      await recordCharge(context, after, { kind: 'use', ...owed });
      // Who has left early leaves the rest to those who wait.
      if (context.now < after.to) await promoteWaiting(context, facilityId, { from: context.now, to: after.to });
    },
  });
};
