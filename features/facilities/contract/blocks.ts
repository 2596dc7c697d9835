/** When a facility cannot be booked: maintenance, blackouts, its owner's own use. */
import { z } from 'zod';
import { id, localizedOut, route, text } from '@tongtu/platform/contract';
import { facilityParams, span } from './facilities.ts';

const blockParams = z.object({ facilityId: id, blockId: id });

export const blockKinds = ['maintenance', 'blackout', 'internal'] as const;
export type BlockKind = (typeof blockKinds)[number];

/** A booking that a block would lie over. */
export const clash = z.object({ bookingId: id, resourceId: id, organizationName: localizedOut, state: z.string(), ...span.shape });
export type Clash = z.output<typeof clash>;

/** Seen by its own people only; others see that it is busy. */
export const block = z.object({
  id,
  resourceId: id.nullable(),
  kind: z.enum(blockKinds),
  note: z.string().nullable(),
  ...span.shape,
  rrule: z.string().nullable(),
  calendarId: id.nullable(),
  clashes: z.array(clash),
});
export type Block = z.output<typeof block>;

export const listBlocks = route({
  name: 'listBlocks',
  method: 'GET',
  path: '/api/facilities/:facilityId/blocks',
  summary: 'What blocks a facility from now on, with the bookings that it lies over',
  params: facilityParams,
  response: z.object({ items: z.array(block) }),
  errors: ['facility-not-found'],
});

export const addBlock = route({
  name: 'addBlock',
  method: 'POST',
  path: '/api/facilities/:facilityId/blocks',
  summary: 'Block a facility or a resource; bookings that it would lie over are named first (`block-clashes`) unless told to go ahead',
  params: facilityParams,
  body: z.object({
    /** Null: the whole facility. */
    resourceId: id.nullable(),
    kind: z.enum(blockKinds),
    note: text(500).optional(),
    ...span.shape,
    /** In the facility's zone. */
    rrule: z.string().max(500).optional(),
    despiteClashes: z.boolean().default(false),
  }),
  response: block,
  status: 201,
  errors: [
    'facility-not-found',
    'facility-not-opened',
    'resource-not-found',
    'period-zero',
    'period-reversed',
    'period-out-of-range',
    'recurrence-malformed',
    'recurrence-too-dense',
    'block-clashes',
    'blocks-too-many',
    'state-secret-refused',
  ],
});

export const removeBlock = route({
  name: 'removeBlock',
  method: 'DELETE',
  path: '/api/facilities/:facilityId/blocks/:blockId',
  summary: 'Take a block away; those of a calendar go with the calendar',
  params: blockParams,
  response: z.object({}),
  errors: ['facility-not-found', 'block-not-found'],
});
