/** What comes by itself: calendars are read again, and what recurs is written a day further. */
import { z } from 'zod';
import type { Context } from '@tongtu/platform/context';
import { inTransaction } from '@tongtu/platform/database';
import { defineJob, handleJob, type HandledJob, type JobRun } from '@tongtu/platform/jobs';
import { blocksToExtend, insertOccurrences, markWritten, type StoredBlock } from '../store/blocks.ts';
import { dueCalendars } from '../store/calendars.ts';
import { fetchCalendar } from './fetch-calendar.ts';
import { keyOfCalendar, readCalendarJob } from './read-calendar-job.ts';
import { occurrencesOf, writtenUntil } from './write-block.ts';

const nothing = z.object({});

export const refreshCalendarsJob = defineJob({ name: 'refresh-calendars', data: nothing, single: true, schedule: { cron: '*/15 * * * *', data: {} } });
export const extendBlocksJob = defineJob({ name: 'extend-blocks', data: nothing, single: true, schedule: { cron: '23 3 * * *', data: {} } });

const mostAtOnce = 5000;

/** Queues every calendar whose time has come; answers how many. */
export const refreshCalendars = async (context: Context): Promise<number> =>
  inTransaction(context.tx, async (tx) => {
    const due = await dueCalendars(tx, context.now, mostAtOnce);
    for (const { facilityId, id } of due)
      await context.jobs.enqueue(tx, readCalendarJob, { facilityId, calendarId: id }, { key: keyOfCalendar(facilityId, id) });
    return due.length;
  });

const extend = async (context: Context, block: StoredBlock, until: Date): Promise<void> => {
  const occurrences = occurrencesOf(block, { from: block.writtenUntil, to: until });
  await inTransaction(context.tx, async (tx) => {
    // A rule that an older version let in and that cannot be read any more is not looked at every day.
    if (occurrences.ok) await insertOccurrences(tx, occurrences.value);
    await markWritten(tx, block.facilityId, block.id, until);
  });
};

const pageSize = 500;

/**
 * Writes what recurs as far ahead as today allows; answers how many blocks. Nobody can have booked so far ahead yet, so
 * bookings need not wait for it.
 */
export const extendBlocks = async (context: Context, run: Pick<JobRun, 'signal'>): Promise<number> => {
  const until = writtenUntil(context.now);
  let done = 0;
  for (;;) {
    const blocks = await blocksToExtend(context.tx, until, pageSize);
    for (const block of blocks) {
      if (run.signal.aborted) return done;
      await extend(context, block, until);
      done += 1;
    }
    if (blocks.length < pageSize) return done;
  }
};

export const calendarJobs: readonly HandledJob<Context>[] = [
  handleJob<Context, { facilityId: string; calendarId: string }>(readCalendarJob, (context, { facilityId, calendarId }) =>
    fetchCalendar(context, facilityId, calendarId),
  ),
  handleJob<Context, object>(refreshCalendarsJob, async (context) => void (await refreshCalendars(context))),
  handleJob<Context, object>(extendBlocksJob, async (context, _, run) => void (await extendBlocks(context, run))),
];
