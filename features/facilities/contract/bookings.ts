/** Bookings: held, requested, approved, confirmed, used; each answer names what the reader may do next. */
import { z } from 'zod';
import { id, list, localizedOut, page, paging, route } from '@tongtu/platform/contract';
import { facilityParams, instant, span } from './facilities.ts';
import { bookingDetailsOut, violation } from './rules.ts';
import { price, priceLine } from './tariffs.ts';
import { testAgreement } from './terms.ts';

export const bookingStates = [
  'held',
  'requested',
  'approved',
  'confirmed',
  'in-use',
  'completed',
  'no-show',
  'declined',
  'cancelled',
  'expired',
  'waitlisted',
] as const;
export type BookingState = (typeof bookingStates)[number];
export const bookingState = z.enum(bookingStates);
/** States in which a booking takes its place in the calendar. */
export const occupyingStates = ['held', 'requested', 'approved', 'confirmed', 'in-use'] as const satisfies readonly BookingState[];
/** Not yet binding: the owner's rules are asked again whenever it is read. */
export const isToBeAgreed = (state: BookingState): boolean => state === 'held' || state === 'requested' || state === 'approved';

/** Why a request is declined; words may be added, and must be with `other`. */
export const declineReasons = ['not-capable', 'not-safe', 'secrecy', 'no-staff', 'needs-training', 'own-use', 'documents-missing', 'other'] as const;
export type DeclineReason = (typeof declineReasons)[number];
/** Why a booking is called off, by whichever side. */
export const cancelReasons = ['no-longer-needed', 'samples-late', 'machine-down', 'safety', 'elsewhere', 'other'] as const;

export const bookingActions = ['request', 'approve', 'decline', 'confirm', 'cancel', 'reschedule', 'check-in', 'check-out', 'mark-no-show', 'correct'] as const;
export type BookingAction = (typeof bookingActions)[number];

export const bookingParams = z.object({ facilityId: id, bookingId: id });

/** A line of a list. */
export const bookingCard = z.object({
  id,
  facilityId: id,
  facilityTitle: localizedOut,
  resource: z.object({ id, name: localizedOut }).nullable(),
  group: z.object({ id, name: localizedOut }).nullable(),
  organization: z.object({ id, name: localizedOut }),
  person: z.object({ id, name: z.string() }),
  providerId: id,
  state: bookingState,
  ...span.shape,
  zone: z.string(),
  /** When a hold, an unanswered request, an unconfirmed approval or a place on the waiting list ends by itself. */
  expiresAt: z.iso.datetime().nullable(),
  /** Booked with others: a recurring series, or several places held together. */
  seriesId: id.nullable(),
  bundleId: id.nullable(),
  total: z.string(),
  currency: z.string(),
  agreed: z.boolean(),
  requestedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  /** What this reader may do now. */
  actions: z.array(z.enum(bookingActions)),
});
export type BookingCard = z.output<typeof bookingCard>;

export const bookingEntry = z.object({
  entry: z.number().int(),
  action: z.string(),
  from: z.string().nullable(),
  to: z.string(),
  at: z.iso.datetime(),
  /** Null: the house itself. */
  actor: z.string().nullable(),
  reason: z.string().nullable(),
  words: z.string().nullable(),
  changed: z.record(z.string(), z.unknown()),
});

export const charge = z.object({
  id,
  bookingId: id,
  facilityId: id,
  kind: z.enum(['use', 'late-cancellation', 'no-show', 'correction']),
  currency: z.string(),
  /** Minor units; negative where a correction gives back. */
  amount: z.string(),
  lines: z.array(priceLine),
  corrects: id.nullable(),
  reason: z.string().nullable(),
  at: z.iso.datetime(),
  by: z.string().nullable(),
  statementId: id.nullable(),
});
export type Charge = z.output<typeof charge>;

export const booking = bookingCard.extend({
  revision: z.number().int(),
  details: bookingDetailsOut,
  price,
  agreement: testAgreement.nullable(),
  reason: z.string().nullable(),
  words: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  checkedInAt: z.iso.datetime().nullable(),
  checkedOutAt: z.iso.datetime().nullable(),
  /** What it would cost to cancel now, minor units; null where it cannot be cancelled. */
  cancellationFee: z.string().nullable(),
  /** While it is to be agreed on: which rules it would break as it stands. */
  violations: z.array(violation),
  /** Place on the waiting list, from 1. */
  waitingPlace: z.number().int().nullable(),
  charges: z.array(charge),
  history: z.array(bookingEntry),
  /** On whose side the reader stands. */
  sides: z.array(z.enum(['customer', 'provider', 'platform'])),
});
export type Booking = z.output<typeof booking>;

