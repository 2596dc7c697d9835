/** A transaction whose failure rolls back and is answered: what a use-case says no to leaves nothing behind. */
import type { Failure, Result } from '@tongtu/kernel/result';
import type { Tx } from './pool.ts';
import { inTransaction } from './transaction.ts';

/** Carries a failure out of the transaction so that it rolls back. */
class RolledBack extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** As `inTransaction`, for work that answers with a result. */
export const settleTransaction = async <T>(db: Tx, work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> => {
  try {
    return await inTransaction(db, async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new RolledBack(result.error);
      return result;
    });
  } catch (error) {
    if (error instanceof RolledBack) return { ok: false, error: error.failure };
    throw error;
  }
};
