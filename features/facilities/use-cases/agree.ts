/** The test agreement of a booking: made anew whenever what it says has changed, accepted by each side by the hash of the text that was read. */
import { organizationCardsByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { fail, type Failure } from '@tongtu/kernel/result';
import type { Booking, TestAgreement } from '../domain/booking.ts';
import { acceptAgreement, findAgreement, insertAgreement } from '../store/bookings.ts';
import { findFacility, resourcesOf } from '../store/facilities.ts';
import { profilesByIds } from '../store/profiles.ts';
import { makeAgreement } from './make-agreement.ts';

/** Writes the text for the booking as it stands now, under its revision. Nobody has accepted it. */
export const renewAgreement = async ({ tx, now }: Pick<Context, 'tx' | 'now'>, booking: Booking): Promise<TestAgreement> => {
  const [facility, profiles, resources, organizations] = [
    await findFacility(tx, booking.facilityId),
    await profilesByIds(tx, [booking.facilityId]),
    await resourcesOf(tx, [booking.facilityId]),
    await organizationCardsByIds(tx, [booking.providerId, booking.organizationId]),
  ];
  if (facility === undefined) throw new Error(`facility ${booking.facilityId} of a booking is missing`);
  const agreement = makeAgreement(
    {
      booking,
      terms: facility.terms,
      facilityTitle: profiles.get(booking.facilityId)?.title ?? {},
      resourceName: resources.find((one) => one.id === booking.resourceId)?.name ?? {},
      providerName: organizations.get(booking.providerId)?.name ?? {},
      customerName: organizations.get(booking.organizationId)?.name ?? {},
    },
    booking.agreementRevision,
    now,
  );
  await insertAgreement(tx, agreement);
  return agreement;
};

/** Whether the text that was read is the one that stands; kind `agreement-changed` (details: revision). */
export const otherThanRead = async ({ tx }: Pick<Context, 'tx'>, booking: Booking, sha256: string): Promise<Failure | undefined> => {
  const agreement = await findAgreement(tx, booking);
  const failure = fail('agreement-changed', { field: 'body.agreementSha256', details: { revision: booking.agreementRevision } });
  return agreement?.sha256 === sha256 ? undefined : failure.error;
};

/** One side accepts the agreement as it stands. */
export const accept = (context: Pick<Context, 'tx' | 'now' | 'reader'>, booking: Booking, side: 'provider' | 'customer'): Promise<void> =>
  acceptAgreement(
    context.tx,
    { facilityId: booking.facilityId, bookingId: booking.id, revision: booking.agreementRevision },
    side,
    context.now,
    context.reader.personId ?? null,
  );
