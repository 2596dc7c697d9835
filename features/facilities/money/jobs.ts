/**
 * Statements come by themselves in the night after the month. The job runs on each of the first five days: what is stated is not
 * stated again, and a server that was down on the first makes up for it on the second.
 */
import { z } from 'zod';
import type { Context } from '@tongtu/platform/context';
import { inTransaction } from '@tongtu/platform/database';
import { wakeFollowers } from '@tongtu/platform/events';
import { defineJob, handleJob, type HandledJob, type JobRun } from '@tongtu/platform/jobs';
import { endOfMonth, monthBefore, monthOf } from '../domain/statement.ts';
import { providersToState } from '../store/charges.ts';
import { stateMonth } from '../use-cases/issue-statements.ts';

export const issueStatementsJob = defineJob({
  name: 'issue-facility-statements',
  data: z.object({}),
  single: true,
  schedule: { cron: '17 3 1-5 * *', data: {} },
});

/** States the month before for every provider, one transaction each, so that one that fails stops no other. Answers how many papers were issued. */
export const stateAllProviders = async (context: Context, run: Pick<JobRun, 'signal'>): Promise<number> => {
  const month = monthBefore(monthOf(context.now));
  const errors: unknown[] = [];
  let issued = 0;
  for (const providerId of await providersToState(context.tx, endOfMonth(month))) {
    if (run.signal.aborted) break;
    try {
      issued += (await inTransaction(context.tx, (tx) => stateMonth({ ...context, tx }, providerId, month))).length;
    } catch (error) {
      errors.push(error);
    }
  }
  if (issued > 0) wakeFollowers();
  if (errors.length > 0) throw new AggregateError(errors, `statements of ${errors.length} providers could not be issued`);
  return issued;
};

export const statementJobs: readonly HandledJob<Context>[] = [
  handleJob<Context, object>(issueStatementsJob, async (context, _, run) => void (await stateAllProviders(context, run))),
];
