/** What the owner's people read of a block beside its times. */
import type { Tx } from '@tongtu/platform/context';
import { tables } from './tables.ts';

export type BlockNote = { readonly note: string | null; readonly rrule: string | null; readonly calendarId: string | null };

export const blockNotesOf = async (tx: Tx, facilityId: string, blockIds: readonly string[]): Promise<ReadonlyMap<string, BlockNote>> =>
  blockIds.length === 0
    ? new Map()
    : new Map(
        (
          await tables(tx)
            .selectFrom('blocks')
            .select(['block_id', 'note', 'rrule', 'calendar_id'])
            .where('facility_id', '=', facilityId)
            .where('block_id', 'in', [...new Set(blockIds)])
            .execute()
        ).map((row) => [row.block_id, { note: row.note, rrule: row.rrule, calendarId: row.calendar_id }]),
      );
