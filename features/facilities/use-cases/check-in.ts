/** The use of a confirmed booking begins: by whoever comes, or by the operator for him. */
import type { Context } from '@tongtu/platform/context';
import type { Result } from '@tongtu/kernel/result';
import type { Booking } from '../domain/booking.ts';
import { checkInMinutesBefore } from '../domain/booking-lifecycle.ts';
import { takeStep } from './step.ts';

/** Kinds of `takeStep`; `check-in-too-early` (details: from). */
export const checkIn = (context: Context, facilityId: string, bookingId: string, revision: number): Promise<Result<Booking>> =>
  takeStep(context, facilityId, bookingId, revision, {
    action: 'check-in',
    refuse: async (booking) =>
      context.now.getTime() < booking.from.getTime() - checkInMinutesBefore * 60_000
        ? { kind: 'check-in-too-early', details: { from: booking.from.toISOString(), minutes: checkInMinutesBefore } }
        : undefined,
    change: () => ({ checkedInAt: context.now }),
  });
