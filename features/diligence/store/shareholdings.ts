/** Who holds how much of whom. A small reference table. */
import { sql, type Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { Shareholding } from '../domain/shareholding.ts';
import { bareShare } from './declarations.ts';
import { tables, type Tables } from './tables.ts';

const shareholdingOfRow = (row: Selectable<Tables['shareholdings']>): Shareholding => ({
  id: row.shareholding_id,
  heldId: row.held_id,
  holder: { organizationId: row.holder_organization_id, name: row.holder_name },
  share: bareShare(row.share),
  since: row.since,
  until: row.until,
  source: row.source,
});

/** Shares of an organization are written one after the other: otherwise two of 60 % at one moment would both fit. */
export const lockShares = async (tx: Tx, heldId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`shares:${heldId}`}, 0))`.execute(tx);
};

/** All holdings of these organizations, also those that ended, in the order in which they began. */
export const holdersOf = async (tx: Tx, heldIds: readonly string[]): Promise<Shareholding[]> => {
  if (heldIds.length === 0) return [];
  return (await tables(tx).selectFrom('shareholdings').selectAll().where('held_id', 'in', heldIds).orderBy('since').orderBy('shareholding_id').execute()).map(
    shareholdingOfRow,
  );
};
/** What the organization holds of others. */
export const heldBy = async (tx: Tx, organizationId: string): Promise<Shareholding[]> =>
  (
    await tables(tx)
      .selectFrom('shareholdings')
      .selectAll()
      .where('holder_organization_id', '=', organizationId)
      .orderBy('since')
      .orderBy('shareholding_id')
      .execute()
  ).map(shareholdingOfRow);

export const insertShareholding = async (tx: Tx, one: Shareholding, by: string | null, now: Date): Promise<void> => {
  await tables(tx)
    .insertInto('shareholdings')
    .values({
      shareholding_id: one.id,
      held_id: one.heldId,
      holder_organization_id: one.holder.organizationId,
      holder_name: one.holder.name,
      share: one.share,
      since: one.since,
      until: one.until,
      source: one.source,
      recorded_by: by,
      recorded_at: now,
    })
    .execute();
};
export const endShareholdingRow = async (tx: Tx, id: string, until: string): Promise<void> => {
  await tables(tx).updateTable('shareholdings').set({ until }).where('shareholding_id', '=', id).execute();
};
