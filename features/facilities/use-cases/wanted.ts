/** A place that somebody wants, and the hold that it becomes. */
import type { Context } from '@tongtu/platform/context';
import { period } from '@tongtu/kernel/period';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Place } from '../contract/bookings.ts';
import type { Booking } from '../domain/booking.ts';
import { expiryOf } from '../domain/booking-lifecycle.ts';
import type { DoorResource } from '../store/booking-door.ts';
import { candidatesFor } from '../domain/places.ts';
import { computePrice } from '../domain/price.ts';
import type { Entered } from './enter.ts';

export type Wanted = {
  readonly facilityId: string;
  readonly resourceId?: string | undefined;
  readonly groupId?: string | undefined;
  readonly from: Date;
  readonly to: Date;
  readonly candidates: readonly DoorResource[];
};
/** Kinds `resource-not-found`, `group-not-found`, `period-*`. */
export const wantedOf = (place: Place, entered: Entered): Result<Wanted> => {
  const { facility, resources } = entered.door(place.facilityId);
  const time = period(new Date(place.from), new Date(place.to), facility.zone);
  if (!time.ok) return time;
  const candidates = candidatesFor(place, resources);
  if (candidates.length === 0) return fail(place.resourceId === undefined ? 'group-not-found' : 'resource-not-found');
  return ok({ ...place, from: time.value.from, to: time.value.to, candidates });
};

/** A hold before it has a place. */
export const newBooking = (context: Context, entered: Entered, wanted: Wanted, more: Pick<Booking, 'seriesId' | 'bundleId'>): Result<Booking> => {
  const { facility } = entered.door(wanted.facilityId);
  const minutes = (wanted.to.getTime() - wanted.from.getTime()) / 60_000;
  const price = computePrice({ tariff: facility.tariff, tariffRevision: facility.revision, tariffClass: entered.tariffClass(facility.id), minutes });
  if (!price.ok) return price;
  return ok({
    facilityId: facility.id,
    id: context.newId(),
    resourceId: null,
    groupId: wanted.groupId ?? null,
    unit: null,
    organizationId: entered.customer.id,
    personId: context.reader.personId!,
    providerId: facility.organizationId,
    ...more,
    state: 'held',
    from: wanted.from,
    to: wanted.to,
    zone: facility.zone,
    expiresAt: expiryOf('held', context.now, wanted.from),
    details: {},
    price: price.value,
    agreementRevision: 0,
    reason: null,
    words: null,
    requestedAt: null,
    answeredAt: null,
    checkedInAt: null,
    checkedOutAt: null,
    revision: 1,
    createdAt: context.now,
    updatedAt: context.now,
  });
};
