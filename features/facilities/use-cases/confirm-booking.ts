/** The customer accepts the test agreement; with that both have, and the booking stands. */
import type { Context } from '@tongtu/platform/context';
import type { Result } from '@tongtu/kernel/result';
import type { Booking } from '../domain/booking.ts';
import { accept, otherThanRead } from './agree.ts';
import { tellProvider } from './letters.ts';
import { takeStep } from './step.ts';

/** Kinds of `takeStep`; `agreement-changed`. */
export const confirmBooking = (
  context: Context,
  facilityId: string,
  bookingId: string,
  asked: { readonly revision: number; readonly agreementSha256: string },
): Promise<Result<Booking>> =>
  takeStep(context, facilityId, bookingId, asked.revision, {
    action: 'confirm',
    refuse: (booking) => otherThanRead(context, booking, asked.agreementSha256),
    said: { changed: { agreementSha256: asked.agreementSha256 } },
    also: async (_, after) => {
      await accept(context, after, 'customer');
      await tellProvider(context, 'booking-confirmed', after);
    },
  });
