/** Presenters of bookings: what leaves the house. Nothing is named here that the use-case did not choose for this reader. */
import type { Language } from '@tongtu/kernel/localized';
import type { Price } from '../contract/tariffs.ts';
import type { Booking as BookingJson, BookingCard, Charge } from '../contract/bookings.ts';
import type { TestAgreement as AgreementJson } from '../contract/terms.ts';
import type { StoredCharge, TestAgreement } from '../domain/booking.ts';
import type { BookingView } from '../use-cases/booking-views.ts';
import type { SkippedDate } from '../use-cases/hold-series.ts';
import type { WholeBooking } from '../use-cases/read-bookings.ts';
import type { FacilitiesOptions } from './options.ts';
import { presentViolations } from './violations.ts';

export const instant = (date: Date): string => date.toISOString();
export const instantOrNull = (date: Date | null): string | null => date?.toISOString() ?? null;
export const presentSpan = ({ from, to }: { readonly from: Date; readonly to: Date }): { from: string; to: string } => ({
  from: instant(from),
  to: instant(to),
});

export const presentPrice = (price: Price): Price => ({ ...price, lines: [...price.lines] });

export const presentBookingCard = ({ booking, facilityTitle, resource, group, organization, personName, actions }: BookingView): BookingCard => ({
  id: booking.id,
  facilityId: booking.facilityId,
  facilityTitle,
  resource,
  group,
  organization,
  person: { id: booking.personId, name: personName },
  providerId: booking.providerId,
  state: booking.state,
  ...presentSpan(booking),
  zone: booking.zone,
  expiresAt: instantOrNull(booking.expiresAt),
  seriesId: booking.seriesId,
  bundleId: booking.bundleId,
  total: booking.price.total,
  currency: booking.price.currency,
  agreed: booking.price.agreed,
  requestedAt: instantOrNull(booking.requestedAt),
  createdAt: instant(booking.createdAt),
  actions: [...actions],
});

const presentAgreement = (agreement: TestAgreement, nameOf: (id: string | null) => string | null): AgreementJson => ({
  revision: agreement.revision,
  termsVersion: agreement.termsVersion,
  text: agreement.text,
  sha256: agreement.sha256,
  providerAcceptedAt: instantOrNull(agreement.providerAcceptedAt),
  providerAcceptedBy: nameOf(agreement.providerAcceptedBy),
  customerAcceptedAt: instantOrNull(agreement.customerAcceptedAt),
  customerAcceptedBy: nameOf(agreement.customerAcceptedBy),
  madeAt: instant(agreement.madeAt),
});

export const presentCharge = (charge: StoredCharge, nameOf: (id: string | null) => string | null): Charge => ({
  id: charge.id,
  bookingId: charge.bookingId,
  facilityId: charge.facilityId,
  kind: charge.kind,
  currency: charge.currency,
  amount: charge.amount.toString(),
  lines: [...charge.lines],
  corrects: charge.corrects,
  reason: charge.reason,
  at: instant(charge.at),
  by: nameOf(charge.actorId),
  statementId: charge.statementId,
});

export const presentBooking =
  (options: Pick<FacilitiesOptions, 'sentence'>, language: Language) =>
  (whole: WholeBooking): BookingJson => {
    const { booking } = whole;
    const nameOf = (id: string | null): string | null => (id === null ? null : (whole.people.get(id) ?? null));
    return {
      ...presentBookingCard(whole),
      revision: booking.revision,
      details: booking.details,
      price: presentPrice(booking.price),
      agreement: whole.agreement === null ? null : presentAgreement(whole.agreement, nameOf),
      reason: booking.reason,
      words: booking.words,
      answeredAt: instantOrNull(booking.answeredAt),
      checkedInAt: instantOrNull(booking.checkedInAt),
      checkedOutAt: instantOrNull(booking.checkedOutAt),
      cancellationFee: whole.cancellationFee?.toString() ?? null,
      violations: presentViolations(options, language, whole.violations),
      waitingPlace: whole.waitingPlace,
      charges: whole.charges.map((one) => presentCharge(one, nameOf)),
      history: whole.entries.map((one) => ({
        entry: one.entry,
        action: one.action,
        from: one.fromState,
        to: one.toState,
        at: instant(one.at),
        actor: nameOf(one.actorId),
        reason: one.reason,
        words: one.words,
        changed: { ...one.changed },
      })),
      sides: [...whole.sides],
    };
  };

export const presentSkipped = (options: Pick<FacilitiesOptions, 'sentence'>, language: Language) => (skipped: SkippedDate) => ({
  ...presentSpan(skipped),
  errors: presentViolations(options, language, skipped.errors),
});
