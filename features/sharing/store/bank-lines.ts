/** Lines of bank statements that were matched, by their content. */
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import { tables } from './tables.ts';

export const knownLines = async (tx: Tx, planId: string, hashes: readonly string[]): Promise<ReadonlySet<string>> =>
  hashes.length === 0
    ? new Set()
    : new Set(
        (
          await tables(tx)
            .selectFrom('bank_lines')
            .select('line_sha256')
            .where('plan_id', '=', planId)
            .where(sql<boolean>`line_sha256 = any(${[...hashes]}::text[])`)
            .execute()
        ).map((row) => row.line_sha256),
      );

export const insertLines = async (
  tx: Tx,
  planId: string,
  lines: readonly { readonly sha256: string; readonly paymentId: string }[],
  readAt: Date,
): Promise<void> => {
  if (lines.length === 0) return;
  await tables(tx)
    .insertInto('bank_lines')
    .values(lines.map(({ sha256, paymentId }) => ({ plan_id: planId, line_sha256: sha256, payment_id: paymentId, read_at: readAt })))
    .execute();
};
