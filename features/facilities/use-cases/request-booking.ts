/** Says what the test is and asks the owner. All rules are checked, and all that speaks against it comes back together. */
import { markingFailures } from '@tongtu/listings';
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Failure, type Result } from '@tongtu/kernel/result';
import type { BookingDetails } from '../contract/rules.ts';
import type { Price } from '../contract/tariffs.ts';
import type { Booking } from '../domain/booking.ts';
import { computePrice } from '../domain/price.ts';
import { findFacility, resourcesOf } from '../store/facilities.ts';
import { qualificationsOfPerson } from '../store/qualifications.ts';
import { renewAgreement } from './agree.ts';
import { approveByItself } from './approve-booking.ts';
import { hoursTaken, speaksAgainst } from './check-time.ts';
import { tellProvider } from './letters.ts';
import { takeStep } from './step.ts';

/** State secrets have no place here, whatever the grade that a facility allows. */
export const secretIn = (details: BookingDetails): Failure | undefined => {
  if (details.secrecy === 'state-secret') return { kind: 'state-secret-refused', field: 'body.details.secrecy' };
  return markingFailures({ purpose: details.purpose, hazards: details.hazards }, 'body.details')[0];
};

/** By the tariff that the hold has frozen. Kind `consumable-unknown`. */
export const priceOf = (booking: Booking, details: BookingDetails): Result<Price> => {
  const { tariff, tariffRevision, tariffClass } = booking.price;
  const { samples, runs, consumables } = details;
  return computePrice({
    tariff,
    tariffRevision,
    tariffClass,
    minutes: (booking.to.getTime() - booking.from.getTime()) / 60_000,
    ...(samples === undefined ? {} : { samples }),
    ...(runs === undefined ? {} : { runs }),
    ...(consumables === undefined ? {} : { consumables }),
  });
};

/** Every rule that the booking with these details would break. Notice counts from when the place was held: since then its owner knows. */
export const brokenBy = async (context: Pick<Context, 'tx'>, booking: Booking, details: BookingDetails): Promise<Failure[]> => {
  const facility = await findFacility(context.tx, booking.facilityId);
  if (facility === undefined) throw new Error(`facility ${booking.facilityId} of a booking is missing`);
  const resource = (await resourcesOf(context.tx, [facility.id])).find((one) => one.id === booking.resourceId);
  return speaksAgainst(
    {
      facility,
      resource: resource ?? { openings: null },
      from: booking.from,
      to: booking.to,
      hoursByMonth: await hoursTaken(context, facility, booking.organizationId, booking, booking.id),
      details,
      qualifications: await qualificationsOfPerson(context.tx, facility.id, booking.personId),
    },
    booking.createdAt,
    'request',
  );
};

/** Kinds of `takeStep`; `rules-broken` with each rule, `state-secret-refused`, `consumable-unknown`. */
export const requestBooking = async (
  context: Context,
  facilityId: string,
  bookingId: string,
  asked: { readonly revision: number; readonly details: BookingDetails },
): Promise<Result<Booking>> => {
  let price: Price | undefined;
  const requested = await takeStep(context, facilityId, bookingId, asked.revision, {
    action: 'request',
    refuse: async (booking) => {
      const secret = secretIn(asked.details);
      if (secret !== undefined) return secret;
      const computed = priceOf(booking, asked.details);
      if (!computed.ok) return computed.error;
      price = computed.value;
      const errors = await brokenBy(context, booking, asked.details);
      return errors.length === 0 ? undefined : fail('rules-broken', { errors }).error;
    },
    change: (booking) => ({
      details: asked.details,
      price: price ?? booking.price,
      requestedAt: context.now,
      answeredAt: null,
      agreementRevision: booking.agreementRevision + 1,
    }),
    also: async (_, after) => void (await renewAgreement(context, after)),
  });
  if (!requested.ok) return requested;
  const facility = await findFacility(context.tx, facilityId);
  if (facility?.approval === 'automatic') return ok(await approveByItself(context, requested.value));
  await tellProvider(context, 'booking-requested', requested.value);
  return requested;
};
