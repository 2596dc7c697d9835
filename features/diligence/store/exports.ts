/** Dossiers that were asked for and made. */
import type { Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import { tables, type Tables } from './tables.ts';

export type DossierExport = {
  readonly id: string;
  readonly caseId: string;
  readonly state: Tables['dossier_exports']['state'];
  readonly requestedBy: string | null;
  readonly requestedAt: Date;
  readonly readyAt: Date | null;
  /** Of the stored zip. */
  readonly sha256: string | null;
  /** Bytes. */
  readonly size: number | null;
  readonly fault: string | null;
};

const ofRow = (row: Selectable<Tables['dossier_exports']>): DossierExport => ({
  id: row.export_id,
  caseId: row.case_id,
  state: row.state,
  requestedBy: row.requested_by,
  requestedAt: row.requested_at,
  readyAt: row.ready_at,
  sha256: row.file_sha256,
  size: row.size === null ? null : Number(row.size),
  fault: row.fault,
});
const columns = (one: DossierExport) => ({
  state: one.state,
  requested_by: one.requestedBy,
  requested_at: one.requestedAt,
  ready_at: one.readyAt,
  file_sha256: one.sha256,
  size: one.size === null ? null : BigInt(one.size),
  fault: one.fault,
});

export const insertExport = async (tx: Tx, one: DossierExport): Promise<void> => {
  await tables(tx)
    .insertInto('dossier_exports')
    .values({ case_id: one.caseId, export_id: one.id, ...columns(one) })
    .execute();
};
export const updateExport = async (tx: Tx, one: DossierExport): Promise<void> => {
  await tables(tx).updateTable('dossier_exports').set(columns(one)).where('case_id', '=', one.caseId).where('export_id', '=', one.id).execute();
};
/** Of a case, the latest first. */
export const exportsOfCase = async (tx: Tx, caseId: string): Promise<DossierExport[]> =>
  (
    await tables(tx)
      .selectFrom('dossier_exports')
      .selectAll()
      .where('case_id', '=', caseId)
      .orderBy('requested_at', 'desc')
      .orderBy('export_id', 'desc')
      .execute()
  ).map(ofRow);
export const findExport = async (tx: Tx, caseId: string, exportId: string): Promise<DossierExport | undefined> => {
  const row = await tables(tx).selectFrom('dossier_exports').selectAll().where('case_id', '=', caseId).where('export_id', '=', exportId).executeTakeFirst();
  return row && ofRow(row);
};
