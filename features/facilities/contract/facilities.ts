/** A facility as it is booked: its resources, opening hours, blocks; and how its owner sets them. */
import { z } from 'zod';
import { id, localized, localizedOut, route } from '@tongtu/platform/contract';
import { bookingRule, bookingRuleOut } from './rules.ts';
import { tariff, tariffClass, tariffOut } from './tariffs.ts';
import { terms, termsOut } from './terms.ts';

export const facilityParams = z.object({ facilityId: id });
export const resourceParams = z.object({ facilityId: id, resourceId: id });

/** An instant with its offset, years 1900–2199: `2026-03-02T09:00:00+08:00`. */
export const instant = z.iso
  .datetime({ offset: true, error: 'instant-malformed' })
  .refine((value) => value >= '1900' && value < '2200', { error: 'period-out-of-range' });
export const zone = z.string().max(64);
/** Half open, [from, to). */
export const span = z.object({ from: instant, to: instant });
export type Span = z.output<typeof span>;

/** Wall clock in the facility's zone, without offset: `2026-01-05T09:00`. */
const wallClock = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, { error: 'wall-clock-malformed' });

/**
 * One rule of opening hours: from `start` (wall clock) for so many minutes, repeated by an RFC 5545 RRULE value
 * (`FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR`), but for the wall clocks in `exdates`. Without `rrule` it is open once.
 */
export const opening = z.object({
  start: wallClock,
  minutes: z.number().int().min(1).max(44_640),
  rrule: z.string().max(500).nullable(),
  exdates: z.array(wallClock).max(1000),
});
export type Opening = z.output<typeof opening>;
export const openings = z.array(opening).max(50);

export const resourceState = z.enum(['open', 'retired']);
export const resource = z.object({
  id,
  name: localizedOut,
  /** So many bookings at once. */
  capacity: z.number().int(),
  groupId: id.nullable(),
  /** Null: those of the facility. */
  openings: openings.nullable(),
  state: resourceState,
  position: z.number().int(),
});
export type Resource = z.output<typeof resource>;

export const resourceGroup = z.object({ id, name: localizedOut });
export type ResourceGroup = z.output<typeof resourceGroup>;

export const approvals = ['manual', 'automatic'] as const;
export type Approval = (typeof approvals)[number];

/** What this reader may do with the facility: `open` it for booking, set it up, work its desk, book it. */
export const facilityActions = ['open', 'set-up', 'work-desk', 'book'] as const;
export type FacilityAction = (typeof facilityActions)[number];

/** A facility as anybody sees it who sees its card. `opened`: false while its owner has not set it up for booking. */
export const facility = z.object({
  id,
  title: localizedOut,
  organization: z.object({ id, name: localizedOut }),
  facilityKind: z.string().nullable(),
  region: z.string().nullable(),
  example: z.boolean(),
  opened: z.boolean(),
  /** Takes bookings now. */
  accepting: z.boolean(),
  zone: z.string(),
  approval: z.enum(approvals),
  openings,
  groups: z.array(resourceGroup),
  resources: z.array(resource),
  rules: z.array(bookingRuleOut),
  tariff: tariffOut,
  terms: termsOut,
  /** The class in which this reader's organization (`?organizationId=`, or his only one) pays. */
  tariffClass,
  revision: z.number().int(),
  actions: z.array(z.enum(facilityActions)),
});
export type Facility = z.output<typeof facility>;

export const getFacility = route({
  name: 'getFacility',
  method: 'GET',
  path: '/api/facilities/:facilityId',
  summary: 'How a facility is booked: resources, opening hours, rules, tariff, terms',
  params: facilityParams,
  query: z.object({ organizationId: id.optional() }),
  response: facility,
  errors: ['facility-not-found'],
});

export const openFacility = route({
  name: 'openFacility',
  method: 'POST',
  path: '/api/facilities/:facilityId/open',
  summary: 'Set a facility up for booking, with one resource and working hours to begin with; does nothing when it is',
  params: facilityParams,
  body: z.object({ zone: zone.optional() }),
  response: facility,
  status: 201,
  errors: ['facility-not-found', 'period-zone-unknown'],
});

export const saveFacility = route({
  name: 'saveFacility',
  method: 'PATCH',
  path: '/api/facilities/:facilityId',
  summary: 'Change opening hours, groups, rules, tariff, terms; what is not named stays',
  params: facilityParams,
  body: z.object({
    /** The one that was read; another answers `revision-conflict`. */
    revision: z.number().int(),
    accepting: z.boolean().optional(),
    zone: zone.optional(),
    approval: z.enum(approvals).optional(),
    openings: openings.optional(),
    groups: z
      .array(z.object({ id, name: localized(120) }))
      .max(50)
      .optional(),
    rules: z.array(bookingRule).max(40).optional(),
    tariff: tariff.optional(),
    terms: terms.optional(),
  }),
  response: facility,
  errors: [
    'facility-not-found',
    'facility-not-opened',
    'facility-without-resource',
    'revision-conflict',
    'period-zone-unknown',
    'wall-clock-malformed',
    'recurrence-malformed',
    'recurrence-too-dense',
    'rule-twice',
    'code-twice',
    'currency-unknown',
    'state-secret-refused',
  ],
});

const resourceFields = {
  name: localized(120),
  capacity: z.number().int().min(1).max(100),
  groupId: id.nullable().optional(),
  openings: openings.nullable().optional(),
};
const resourceErrors = [
  'facility-not-found',
  'facility-not-opened',
  'group-not-found',
  'wall-clock-malformed',
  'recurrence-malformed',
  'recurrence-too-dense',
  'state-secret-refused',
] as const;

export const addResource = route({
  name: 'addResource',
  method: 'POST',
  path: '/api/facilities/:facilityId/resources',
  summary: 'Add something to book',
  params: facilityParams,
  body: z.object(resourceFields),
  response: facility,
  status: 201,
  errors: [...resourceErrors, 'resources-too-many'],
});

export const saveResource = route({
  name: 'saveResource',
  method: 'PATCH',
  path: '/api/facilities/:facilityId/resources/:resourceId',
  summary: 'Rename, regroup, retire or reopen a resource; its capacity cannot fall below what is booked',
  params: resourceParams,
  body: z.object({ ...resourceFields, state: resourceState.optional() }).partial(),
  response: facility,
  errors: [...resourceErrors, 'resource-not-found', 'resource-booked'],
});

/** Line of an operator's list. */
export const facilityLine = z.object({
  id,
  title: localizedOut,
  opened: z.boolean(),
  accepting: z.boolean(),
  resources: z.number().int(),
  /** Bookings that wait for an answer. */
  waiting: z.number().int(),
  /** Bookings that run now. */
  inUse: z.number().int(),
});
export const listOrganizationFacilities = route({
  name: 'listOrganizationFacilities',
  method: 'GET',
  path: '/api/organizations/:organizationId/facilities',
  summary: 'Facilities of an organization and how each stands',
  params: z.object({ organizationId: id }),
  response: z.object({ items: z.array(facilityLine) }),
  errors: ['organization-not-found'],
});
