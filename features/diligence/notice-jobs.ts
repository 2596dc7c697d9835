/** A period that is over and a notice that nobody closed: its managers hear of it, once at the end and then every week. */
import { z } from 'zod';
import type { Context } from '@tongtu/platform/context';
import { inTransaction } from '@tongtu/platform/database';
import { defineJob, handleJob, type HandledJob, type JobRun } from '@tongtu/platform/jobs';
import { endedNotices, markReminded } from './store/notices.ts';
import { tellManagers } from './use-cases/notice-letters.ts';

export const remindOfEndedNoticesJob = defineJob({
  name: 'remind-of-ended-notices',
  data: z.object({}),
  single: true,
  schedule: { cron: '15 8 * * *', data: {} },
});

const week = 7 * 86_400_000;
const atOnce = 200;

/** A transaction for each notice, so that one that fails stops no other. Answers how many notices were written about. */
export const remindOfEndedNotices = async (context: Context, run: Pick<JobRun, 'signal'>): Promise<number> => {
  const before = new Date(context.now.getTime() - week);
  const errors: unknown[] = [];
  let told = 0;
  for (const notice of await endedNotices(context.tx, context.now, before, atOnce)) {
    if (run.signal.aborted) break;
    try {
      const wrote = await inTransaction(context.tx, async (tx) => {
        const marked = await markReminded(tx, notice, context.now, before);
        if (marked) await tellManagers({ ...context, tx }, 'notice-period-over', notice);
        return marked;
      });
      if (wrote) told += 1;
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `managers of ${errors.length} notices could not be reminded`);
  return told;
};

export const noticeJobs: readonly HandledJob<Context>[] = [
  handleJob<Context, object>(remindOfEndedNoticesJob, async (context, _, run) => void (await remindOfEndedNotices(context, run))),
];
