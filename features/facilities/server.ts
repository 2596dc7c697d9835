/** What the composition root mounts. */
import type { Feature } from '@tongtu/platform/http';
import { keepFacilities } from './background.ts';
import { facilityErrors } from './contract.ts';
import { facilityHttp } from './http.ts';
import type { FacilitiesOptions } from './http/options.ts';
import { facilityJobs } from './jobs.ts';
import { facilityEvidence } from './provable.ts';

export type { FacilitiesOptions } from './http/options.ts';

/** Shared facilities: search by capability, calendars, bookings, tariffs, metered use, statements. */
export const facilitiesFeature = (options: FacilitiesOptions): Feature => ({
  name: 'facilities',
  routes: facilityHttp(options),
  errors: facilityErrors,
  provable: facilityEvidence,
  jobs: facilityJobs(options),
  background: keepFacilities,
});
