/** Evidence of cases, and the files behind it. Rows are never deleted, and changed only by a withdrawal. */
import type { Tx } from '@tongtu/platform/context';
import type { Evidence } from '../domain/evidence.ts';
import { tables } from './tables.ts';

export type CaseFile = { readonly id: string; readonly sha256: string; readonly name: string; readonly mediaType: string; readonly size: number };

export const insertCaseFile = async (tx: Tx, caseId: string, file: CaseFile, by: string | null, now: Date): Promise<void> => {
  await tables(tx)
    .insertInto('case_files')
    .values({
      case_id: caseId,
      file_id: file.id,
      sha256: file.sha256,
      name: file.name,
      media_type: file.mediaType,
      size: BigInt(file.size),
      uploaded_by: by,
      uploaded_at: now,
    })
    .execute();
};
export const countCaseFiles = async (tx: Tx, caseId: string): Promise<number> => {
  const row = await tables(tx)
    .selectFrom('case_files')
    .select((e) => e.fn.countAll<bigint>().as('n'))
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return Number(row?.n ?? 0n);
};
/** Files of a case by id. */
export const caseFiles = async (tx: Tx, caseId: string, ids: readonly string[]): Promise<ReadonlyMap<string, CaseFile>> => {
  if (ids.length === 0) return new Map();
  const rows = await tables(tx).selectFrom('case_files').selectAll().where('case_id', '=', caseId).where('file_id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.file_id, { id: row.file_id, sha256: row.sha256, name: row.name, mediaType: row.media_type, size: Number(row.size) }]));
};
/** Which of these stored files some case still refers to. */
export const hashesInCases = async (tx: Tx, hashes: readonly string[]): Promise<ReadonlySet<string>> => {
  if (hashes.length === 0) return new Set();
  const files = await tables(tx).selectFrom('case_files').select('sha256').where('sha256', 'in', hashes).execute();
  const exports = await tables(tx).selectFrom('dossier_exports').select('file_sha256').where('file_sha256', 'in', hashes).execute();
  return new Set([...files.map((row) => row.sha256), ...exports.flatMap((row) => (row.file_sha256 === null ? [] : [row.file_sha256]))]);
};

type FileId = { readonly fileId: string | null };
export const insertEvidence = async (tx: Tx, one: Evidence & FileId): Promise<void> => {
  await tables(tx)
    .insertInto('evidence')
    .values({
      case_id: one.caseId,
      evidence_id: one.id,
      kind: one.kind,
      title: JSON.stringify(one.title),
      source_type: one.source.type,
      source_id: one.source.id,
      sha256: one.sha256,
      file_id: one.fileId,
      record: one.record,
      supplied_by: one.suppliedBy,
      supplied_as: one.suppliedAs,
      supplied_at: one.suppliedAt,
      withdrawn_at: one.withdrawnAt,
      withdrawn_reason: one.withdrawnReason,
      event_id: one.eventId,
    })
    .execute();
};

/** All evidence of a case, withdrawn ones too, in the order in which it was supplied. */
export const evidenceOfCase = async (tx: Tx, caseId: string): Promise<Evidence[]> => {
  const rows = await tables(tx)
    .selectFrom('evidence as e')
    .leftJoin('case_files as f', (join) => join.onRef('f.case_id', '=', 'e.case_id').onRef('f.file_id', '=', 'e.file_id'))
    .selectAll('e')
    .select(['f.name as file_name', 'f.media_type', 'f.size'])
    .where('e.case_id', '=', caseId)
    .orderBy('e.supplied_at')
    .orderBy('e.evidence_id')
    .execute();
  return rows.map((row) => ({
    id: row.evidence_id,
    caseId: row.case_id,
    kind: row.kind,
    title: row.title,
    source: { type: row.source_type, id: row.source_id },
    sha256: row.sha256,
    file: row.file_name === null ? null : { name: row.file_name, mediaType: row.media_type ?? '', size: Number(row.size ?? 0n) },
    record: row.record,
    suppliedBy: row.supplied_by,
    suppliedAs: row.supplied_as,
    suppliedAt: row.supplied_at,
    withdrawnAt: row.withdrawn_at,
    withdrawnReason: row.withdrawn_reason,
    eventId: row.event_id,
  }));
};

export const withdrawEvidenceRow = async (tx: Tx, caseId: string, evidenceId: string, reason: string, now: Date): Promise<void> => {
  await tables(tx)
    .updateTable('evidence')
    .set({ withdrawn_at: now, withdrawn_reason: reason })
    .where('case_id', '=', caseId)
    .where('evidence_id', '=', evidenceId)
    .execute();
};
