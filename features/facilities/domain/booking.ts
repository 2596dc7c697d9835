/** A booking as the domain knows it: one place of one resource for one period, on its way from a hold to its use. */
import type { Localized } from '@tongtu/kernel/localized';
import type { BookingState, Charge } from '../contract/bookings.ts';
import type { BookingDetails } from '../contract/rules.ts';
import type { Price, PriceLine } from '../contract/tariffs.ts';
import type { BookingStep } from './booking-lifecycle.ts';

export type Booking = {
  readonly facilityId: string;
  readonly id: string;
  /** Null only while it waits, or when it never got a place. */
  readonly resourceId: string | null;
  /** Asked for as any of a group. */
  readonly groupId: string | null;
  /** 1 … capacity. */
  readonly unit: number | null;
  /** The customer. */
  readonly organizationId: string;
  readonly personId: string;
  /** The facility's organization. */
  readonly providerId: string;
  readonly seriesId: string | null;
  readonly bundleId: string | null;
  readonly state: BookingState;
  readonly from: Date;
  readonly to: Date;
  readonly zone: string;
  readonly expiresAt: Date | null;
  readonly details: BookingDetails;
  readonly price: Price;
  /** 0 before the first. */
  readonly agreementRevision: number;
  /** Code and words of the last refusal or cancellation. */
  readonly reason: string | null;
  readonly words: string | null;
  readonly requestedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly checkedInAt: Date | null;
  readonly checkedOutAt: Date | null;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

export type BookingEntry = {
  readonly entry: number;
  readonly action: BookingStep;
  readonly fromState: BookingState | null;
  readonly toState: BookingState;
  readonly actorId: string | null;
  readonly at: Date;
  readonly reason: string | null;
  readonly words: string | null;
  readonly changed: Readonly<Record<string, unknown>>;
};

export type TestAgreement = {
  readonly facilityId: string;
  readonly bookingId: string;
  readonly revision: number;
  readonly termsVersion: string;
  readonly text: { readonly zh: string; readonly en: string };
  readonly sha256: string;
  readonly providerAcceptedAt: Date | null;
  readonly providerAcceptedBy: string | null;
  readonly customerAcceptedAt: Date | null;
  readonly customerAcceptedBy: string | null;
  readonly madeAt: Date;
};

/** What is owed for a booking. Append-only: a correction is a charge of its own. */
export type StoredCharge = {
  readonly facilityId: string;
  readonly id: string;
  readonly bookingId: string;
  readonly providerId: string;
  readonly organizationId: string;
  readonly kind: Charge['kind'];
  readonly currency: string;
  readonly amount: bigint;
  readonly lines: readonly PriceLine[];
  readonly corrects: string | null;
  readonly reason: string | null;
  readonly actorId: string | null;
  readonly at: Date;
  readonly statementId: string | null;
};

export type Named = { readonly id: string; readonly name: Localized };
