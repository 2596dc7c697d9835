/** A queue for tests of use-cases: what was queued lies in a list. It knows nothing of rollbacks. */
import type { Tx } from '../database/index.ts';
import type { EnqueueOptions, HandledJob, Job, JobQueue, JobRun } from './job.ts';

export type QueuedJob = { readonly id: string; readonly job: string; readonly data: object; readonly options: EnqueueOptions };
export type MemoryJobs = JobQueue & {
  readonly queued: QueuedJob[];
  /** Runs everything queued, in order, also what is queued meanwhile; a failure is thrown. */
  readonly runAll: <C>(handled: readonly HandledJob<C>[], context: C) => Promise<void>;
};

export const memoryJobs = (): MemoryJobs => {
  const queued: QueuedJob[] = [];
  let number = 0;
  return {
    queued,
    enqueue: async <T extends object>(_tx: Tx, job: Job<T>, data: T, options: EnqueueOptions = {}) => {
      const twin = (q: QueuedJob): boolean => q.job === job.name && q.options.key === options.key;
      if (job.single && queued.some(twin)) return null;
      const id = `job-${(number += 1)}`;
      queued.push({ id, job: job.name, data: job.data.parse(data), options });
      return id;
    },
    runAll: async (handled, context) => {
      for (let next = queued.shift(); next !== undefined; next = queued.shift()) {
        const found = handled.find((h) => h.job.name === next?.job);
        if (found === undefined) throw new Error(`no handler for ${next.job}`);
        const run: JobRun = { id: next.id, attempt: 1, signal: new AbortController().signal };
        await found.handle(context, next.data, run);
      }
    },
  };
};
