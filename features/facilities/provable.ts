/** What happens at facilities that somebody may have to prove: who was booked, decided, used and charged what. */
export const facilityEvidence: readonly string[] = [
  'booking-requested',
  'booking-approved',
  'booking-declined',
  'booking-confirmed',
  'booking-rescheduled',
  'booking-checked-in',
  'booking-checked-out',
  'booking-not-attended',
  'booking-corrected',
  'booking-cancelled',
  'charge-recorded',
  'qualification-granted',
  'qualification-revoked',
  'statement-issued',
];
