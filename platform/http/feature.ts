/** What a feature hands to the composition root: everything it answers and everything it does later. */
import type { Context } from '../context.ts';
import type { Log, Tx } from '../database/index.ts';
import type { HandledJob } from '../jobs/index.ts';
import type { ErrorTable } from './problem.ts';
import type { ServedRoute } from './serve.ts';

/** What goes on beside requests is handed the house as it runs. */
export type Running = {
  /** A fresh context on the pool, with the time of now. */
  readonly context: () => Context;
  readonly log: Log;
  /** This process runs jobs and clocks; false where it only answers requests. */
  readonly work: boolean;
  /** Finish what is begun and end. */
  readonly signal: AbortSignal;
};

export type Feature = {
  readonly name: string;
  readonly routes: readonly ServedRoute[];
  /** Failure kinds → HTTP status. */
  readonly errors: ErrorTable;
  readonly jobs?: readonly HandledJob<Context>[];
  /** Which of these stored files (by hash) this feature still refers to. Without it, it refers to none, and the daily sweep removes what it stored. */
  readonly fileReferences?: (tx: Tx, hashes: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Kinds of its events that matter as evidence: the transparency log commits to each of them. */
  readonly provable?: readonly string[];
  /** Followers and clocks: from the start of the server until the signal ends; resolves then. Errors inside are its own business. */
  readonly background?: (running: Running) => Promise<void>;
};
