/** The steps of a booking that its two sides take, each under the revision that was read. */
import { z } from 'zod';
import { id, route, text } from '@tongtu/platform/contract';
import { span } from './facilities.ts';
import { booking, bookingParams, cancelReasons, declineReasons } from './bookings.ts';
import { bookingDetails } from './rules.ts';

const stepErrors = ['booking-not-found', 'wrong-state', 'revision-conflict'] as const;
const revision = z.number().int();

export const requestBooking = route({
  name: 'requestBooking',
  method: 'POST',
  path: '/api/facilities/:facilityId/bookings/:bookingId/request',
  summary: 'Say what the test is and ask the owner; all rules are checked and all violations come back together',
  params: bookingParams,
  body: z.object({ revision, details: bookingDetails }),
  response: booking,
  errors: [...stepErrors, 'rules-broken', 'state-secret-refused', 'consumable-unknown'],
});

export const approveBooking = route({
  name: 'approveBooking',
  method: 'POST',
  path: '/api/facilities/:facilityId/bookings/:bookingId/approve',
  summary: 'Approve a request and accept its test agreement, by the hash of the text that was read',
  params: bookingParams,
  body: z.object({ revision, agreementSha256: z.string() }),
  response: booking,
  errors: [...stepErrors, 'agreement-changed'],
});

export const declineBooking = route({
  name: 'declineBooking',
  method: 'POST',
  path: '/api/facilities/:facilityId/bookings/:bookingId/decline',
  summary: 'Decline a request with a coded reason',
  params: bookingParams,
  body: z.object({ revision, reason: z.enum(declineReasons), words: text(1000, { multiline: true }).optional() }),
  response: booking,
  errors: [...stepErrors, 'reason-needs-words'],
});

export const confirmBooking = route({
  name: 'confirmBooking',
  method: 'POST',
  path: '/api/facilities/:facilityId/bookings/:bookingId/confirm',
  summary: 'Accept the test agreement and confirm an approved booking',
  params: bookingParams,
  body: z.object({ revision, agreementSha256: z.string() }),
  response: booking,
  errors: [...stepErrors, 'agreement-changed'],
});

export const cancelBooking = route({
  name: 'cancelBooking',
  method: 'POST',
  path: '/api/facilities/:facilityId/bookings/:bookingId/cancel',
  summary: 'Call a booking off; `fee` is the cancellation fee that was shown',
  params: bookingParams,
  body: z.object({ revision, reason: z.enum(cancelReasons), words: text(1000, { multiline: true }).optional(), fee: z.string().regex(/^\d+$/) }),
  response: booking,
  errors: [...stepErrors, 'fee-changed', 'reason-needs-words'],
});

export const rescheduleBooking = route({
  name: 'rescheduleBooking',
  method: 'POST',
  path: '/api/facilities/:facilityId/bookings/:bookingId/reschedule',
  summary: 'Move a booking to another time or resource; what was approved or confirmed is asked for again',
  params: bookingParams,
  body: z.object({ revision, resourceId: id.optional(), ...span.shape }),
  response: booking,
  errors: [
    ...stepErrors,
    'resource-not-found',
    'period-zero',
    'period-reversed',
    'period-out-of-range',
    'slot-taken',
    'slot-blocked',
    'rules-broken',
    'facility-not-accepting',
    'reschedule-too-late',
  ],
});
