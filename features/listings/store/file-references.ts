/** Which stored files are still needed here. */
import type { Tx } from '@tongtu/platform/context';
import type { ImportsTable } from './imports.ts';
import { tables } from './tables.ts';

/** Those of the hashes that a card carries, or an import that is waiting, running, or ended at or after `endedSince`. */
export const filesReferredTo = async (tx: Tx, hashes: readonly string[], endedSince: Date): Promise<ReadonlySet<string>> => {
  if (hashes.length === 0) return new Set();
  const carried = await tables(tx).selectFrom('listing_attachments').select('sha256 as hash').distinct().where('sha256', 'in', hashes).execute();
  const imported = await tx
    .withTables<{ listing_imports: ImportsTable }>()
    .selectFrom('listing_imports')
    .select('file_hash as hash')
    .distinct()
    .where('file_hash', 'in', hashes)
    .where((where) => where.or([where('state', 'in', ['waiting', 'running']), where('ended_at', '>=', endedSince)]))
    .execute();
  return new Set([...carried, ...imported].map((row) => row.hash));
};
