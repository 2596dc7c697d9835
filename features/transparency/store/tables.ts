/** Tables of the log as Kysely sees them. */
import type { ColumnType } from 'kysely';
import type { Tx } from '@tongtu/platform/context';

/** Written once. */
type Fixed<T> = ColumnType<T, T, never>;

export type Tables = {
  log_entries: {
    idx: Fixed<bigint>;
    event_id: Fixed<string>;
    kind: Fixed<string>;
    subject_type: Fixed<string>;
    subject_id: Fixed<string>;
    entry: Fixed<Buffer>;
    leaf_hash: Fixed<Buffer>;
  };
  log_contents: { idx: Fixed<bigint>; organization_id: Fixed<string | null>; salt: Buffer | null; content: string | null; erased_at: Date | null };
  log_state: { only_row: Fixed<boolean>; origin: string; size: bigint; root: Buffer; checkpoint: string; verifier_keys: string; published_at: Date };
};

export const tables = (tx: Tx) => tx.withTables<Tables>();
