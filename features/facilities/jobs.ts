/** What comes by itself. Holds run out by the clock in `background.ts`, every second; these may take their time. */
import type { Context } from '@tongtu/platform/context';
import type { HandledJob } from '@tongtu/platform/jobs';
import { calendarJobs } from './calendars/jobs.ts';
import type { FacilitiesOptions } from './http/options.ts';
import { statementJobs } from './money/jobs.ts';

export const facilityJobs = (_options: FacilitiesOptions): readonly HandledJob<Context>[] => [...calendarJobs, ...statementJobs];
