/** The operator's desk: a timeline by day, week or month, check-in and check-out, corrections. */
import { z } from 'zod';
import { id, localizedOut, route, text } from '@tongtu/platform/contract';
import { booking, bookingCard, bookingParams } from './bookings.ts';
import { block } from './blocks.ts';
import { facilityParams, instant, resource, span } from './facilities.ts';

export const timeline = z.object({
  zone: z.string(),
  title: localizedOut,
  resources: z.array(resource),
  open: z.array(z.object({ resourceId: id, ...span.shape })),
  bookings: z.array(bookingCard),
  blocks: z.array(block.omit({ clashes: true }).extend({ ...span.shape })),
  /** Bookings that lie under a block, each once. */
  clashes: z.array(z.object({ bookingId: id, blockId: id })),
});
export type Timeline = z.output<typeof timeline>;

export const getTimeline = route({
  name: 'getTimeline',
  method: 'GET',
  path: '/api/facilities/:facilityId/timeline',
  summary: 'Bookings and blocks of a facility for its operators, for at most 92 days, with their clashes',
  params: facilityParams,
  query: z.object({ from: instant, to: instant }),
  response: timeline,
  errors: ['facility-not-found', 'facility-not-opened', 'period-zero', 'period-reversed', 'window-too-long'],
});

export const listCheckIns = route({
  name: 'listCheckIns',
  method: 'GET',
  path: '/api/facilities/:facilityId/check-ins',
  summary: 'Bookings of today that this reader may check in or out: his own, or all for an operator',
  params: facilityParams,
  query: z.object({ resourceId: id.optional() }),
  response: z.object({ title: localizedOut, zone: z.string(), items: z.array(bookingCard) }),
  errors: ['facility-not-found'],
});

const revision = z.number().int();
const stepErrors = ['booking-not-found', 'wrong-state', 'revision-conflict'] as const;

export const checkIn = route({
  name: 'checkIn',
  method: 'POST',
  path: '/api/facilities/:facilityId/bookings/:bookingId/check-in',
  summary: 'Begin the use of a confirmed booking, at most two hours before its time',
  params: bookingParams,
  body: z.object({ revision }),
  response: booking,
  errors: [...stepErrors, 'check-in-too-early'],
});

export const checkOut = route({
  name: 'checkOut',
  method: 'POST',
  path: '/api/facilities/:facilityId/bookings/:bookingId/check-out',
  summary: 'End the use with what was metered; the charge is made of it',
  params: bookingParams,
  body: z.object({
    revision,
    /** Read from the machine's meter; absent: from check-in to check-out. */
    minutes: z.number().int().min(0).max(527_040).optional(),
    samples: z.number().int().min(0).max(1_000_000).optional(),
    runs: z.number().int().min(0).max(100_000).optional(),
    consumables: z.record(z.string().max(40), z.number().int().min(0).max(1_000_000)).optional(),
    /** For a price that was agreed beforehand, not computed: minor units. */
    agreedAmount: z
      .string()
      .regex(/^\d{1,15}$/, { error: 'money-malformed' })
      .optional(),
    words: text(1000, { multiline: true }).optional(),
  }),
  response: booking,
  errors: [...stepErrors, 'consumable-unknown', 'amount-missing'],
});

export const markNoShow = route({
  name: 'markNoShow',
  method: 'POST',
  path: '/api/facilities/:facilityId/bookings/:bookingId/no-show',
  summary: 'Nobody came: after the time that the tariff names',
  params: bookingParams,
  body: z.object({ revision }),
  response: booking,
  errors: [...stepErrors, 'no-show-too-early'],
});

export const correctCharge = route({
  name: 'correctCharge',
  method: 'POST',
  path: '/api/facilities/:facilityId/bookings/:bookingId/corrections',
  summary: 'Correct what was charged, with a reason; after a statement it makes a credit note or goes onto the next one',
  params: bookingParams,
  body: z.object({
    revision,
    /** The charge that was wrong. */
    chargeId: id,
    /** What it should have been, minor units. */
    amount: z.string().regex(/^\d{1,15}$/, { error: 'money-malformed' }),
    reason: text(1000, { multiline: true }),
  }),
  response: booking,
  errors: [...stepErrors, 'charge-not-found', 'correction-changes-nothing'],
});
