/**
 * The running queue. Every process queues; only workers run jobs and schedules. A job is run at least once:
 * when the process dies in the middle, its heartbeat stops and another worker begins it again.
 */
import { fromKysely, type PgBoss } from 'pg-boss';
import type { Log } from '../database/index.ts';
import { onWake, wakeFollowers } from '../events/index.ts';
import { backendOf, bossPool, makeBoss } from './boss.ts';
import type { EnqueueOptions, HandledJob, Job, JobQueue, JobRun } from './job.ts';

export const deadLetters = 'dead-letters';

export type JobsOptions<C> = {
  /** The database as the application's role; `prepareJobs` has run. */
  readonly url: string;
  readonly jobs: readonly HandledJob<C>[];
  /** False in a process that only answers requests: it queues, and runs nothing. */
  readonly work: boolean;
  /** What each run is handed: a context with the pool, the clock, this queue and so on. */
  readonly contextFor: (run: JobRun, queue: JobQueue) => C;
  readonly log: Log;
  /** Seconds between two looks of an idle worker; 1 unless told. */
  readonly pollSeconds?: number;
  /** Seconds between two looks for jobs whose worker is gone; 30 unless told. */
  readonly superviseSeconds?: number;
};

export type DeadLetter = { readonly id: string; readonly job: string | null; readonly data: object };

export type Jobs = {
  readonly queue: JobQueue;
  /** Takes no new jobs, waits for the running ones up to so many seconds, then lets go of them: they run again later. */
  readonly stop: (graceSeconds: number) => Promise<void>;
  /** Waiting and running jobs by name. */
  readonly counts: () => Promise<readonly { readonly job: string; readonly waiting: number; readonly active: number; readonly failed: number }[]>;
  /** Jobs that failed every time, oldest first, at most 1000. */
  readonly dead: () => Promise<readonly DeadLetter[]>;
  /** Queues the dead letters again; answers how many. */
  readonly revive: (job?: string) => Promise<number>;
};

/** A worker says so often that it lives; one that is silent for longer is gone, and its job begins again long before its time is up. */
const heartbeatSeconds = 60;

const queueOptions = (job: Job) => ({
  retryLimit: job.retries ?? 5,
  retryDelay: job.retryDelaySeconds ?? 10,
  retryBackoff: true,
  retryDelayMax: 3600,
  expireInSeconds: job.timeoutSeconds ?? 900,
  heartbeatSeconds,
  deleteAfterSeconds: job.keepSeconds ?? 86_400,
  deadLetter: deadLetters,
});

const makeQueues = async (boss: PgBoss, jobs: readonly Job[]): Promise<void> => {
  const names = new Set<string>();
  await boss.createQueue(deadLetters, { retryLimit: 0, retentionSeconds: 90 * 86_400 });
  for (const job of jobs) {
    if (names.has(job.name)) throw new Error(`two jobs are named ${job.name}`);
    names.add(job.name);
    await boss.createQueue(job.name, { ...queueOptions(job), policy: job.single ? 'short' : 'standard' });
    // An earlier version may have made the queue with other numbers.
    await boss.updateQueue(job.name, queueOptions(job));
  }
};

/** Names of jobs queued in this process since its workers were last woken: a letter then leaves at once, not at the next look. */
type Fresh = Set<string>;

const queueOn = (boss: PgBoss, known: ReadonlySet<string>, fresh: Fresh): JobQueue => ({
  enqueue: async (tx, job, data, options: EnqueueOptions = {}) => {
    // Outside a transaction the job would run even when the change that asked for it never commits.
    if (!tx.isTransaction) throw new Error(`job ${job.name} must be queued inside a transaction`);
    if (!known.has(job.name)) throw new Error(`job ${job.name} is not mounted`);
    if (options.key !== undefined && job.single !== true) throw new Error(`job ${job.name} has a key but is not single`);
    fresh.add(job.name);
    return boss.send(job.name, job.data.parse(data), {
      db: fromKysely(tx),
      ...(options.startAfter === undefined ? {} : { startAfter: options.startAfter }),
      ...(options.key === undefined ? {} : { singletonKey: options.key }),
      ...(options.priority === undefined ? {} : { priority: options.priority }),
    });
  },
});

