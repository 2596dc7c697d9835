/** Before booking: when a facility is free, and what a time there would cost. */
import { z } from 'zod';
import { id, route } from '@tongtu/platform/contract';
import { freeSlot } from './bookings.ts';
import { facilityParams, instant, span } from './facilities.ts';
import { bookingDetails, violation } from './rules.ts';
import { price } from './tariffs.ts';

export const quoteBooking = route({
  name: 'quoteBooking',
  method: 'POST',
  path: '/api/facilities/:facilityId/quotes',
  summary: 'What a booking would cost this reader, with its computation, and which rules it would break; changes nothing',
  params: facilityParams,
  body: z.object({ organizationId: id.optional(), resourceId: id.optional(), groupId: id.optional(), ...span.shape, details: bookingDetails.optional() }),
  response: z.object({ price, violations: z.array(violation), free: z.boolean() }),
  errors: [
    'facility-not-found',
    'facility-not-opened',
    'resource-not-found',
    'group-not-found',
    'period-zero',
    'period-reversed',
    'period-out-of-range',
    'consumable-unknown',
  ],
});

/** Half-open times as pairs of instants. */
const spans = z.array(span);
export const resourceAvailability = z.object({
  resourceId: id,
  open: spans,
  /** `taken` of the resource's places; `kind` tells its operators a block from a booking, others read `busy`. */
  busy: z.array(z.object({ ...span.shape, taken: z.number().int(), kind: z.enum(['busy', 'booking', 'maintenance', 'blackout', 'internal']) })),
});
export const getAvailability = route({
  name: 'getAvailability',
  method: 'GET',
  path: '/api/facilities/:facilityId/availability',
  summary: 'When each resource is open and busy, for at most 92 days; who is busy with what stays masked',
  params: facilityParams,
  query: z.object({ from: instant, to: instant }),
  response: z.object({ zone: z.string(), resources: z.array(resourceAvailability) }),
  errors: ['facility-not-found', 'facility-not-opened', 'period-zero', 'period-reversed', 'window-too-long'],
});

export const listFreeSlots = route({
  name: 'listFreeSlots',
  method: 'GET',
  path: '/api/facilities/:facilityId/free-slots',
  summary: 'The next free slots of a length, by the rules of the facility',
  params: facilityParams,
  query: z.object({
    minutes: z.coerce.number().int().min(5).max(527_040),
    resourceId: id.optional(),
    groupId: id.optional(),
    after: instant.optional(),
    before: instant.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(8),
  }),
  response: z.object({ items: z.array(freeSlot) }),
  errors: ['facility-not-found', 'facility-not-opened', 'resource-not-found', 'group-not-found'],
});
