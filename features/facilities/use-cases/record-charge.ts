/** Writes what is owed for a booking, and hands it on to where money is kept. */
import { announce, type Context } from '@tongtu/platform/context';
import type { PriceLine } from '../contract/tariffs.ts';
import type { Booking, StoredCharge } from '../domain/booking.ts';
import { insertCharge } from '../store/charges.ts';

/** The one place where postings will go once the ledger stands: debit the customer's account, credit the provider's. Until then the news of it is all there is. */
const postToLedger = (context: Context, charge: StoredCharge): Promise<unknown> =>
  announce(context, {
    kind: 'charge-recorded',
    subject: { type: 'charge', id: charge.id },
    organizationId: charge.providerId,
    changed: {
      facilityId: charge.facilityId,
      bookingId: charge.bookingId,
      customerId: charge.organizationId,
      kind: charge.kind,
      amount: charge.amount.toString(),
      currency: charge.currency,
      ...(charge.corrects === null ? {} : { corrects: charge.corrects }),
    },
  });

export type Owed = {
  readonly kind: StoredCharge['kind'];
  readonly lines: readonly PriceLine[];
  /** Minor units; negative where a correction gives back. */
  readonly amount: bigint;
  readonly corrects?: string | null;
  readonly reason?: string | null;
};

export const recordCharge = async (context: Context, booking: Booking, owed: Owed): Promise<StoredCharge> => {
  const charge: StoredCharge = {
    facilityId: booking.facilityId,
    id: context.newId(),
    bookingId: booking.id,
    providerId: booking.providerId,
    organizationId: booking.organizationId,
    kind: owed.kind,
    currency: booking.price.currency,
    amount: owed.amount,
    lines: owed.lines,
    corrects: owed.corrects ?? null,
    reason: owed.reason ?? null,
    actorId: context.reader.personId ?? null,
    at: context.now,
    statementId: null,
  };
  await insertCharge(context.tx, charge);
  await postToLedger(context, charge);
  return charge;
};
