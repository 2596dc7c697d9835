/** What comes by itself: cards expire within the hour, reminders go out in the morning. */
import { z } from 'zod';
import type { Context } from '@tongtu/platform/context';
import { inTransaction } from '@tongtu/platform/database';
import { wakeFollowers } from '@tongtu/platform/events';
import { defineJob, handleJob, type HandledJob, type JobRun } from '@tongtu/platform/jobs';
import { reminderDays } from './domain/expiry.ts';
import { dueListings } from './store/lists.ts';
import { expireListing, remindOfExpiry } from './use-cases/expire-listing.ts';

const nothing = z.object({});

export const expireListingsJob = defineJob({ name: 'expire-listings', data: nothing, single: true, schedule: { cron: '7 * * * *', data: {} } });
export const remindOfExpiryJob = defineJob({ name: 'remind-of-expiring-listings', data: nothing, single: true, schedule: { cron: '0 9 * * *', data: {} } });

const pageSize = 200;

/**
 * Page after page of what is due, one transaction a card, so that one that fails stops no other; its error is thrown at the
 * end, and the job comes again. Ends when a page brings nothing forward or the process stops. Answers how many were moved.
 */
const sweep = async (
  context: Context,
  run: Pick<JobRun, 'signal'>,
  before: Date,
  remind: boolean,
  act: (inside: Context, id: string) => Promise<boolean>,
): Promise<number> => {
  const errors: unknown[] = [];
  let done = 0;
  for (;;) {
    const ids = await dueListings(context.tx, before, remind, pageSize);
    let moved = 0;
    for (const id of ids) {
      if (run.signal.aborted) return done;
      try {
        if (await inTransaction(context.tx, (tx) => act({ ...context, tx }, id))) moved += 1;
      } catch (error) {
        errors.push(error);
      }
    }
    done += moved;
    if (moved > 0) wakeFollowers();
    if (ids.length < pageSize || moved === 0) break;
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} listings could not be swept`);
  return done;
};

/** Answers how many expired. */
export const expireListings = (context: Context, run: Pick<JobRun, 'signal'>): Promise<number> => sweep(context, run, context.now, false, expireListing);
/** Answers how many were reminded of. */
export const remindOfExpiring = (context: Context, run: Pick<JobRun, 'signal'>): Promise<number> =>
  sweep(context, run, new Date(context.now.getTime() + reminderDays * 86_400_000), true, remindOfExpiry);

export const listingJobs: readonly HandledJob<Context>[] = [
  handleJob<Context, object>(expireListingsJob, async (context, _, run) => void (await expireListings(context, run))),
  handleJob<Context, object>(remindOfExpiryJob, async (context, _, run) => void (await remindOfExpiring(context, run))),
];
