/** On what prices rest. Rows are changed only by a withdrawal. */
import type { Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { PriceRecord } from '../domain/price-facts.ts';
import { tables, type Tables } from './tables.ts';

const recordOfRow = (row: Selectable<Tables['price_records']>): PriceRecord => ({
  id: row.record_id,
  caseId: row.case_id,
  kind: row.kind,
  institution: row.institution,
  amount: row.amount === null || row.currency === null ? null : { amount: row.amount, currency: row.currency as 'CNY' },
  on: row.on_day,
  validUntil: row.valid_until,
  words: row.words,
  fileId: row.file_id,
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at,
  withdrawnAt: row.withdrawn_at,
  withdrawnReason: row.withdrawn_reason,
});

/** All of a case, withdrawn ones too, in the order in which they were recorded. */
export const priceRecordsOf = async (tx: Tx, caseId: string): Promise<PriceRecord[]> =>
  (await tables(tx).selectFrom('price_records').selectAll().where('case_id', '=', caseId).orderBy('recorded_at').orderBy('record_id').execute()).map(
    recordOfRow,
  );

export const findPriceRecord = async (tx: Tx, caseId: string, recordId: string): Promise<PriceRecord | undefined> => {
  const row = await tables(tx).selectFrom('price_records').selectAll().where('case_id', '=', caseId).where('record_id', '=', recordId).executeTakeFirst();
  return row && recordOfRow(row);
};

export const insertPriceRecord = async (tx: Tx, one: PriceRecord): Promise<void> => {
  await tables(tx)
    .insertInto('price_records')
    .values({
      case_id: one.caseId,
      record_id: one.id,
      kind: one.kind,
      institution: one.institution,
      amount: one.amount?.amount ?? null,
      currency: one.amount?.currency ?? null,
      on_day: one.on,
      valid_until: one.validUntil,
      words: one.words,
      file_id: one.fileId,
      recorded_by: one.recordedBy,
      recorded_at: one.recordedAt,
      withdrawn_at: one.withdrawnAt,
      withdrawn_reason: one.withdrawnReason,
    })
    .execute();
};

export const withdrawPriceRecordRow = async (tx: Tx, caseId: string, recordId: string, reason: string, now: Date): Promise<void> => {
  await tables(tx)
    .updateTable('price_records')
    .set({ withdrawn_at: now, withdrawn_reason: reason })
    .where('case_id', '=', caseId)
    .where('record_id', '=', recordId)
    .execute();
};
