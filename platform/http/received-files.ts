/** What was uploaded through this database's doors; the daily sweep looks at these and at nothing else. */
import type { Tx } from '../database/index.ts';

const tables = (tx: Tx) => tx.withTables<{ received_files: { hash: string; received_at: Date } }>();

/** Outside the transaction of the use-case, so that a refused upload is known too. */
export const rememberFile = async (tx: Tx, hash: string, at: Date): Promise<void> => {
  await tables(tx)
    .insertInto('received_files')
    .values({ hash, received_at: at })
    .onConflict((conflict) => conflict.column('hash').doUpdateSet({ received_at: at }))
    .execute();
};

/** Hashes received before an instant, in order, beyond `after`. */
export const receivedFiles = async (tx: Tx, before: Date, after: string, limit: number): Promise<readonly string[]> =>
  (
    await tables(tx)
      .selectFrom('received_files')
      .select('hash')
      .where('hash', '>', after)
      .where('received_at', '<', before)
      .orderBy('hash')
      .limit(limit)
      .execute()
  ).map((row) => row.hash);

/** Unless it came in again since. */
export const forgetFile = async (tx: Tx, hash: string, before: Date): Promise<boolean> =>
  ((await tables(tx).deleteFrom('received_files').where('hash', '=', hash).where('received_at', '<', before).executeTakeFirst()).numDeletedRows ?? 0n) > 0n;
