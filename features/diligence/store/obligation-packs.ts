/** Versions of obligation packs that were proposed in the house. */
import type { Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { PackState } from '../domain/pack-lifecycle.ts';
import { tables, type Tables } from './tables.ts';

export type StoredPack = {
  /** Of the proposal. */
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly state: PackState;
  readonly content: Readonly<Record<string, unknown>>;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
};

const packOfRow = (row: Selectable<Tables['obligation_packs']>): StoredPack => ({
  id: row.pack_id,
  code: row.code,
  version: row.version,
  state: row.state,
  content: row.content,
  proposedBy: row.proposed_by,
  proposedAt: row.proposed_at,
  answeredBy: row.answered_by,
  answeredAt: row.answered_at,
});

export const storedPacks = async (tx: Tx): Promise<StoredPack[]> =>
  (await tables(tx).selectFrom('obligation_packs').selectAll().orderBy('code').orderBy('version').execute()).map(packOfRow);

/** Locked until the transaction ends. */
export const lockPack = async (tx: Tx, code: string, version: number): Promise<StoredPack | undefined> => {
  const row = await tables(tx)
    .selectFrom('obligation_packs')
    .selectAll()
    .where('code', '=', code)
    .where('version', '=', version)
    .forUpdate()
    .executeTakeFirst();
  return row && packOfRow(row);
};

/** False where this version is there already. */
export const insertPack = async (tx: Tx, pack: StoredPack): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tables(tx)
    .insertInto('obligation_packs')
    .values({
      pack_id: pack.id,
      code: pack.code,
      version: pack.version,
      state: pack.state,
      content: JSON.stringify(pack.content),
      proposed_by: pack.proposedBy,
      proposed_at: pack.proposedAt,
      answered_by: pack.answeredBy,
      answered_at: pack.answeredAt,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
};

export const answerPack = async (tx: Tx, pack: StoredPack): Promise<void> => {
  await tables(tx)
    .updateTable('obligation_packs')
    .set({ state: pack.state, answered_by: pack.answeredBy, answered_at: pack.answeredAt })
    .where('code', '=', pack.code)
    .where('version', '=', pack.version)
    .execute();
};
