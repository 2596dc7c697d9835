/** Where many events stand in the log, in one query. */
import type { Tx } from '@tongtu/platform/context';
import { tables } from './tables.ts';

/** Event id → index. What is not appended yet, or is not provable, is absent. */
export const logIndexesOf = async (tx: Tx, eventIds: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  if (eventIds.length === 0) return new Map();
  const rows = await tables(tx).selectFrom('log_entries').select(['event_id', 'idx']).where('event_id', 'in', eventIds).execute();
  return new Map(rows.map((row) => [row.event_id, Number(row.idx)]));
};
