/** Reading a calendar from its address happens outside of requests and of transactions: somebody else's server may take ten seconds. */
import { defineJob } from '@tongtu/platform/jobs';
import { z } from 'zod';

export const readCalendarJob = defineJob({
  name: 'read-calendar',
  data: z.object({ facilityId: z.uuid(), calendarId: z.uuid() }),
  single: true,
  parallel: 4,
  retries: 1,
  timeoutSeconds: 120,
});

/** One calendar waits once. */
export const keyOfCalendar = (facilityId: string, calendarId: string): string => `${facilityId}/${calendarId}`;
