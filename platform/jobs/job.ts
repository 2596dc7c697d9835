/** A job is data: its name, the shape of what it is given, how often it is tried, when it comes by itself. */
import type { z } from 'zod';
import type { Tx } from '../database/index.ts';

export type Job<T extends object = object> = {
  /** Verb first: `send-letter`. Unique across the house. */
  readonly name: string;
  /** Checked when it is queued and again when it is run: an older version may have queued it. */
  readonly data: z.ZodType<T>;
  /** Further tries after the first; 5 unless told. Then it goes to the dead letters. */
  readonly retries?: number;
  /** Seconds before the second try, doubling from there up to an hour; 10 unless told. */
  readonly retryDelaySeconds?: number;
  /** A try that takes longer counts as failed; 900 unless told. */
  readonly timeoutSeconds?: number;
  /** Seconds after which a done job is forgotten; a day unless told. Short where the data is private. */
  readonly keepSeconds?: number;
  /** While one with the same key (or, without keys, any) waits, another is not queued: rebuilds, sweeps. */
  readonly single?: true;
  /** How many run at once in one process; 1 unless told. */
  readonly parallel?: number;
  /** Comes by itself: five fields of cron, in this time zone (`Asia/Shanghai` unless told), with this data. */
  readonly schedule?: { readonly cron: string; readonly zone?: string; readonly data: T };
};

export type EnqueueOptions = {
  /** Not before. */
  readonly startAfter?: Date;
  /** For a `single` job: what makes two of them the same. */
  readonly key?: string;
  readonly priority?: number;
};

/** Queues jobs inside a business transaction: they exist when it commits and not otherwise. */
export type JobQueue = {
  /** Answers the job's id, or null when a `single` one waits already. Data that does not fit the job's shape is a bug and throws. */
  readonly enqueue: <T extends object>(tx: Tx, job: Job<T>, data: T, options?: EnqueueOptions) => Promise<string | null>;
};

/** Declares a job, keeping its exact type. */
export const defineJob = <T extends object>(job: Job<T>): Job<T> => job;

export type JobRun = {
  readonly id: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /** Ends when the process is asked to stop or the time is up: finish what is begun, or throw to be tried again. */
  readonly signal: AbortSignal;
};

/** A job with what it does. `C` is what the composition root hands every handler. It may run twice: the second time finds the work done. */
export type HandledJob<C> = { readonly job: Job; readonly handle: (context: C, data: object, run: JobRun) => Promise<void> };

/** Joins a job and its handler. */
export const handleJob = <C, T extends object>(job: Job<T>, handle: (context: C, data: T, run: JobRun) => Promise<void>): HandledJob<C> =>
  ({ job, handle }) as unknown as HandledJob<C>;
