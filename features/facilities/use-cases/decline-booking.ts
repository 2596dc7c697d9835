/** The provider says no, with a coded reason (complaint C3): refusals can be counted, and whoever asked knows why. */
import type { Context } from '@tongtu/platform/context';
import { fail, type Result } from '@tongtu/kernel/result';
import type { DeclineReason } from '../contract/bookings.ts';
import type { Booking } from '../domain/booking.ts';
import { tellCustomer } from './letters.ts';
import { promoteWaiting } from './promote-waiting.ts';
import { takeStep } from './step.ts';

/** Kinds of `takeStep`; `reason-needs-words` for `other` without any. */
export const declineBooking = async (
  context: Context,
  facilityId: string,
  bookingId: string,
  asked: { readonly revision: number; readonly reason: DeclineReason; readonly words?: string | undefined },
): Promise<Result<Booking>> => {
  if (asked.reason === 'other' && asked.words === undefined) return fail('reason-needs-words', { field: 'body.words' });
  const said = { reason: asked.reason, words: asked.words ?? null };
  return takeStep(context, facilityId, bookingId, asked.revision, {
    action: 'decline',
    change: () => ({ ...said, answeredAt: context.now }),
    said,
    also: async (_, after) => {
      await tellCustomer(context, 'booking-declined', after);
      await promoteWaiting(context, facilityId, after);
    },
  });
};
