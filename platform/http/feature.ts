/** What a feature hands to the composition root: everything it answers and everything it does later. */
import type { Context } from '../context.ts';
import type { Tx } from '../database/index.ts';
import type { HandledJob } from '../jobs/index.ts';
import type { ErrorTable } from './problem.ts';
import type { ServedRoute } from './serve.ts';

export type Feature = {
  readonly name: string;
  readonly routes: readonly ServedRoute[];
  /** Failure kinds → HTTP status. */
  readonly errors: ErrorTable;
  readonly jobs?: readonly HandledJob<Context>[];
  /** Which of these stored files (by hash) this feature still refers to. Without it, it refers to none, and the daily sweep removes what it stored. */
  readonly fileReferences?: (tx: Tx, hashes: readonly string[]) => Promise<ReadonlySet<string>>;
};
