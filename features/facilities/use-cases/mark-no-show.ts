/** Nobody came. The operator says so after the time that the tariff names; a day after the end the house does. */
import type { Context } from '@tongtu/platform/context';
import type { Result } from '@tongtu/kernel/result';
import type { Booking } from '../domain/booking.ts';
import { noShowFee } from '../domain/price.ts';
import { lockBooking } from '../store/bookings.ts';
import { tellCustomer } from './letters.ts';
import { promoteWaiting } from './promote-waiting.ts';
import { recordCharge } from './record-charge.ts';
import { recordStep, takeStep } from './step.ts';

/** So long after its end a booking that nobody came to is marked by the house: an operator may still find that somebody had only forgotten to check in. */
export const unattendedHours = 24;

const chargeFor = async (context: Context, booking: Booking): Promise<void> => {
  const fee = noShowFee(booking.price);
  if (fee > 0n)
    await recordCharge(context, booking, {
      kind: 'no-show',
      amount: fee,
      lines: [{ item: 'no-show', quantity: '1', unitPrice: fee.toString(), amount: fee.toString() }],
    });
  await tellCustomer(context, 'booking-not-attended', booking);
};

/** Kinds of `takeStep`; `no-show-too-early` (details: minutes). */
export const markNoShow = (context: Context, facilityId: string, bookingId: string, revision: number): Promise<Result<Booking>> =>
  takeStep(context, facilityId, bookingId, revision, {
    action: 'mark-no-show',
    refuse: async ({ from, price }) => {
      const minutes = price.tariff.noShowAfterMinutes;
      return context.now.getTime() < from.getTime() + minutes * 60_000 ? { kind: 'no-show-too-early', details: { minutes } } : undefined;
    },
    also: async (_, after) => {
      await chargeFor(context, after);
      if (context.now < after.to) await promoteWaiting(context, facilityId, { from: context.now, to: after.to });
    },
  });

/** The house's own step. False where somebody was quicker. */
export const markUnattended = async (given: Context, facilityId: string, bookingId: string): Promise<boolean> => {
  const context: Context = { ...given, reader: { platformRoles: [], memberships: [] } };
  const booking = await lockBooking(context.tx, facilityId, bookingId);
  if (booking?.state !== 'confirmed' || context.now.getTime() < booking.to.getTime() + unattendedHours * 3_600_000) return false;
  await chargeFor(context, await recordStep(context, booking, 'mark-no-show', 'no-show', {}));
  return true;
};