const workOn = async <C>(boss: PgBoss, handled: HandledJob<C>, options: JobsOptions<C>, queue: JobQueue, stopping: AbortSignal): Promise<string> => {
  const { job } = handled;
  const work = { batchSize: 1, pollingIntervalSeconds: options.pollSeconds ?? 1 };
  let worker = '';
  worker = await boss.work<object>(job.name, work, async ([one]) => {
    if (one === undefined) return;
    // A worker that found one looks again as soon as this one is settled.
    boss.notifyWorker(worker);
    const run: JobRun = { id: one.id, attempt: one.retryCount + 1, signal: AbortSignal.any([one.signal, stopping]) };
    try {
      await handled.handle(options.contextFor(run, queue), job.data.parse(one.data), run);
    } catch (error) {
      options.log.error({ err: error, job: job.name, id: one.id, attempt: run.attempt }, 'job failed');
      throw error;
    } finally {
      // A job writes and announces like a request does.
      wakeFollowers();
    }
  });
  return worker;
};

const keepSchedules = async (boss: PgBoss, jobs: readonly Job[]): Promise<void> => {
  const wanted = new Set(jobs.filter((job) => job.schedule !== undefined).map((job) => job.name));
  for (const kept of await boss.getSchedules()) if (!wanted.has(kept.name)) await boss.unschedule(kept.name, kept.key);
  for (const job of jobs) if (job.schedule) await boss.schedule(job.name, job.schedule.cron, job.schedule.data, { tz: job.schedule.zone ?? 'Asia/Shanghai' });
};

/** Starts the queue. Throws when its tables are missing or the database is away. */
export const startJobs = async <C>(options: JobsOptions<C>): Promise<Jobs> => {
  const { log, work } = options;
  const stopping = new AbortController();
  const pool = bossPool(options.url, work ? 4 : 2, log);
  try {
    const looks = options.superviseSeconds ?? 30;
    const boss = makeBoss(pool.db, log, {
      supervise: work,
      schedule: work,
      backend: await backendOf(pool.db),
      superviseIntervalSeconds: looks,
      monitorIntervalSeconds: looks,
    });
    await boss.start();
    const jobs = options.jobs.map((handled) => handled.job);
    await makeQueues(boss, jobs);
    const fresh: Fresh = new Set();
    const workers = new Map<string, string[]>();
    const queue = queueOn(boss, new Set(jobs.map((job) => job.name)), fresh);
    if (work) {
      await keepSchedules(boss, jobs);
      for (const handled of options.jobs) {
        const ids: string[] = [];
        for (let i = 0; i < (handled.job.parallel ?? 1); i += 1) ids.push(await workOn(boss, handled, options, queue, stopping.signal));
        workers.set(handled.job.name, ids);
      }
    }
    const forget = onWake(() => {
      for (const name of fresh) for (const id of workers.get(name) ?? []) boss.notifyWorker(id);
      fresh.clear();
    });
    return {
      queue,
      stop: async (graceSeconds) => {
        forget();
        stopping.abort();
        await boss.stop({ graceful: graceSeconds > 0, timeout: graceSeconds * 1000, close: false });
        await pool.close();
      },
      counts: async () => {
        const { rows } = await pool.db.executeSql(
          `select name as job, count(*) filter (where state < 'active')::int as waiting, count(*) filter (where state = 'active')::int as active,
             count(*) filter (where state = 'failed')::int as failed from pgboss.job where name not like '\\_\\_pgboss%' group by name order by name`,
        );
        return rows;
      },
      dead: async () =>
        (await boss.findJobs<object>(deadLetters, { queued: true })).map((letter) => ({
          id: letter.id,
          job: (letter as { sourceName?: string | null }).sourceName ?? null,
          data: letter.data,
        })),
      revive: (job) => boss.redrive(deadLetters, job === undefined ? {} : { sourceName: job }),
    };
  } catch (error) {
    await pool.close();
    throw error;
  }
};
