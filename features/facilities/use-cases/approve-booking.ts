/** The provider says yes and accepts the test agreement. Confirmed it is once the customer has accepted it too. */
import type { Context } from '@tongtu/platform/context';
import type { Result } from '@tongtu/kernel/result';
import type { Booking } from '../domain/booking.ts';
import { accept, otherThanRead } from './agree.ts';
import { tellCustomer } from './letters.ts';
import { recordStep, takeStep } from './step.ts';

/** Kinds of `takeStep`; `agreement-changed` where another text was read than stands. */
export const approveBooking = (
  context: Context,
  facilityId: string,
  bookingId: string,
  asked: { readonly revision: number; readonly agreementSha256: string },
): Promise<Result<Booking>> =>
  takeStep(context, facilityId, bookingId, asked.revision, {
    action: 'approve',
    refuse: (booking) => otherThanRead(context, booking, asked.agreementSha256),
    change: () => ({ answeredAt: context.now }),
    said: { changed: { agreementSha256: asked.agreementSha256 } },
    also: async (_, after) => {
      await accept(context, after, 'provider');
      await tellCustomer(context, 'booking-approved', after);
    },
  });

/** Where the owner has said beforehand that whatever keeps his rules is approved: the house's own step. */
export const approveByItself = async (given: Context, booking: Booking): Promise<Booking> => {
  const context: Context = { ...given, reader: { platformRoles: [], memberships: [] } };
  const after = await recordStep(context, booking, 'approve', 'approved', { answeredAt: context.now }, { reason: 'automatic' });
  await accept(context, after, 'provider');
  await tellCustomer(context, 'booking-approved', after);
  return after;
};