/** Where and when: a resource, or any of a group. */
export const place = z
  .object({ facilityId: id, resourceId: id.optional(), groupId: id.optional(), ...span.shape })
  .refine((p) => (p.resourceId === undefined) !== (p.groupId === undefined), { error: 'resource-or-group', path: ['resourceId'] });
export type Place = z.output<typeof place>;

/** A slot that is free, offered in the place of one that is taken. */
export const freeSlot = z.object({ facilityId: id, resourceId: id, ...span.shape });
export type FreeSlot = z.output<typeof freeSlot>;

/** A date of a series that could not be booked, and why. */
export const skippedDate = z.object({ ...span.shape, errors: z.array(violation) });

export const holdBookings = route({
  name: 'holdBookings',
  method: 'POST',
  path: '/api/bookings',
  summary: 'Hold one place or several (all or none) for 48 hours; or a recurring series, which books what it can and lists the rest',
  body: z.object({
    /** In whose name. */
    organizationId: id,
    places: z.array(place).min(1).max(20),
    /** RFC 5545 RRULE value for one place: repeats it, in the facility's zone; 200 dates at most. */
    rrule: z.string().max(500).optional(),
  }),
  response: z.object({ bookings: z.array(bookingCard), skipped: z.array(skippedDate) }),
  status: 201,
  errors: [
    'organization-not-found',
    'organization-not-verified',
    'facility-not-found',
    'facility-not-accepting',
    'resource-not-found',
    'group-not-found',
    'period-zero',
    'period-reversed',
    'period-out-of-range',
    'slot-taken',
    'slot-blocked',
    'rules-broken',
    'recurrence-malformed',
    'recurrence-too-dense',
    'recurrence-one-place',
    'holds-too-many',
    'series-none-free',
  ],
});

export const waitForSlot = route({
  name: 'waitForSlot',
  method: 'POST',
  path: '/api/waiting-list',
  summary: 'Wait for a place that is taken; the first who waits gets a hold when it falls free',
  body: z.object({ organizationId: id, place }),
  response: bookingCard,
  status: 201,
  errors: [
    'organization-not-found',
    'organization-not-verified',
    'facility-not-found',
    'facility-not-accepting',
    'resource-not-found',
    'group-not-found',
    'period-zero',
    'period-reversed',
    'period-out-of-range',
    'rules-broken',
    'slot-free',
    'waiting-already',
  ],
});

export const getBooking = route({
  name: 'getBooking',
  method: 'GET',
  path: '/api/facilities/:facilityId/bookings/:bookingId',
  summary: 'One booking with its price, agreement, charges and history, for both sides',
  params: bookingParams,
  response: booking,
  errors: ['booking-not-found'],
});

const bookingFilters = { state: list(bookingState), from: instant.optional(), to: instant.optional(), ...paging };

export const listBookings = route({
  name: 'listBookings',
  method: 'GET',
  path: '/api/bookings',
  summary: 'Bookings of my organizations, the latest first',
  query: z.object({ organizationId: id.optional(), mine: z.stringbool().optional(), ...bookingFilters }),
  response: page(bookingCard),
  errors: ['organization-not-found', 'malformed-cursor'],
});

export const listFacilityBookings = route({
  name: 'listFacilityBookings',
  method: 'GET',
  path: '/api/facilities/:facilityId/bookings',
  summary: 'Bookings of a facility for its operators, the latest first',
  params: facilityParams,
  query: z.object(bookingFilters),
  response: page(bookingCard),
  errors: ['facility-not-found', 'malformed-cursor'],
});

export const listBookingRequests = route({
  name: 'listBookingRequests',
  method: 'GET',
  path: '/api/organizations/:organizationId/booking-requests',
  summary: 'Requests that wait for an answer of this organization, the longest waiting first',
  params: z.object({ organizationId: id }),
  response: z.object({ items: z.array(bookingCard) }),
  errors: ['organization-not-found'],
});
