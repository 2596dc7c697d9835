/** Either side calls a booking off. The customer pays what the tariff says of cancelling late, and has seen how much; the provider's own cancelling costs nobody. */
import type { Context } from '@tongtu/platform/context';
import { fail, type Result } from '@tongtu/kernel/result';
import { membershipIn, type Reader } from '@tongtu/kernel/reader';
import type { Booking } from '../domain/booking.ts';
import { occupies } from '../domain/booking-lifecycle.ts';
import { lateCancellationFee } from '../domain/price.ts';
import { tellCustomer, tellProvider } from './letters.ts';
import { promoteWaiting } from './promote-waiting.ts';
import { recordCharge } from './record-charge.ts';
import { takeStep } from './step.ts';

/** On which side of a booking a reader acts; one who belongs to both acts as the customer that he is. */
export const sideOf = (reader: Reader, booking: Pick<Booking, 'organizationId'>): 'customer' | 'provider' =>
  membershipIn(reader, booking.organizationId) === undefined ? 'provider' : 'customer';

/** What cancelling now would cost this reader's side, minor units. Only what both have agreed on costs anything. */
export const feeOfCancelling = (reader: Reader, booking: Booking, now: Date): bigint =>
  booking.state === 'confirmed' && sideOf(reader, booking) === 'customer' ? lateCancellationFee(booking.price, booking.from, now) : 0n;

/** Kinds of `takeStep`; `fee-changed` (details: fee) where another fee was shown; `reason-needs-words`. */
export const cancelBooking = async (
  context: Context,
  facilityId: string,
  bookingId: string,
  asked: { readonly revision: number; readonly reason: string; readonly words?: string | undefined; readonly fee: string },
): Promise<Result<Booking>> => {
  if (asked.reason === 'other' && asked.words === undefined) return fail('reason-needs-words', { field: 'body.words' });
  const said = { reason: asked.reason, words: asked.words ?? null };
  return takeStep(context, facilityId, bookingId, asked.revision, {
    action: 'cancel',
    refuse: async (booking) => {
      const fee = feeOfCancelling(context.reader, booking, context.now);
      return fee === BigInt(asked.fee)
        ? undefined
        : { kind: 'fee-changed', field: 'body.fee', details: { fee: fee.toString(), currency: booking.price.currency } };
    },
    change: () => said,
    said: (booking) => ({ ...said, changed: { side: sideOf(context.reader, booking) } }),
    also: async (before, after) => {
      const fee = feeOfCancelling(context.reader, before, context.now);
      if (fee > 0n)
        await recordCharge(context, after, {
          kind: 'late-cancellation',
          amount: fee,
          lines: [{ item: 'late-cancellation', quantity: '1', unitPrice: fee.toString(), amount: fee.toString() }],
        });
      if (sideOf(context.reader, before) === 'provider') await tellCustomer(context, 'booking-called-off', after);
      else if (before.state !== 'held' && before.state !== 'waitlisted') await tellProvider(context, 'booking-cancelled', after);
      if (occupies(before.state)) await promoteWaiting(context, facilityId, after);
    },
  });
};
