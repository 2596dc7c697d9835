/** Calendars that come in from an owner's own system, and feeds that go out by secret addresses (RFC 5545). */
import { z } from 'zod';
import { id, route, text } from '@tongtu/platform/contract';
import { facilityParams } from './facilities.ts';

export const calendar = z.object({
  id,
  resourceId: id.nullable(),
  name: z.string(),
  /** Host of the address; the rest is a secret. Null: it came as a file. */
  host: z.string().nullable(),
  /** Events that block, and events that were left out (cancelled, free, past, or not understood). */
  events: z.number().int(),
  skipped: z.number().int(),
  /** Kind of the last failure (`address-refused`, `address-unreachable`, `address-answer`, `calendar-*`); sentence under `errors`. What was read before stays in force. */
  failure: z.string().nullable(),
  /** Null: it was never read. At an address that is a matter of seconds, by a job. */
  fetchedAt: z.iso.datetime().nullable(),
  dueAt: z.iso.datetime().nullable(),
});
export type Calendar = z.output<typeof calendar>;

const calendarParams = z.object({ facilityId: id, calendarId: id });
const readErrors = ['calendar-malformed', 'calendar-too-large', 'calendar-too-dense', 'calendar-zone-unknown'] as const;

export const listCalendars = route({
  name: 'listCalendars',
  method: 'GET',
  path: '/api/facilities/:facilityId/calendars',
  summary: 'Calendars that block this facility, and which feeds go out',
  params: facilityParams,
  response: z.object({ items: z.array(calendar), feeds: z.array(z.object({ scope: z.enum(['full', 'busy']), createdAt: z.iso.datetime() })) }),
  errors: ['facility-not-found'],
});

export const addCalendar = route({
  name: 'addCalendar',
  method: 'POST',
  path: '/api/facilities/:facilityId/calendars',
  summary: 'Read a calendar from an address, in a moment and then every 15 minutes; how that went is told by `listCalendars`',
  params: facilityParams,
  body: z.object({ name: text(120), address: z.url({ protocol: /^(https?|webcals?)$/, error: 'url-malformed' }).max(2000), resourceId: id.nullable() }),
  response: calendar,
  status: 201,
  errors: ['facility-not-found', 'facility-not-opened', 'resource-not-found', 'calendars-too-many', 'state-secret-refused'],
  rateLimit: 20,
});

export const uploadCalendar = route({
  name: 'uploadCalendar',
  method: 'POST',
  path: '/api/facilities/:facilityId/calendar-files',
  summary: 'Read a calendar from an .ics file (2 MB at most)',
  params: facilityParams,
  query: z.object({ resourceId: id.optional() }),
  response: calendar,
  status: 201,
  upload: true,
  rateLimit: 20,
  errors: [
    'facility-not-found',
    'facility-not-opened',
    'resource-not-found',
    'calendars-too-many',
    'file-too-large',
    'file-empty',
    'file-type-refused',
    'file-unreadable',
    'state-secret-refused',
    ...readErrors,
  ],
});

export const refreshCalendar = route({
  name: 'refreshCalendar',
  method: 'POST',
  path: '/api/facilities/:facilityId/calendars/:calendarId/refresh',
  summary: 'Read a calendar again in a moment; one that came as a file stays as it is',
  params: calendarParams,
  response: calendar,
  errors: ['facility-not-found', 'calendar-not-found'],
  rateLimit: 20,
});

export const removeCalendar = route({
  name: 'removeCalendar',
  method: 'DELETE',
  path: '/api/facilities/:facilityId/calendars/:calendarId',
  summary: 'Forget a calendar and what it blocks',
  params: calendarParams,
  response: z.object({}),
  errors: ['facility-not-found', 'calendar-not-found'],
});

export const renewFeed = route({
  name: 'renewFeed',
  method: 'POST',
  path: '/api/facilities/:facilityId/feeds',
  summary: 'A new secret address of a feed, shown once; the earlier one stops working',
  params: facilityParams,
  body: z.object({ scope: z.enum(['full', 'busy']) }),
  response: z.object({ scope: z.enum(['full', 'busy']), address: z.string() }),
  status: 201,
  secretAnswer: true,
  errors: ['facility-not-found', 'facility-not-opened'],
});

export const readFeed = route({
  name: 'readFeed',
  method: 'GET',
  path: '/api/calendar-feeds/:token',
  summary: 'A feed as iCalendar: full for operators, busy times only for others',
  params: z.object({ token: z.string().regex(/^[\w-]{43}(\.ics)?$/, { error: 'not-found' }) }),
  errors: ['feed-not-found'],
  rateLimit: 60,
});
