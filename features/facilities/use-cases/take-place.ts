/** Takes one place in the calendar, or says what stands in the way. The exclusion constraint has the last word, not what was read before. */
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Booking } from '../domain/booking.ts';
import type { Resource } from '../domain/facility.ts';

import { placingsFor } from '../domain/places.ts';
import { insertBooking } from '../store/bookings.ts';
import type { Calendar } from './calendar-of.ts';

type Candidate = Pick<Resource, 'id' | 'capacity'>;

/** `slot-blocked` where the owner's blocks alone keep every candidate from being taken, else `slot-taken`. */
export const refusalOf = (calendar: Calendar, facilityId: string, candidates: readonly Candidate[], from: number, to: number): Result<never> => {
  const isBlocked = (resource: Candidate): boolean => calendar.blocked(facilityId, resource.id).some((one) => one.from < to && from < one.to);
  return fail(candidates.every(isBlocked) ? 'slot-blocked' : 'slot-taken');
};

/** Writes `booking` as held, with its entry, on the first free place among the candidates. `taken` counts what was read and what this transaction has taken since. */
export const takePlace = async (
  context: Pick<Context, 'tx' | 'now' | 'reader'>,
  booking: Booking,
  candidates: readonly Candidate[],
  calendar: Calendar,
  mine: readonly Booking[],
): Promise<Result<Booking>> => {
  const [from, to] = [booking.from.getTime(), booking.to.getTime()];
  const taken = (resourceId: string) => [
    ...calendar.taken(booking.facilityId, resourceId),
    ...mine.filter((one) => one.resourceId === resourceId).map((one) => ({ unit: one.unit, from: one.from.getTime(), to: one.to.getTime() })),
  ];
  for (const { resource, units } of placingsFor(candidates, taken, from, to))
    for (const unit of units) {
      const placed: Booking = { ...booking, resourceId: resource.id, unit };
      if (await insertBooking(context.tx, placed, { action: 'hold', actorId: context.reader.personId ?? null, at: context.now })) return ok(placed);
    }
  return refusalOf(calendar, booking.facilityId, candidates, from, to);
};
