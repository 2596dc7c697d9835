/** A hold, an unanswered request, an unconfirmed approval or a place on the waiting list whose time is over. */
import type { Context } from '@tongtu/platform/context';
import { bookingLifecycle } from '../domain/booking-lifecycle.ts';
import { lockBooking } from '../store/bookings.ts';
import { lockForFreeing } from '../store/locks.ts';
import { tellCustomer } from './letters.ts';
import { promoteWaiting } from './promote-waiting.ts';
import { isOverdue, recordStep } from './step.ts';

/** The house's own step, by nobody. False where somebody was quicker or its time is not over. */
export const expireBooking = async (given: Context, facilityId: string, bookingId: string): Promise<boolean> => {
  const context: Context = { ...given, reader: { platformRoles: [], memberships: [] } };
  await lockForFreeing(context.tx, facilityId);
  const booking = await lockBooking(context.tx, facilityId, bookingId);
  if (booking === undefined || !isOverdue(booking, context.now) || !bookingLifecycle.next(booking.state, 'expire').ok) return false;
  const reason = booking.state === 'requested' ? 'unanswered' : booking.state === 'approved' ? 'unconfirmed' : null;
  const after = await recordStep(context, booking, 'expire', 'expired', { reason }, { reason });
  await tellCustomer(context, 'booking-expired', after);
  if (booking.state !== 'waitlisted') await promoteWaiting(context, after.facilityId, after);
  return true;
};
