/** How facilities are used, by whom, and how their owners answer; the yearly report on instruments (国发〔2014〕70号). */
import { z } from 'zod';
import { id, localizedOut, route } from '@tongtu/platform/contract';

/** Hours with two decimals. */
export const useLine = z.object({
  facilityId: id,
  facilityTitle: localizedOut,
  resourceId: id,
  resourceName: localizedOut,
  openHours: z.number(),
  bookedHours: z.number(),
  usedHours: z.number(),
  /** Of what was used, by other organizations than the owner. */
  outsideHours: z.number(),
  /** Used of open, 0 to 1; null where it was never open. */
  utilisation: z.number().nullable(),
  outsideShare: z.number().nullable(),
  bookings: z.number().int(),
  customers: z.number().int(),
  noShows: z.number().int(),
  cancellations: z.number().int(),
  samples: z.number().int(),
  income: z.array(z.object({ currency: z.string(), amount: z.string() })),
});
export type UseLine = z.output<typeof useLine>;

export const facilityUse = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  lines: z.array(useLine),
  requests: z.object({
    received: z.number().int(),
    approved: z.number().int(),
    declined: z.number().int(),
    /** Ran out without an answer. */
    unanswered: z.number().int(),
    waiting: z.number().int(),
    refusals: z.array(z.object({ reason: z.string(), count: z.number().int() })),
    /** Hours from request to answer; null where nothing was answered. */
    medianResponseHours: z.number().nullable(),
    slowestResponseHours: z.number().nullable(),
  }),
});
export type FacilityUse = z.output<typeof facilityUse>;

const ofOrganization = z.object({ organizationId: id });

export const getFacilityUse = route({
  name: 'getFacilityUse',
  method: 'GET',
  path: '/api/organizations/:organizationId/facility-use',
  summary: 'Utilisation, outside hours, refusals by reason, response time, for at most 400 days',
  params: ofOrganization,
  /** Days in Asia/Shanghai, both included. */
  query: z.object({ from: z.iso.date(), to: z.iso.date() }),
  response: facilityUse,
  errors: ['organization-not-found', 'period-reversed', 'period-out-of-range', 'window-too-long'],
});

export const downloadInstrumentReport = route({
  name: 'downloadInstrumentReport',
  method: 'GET',
  path: '/api/organizations/:organizationId/instrument-report',
  summary: 'The yearly report on shared instruments, ready to hand in',
  params: ofOrganization,
  query: z.object({ year: z.coerce.number().int().min(2000).max(2199), format: z.enum(['xlsx', 'csv']), lang: z.enum(['zh', 'en']).optional() }),
  errors: ['organization-not-found'],
  rateLimit: 30,
});
