/** On what the price of a case rests, with files and names; for whoever sees the case. */
import { personNamesByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { ok, type Result } from '@tongtu/kernel/result';
import type { PriceRecord } from '../domain/price-facts.ts';
import { caseFiles, type CaseFile } from '../store/evidence.ts';
import { priceRecordsOf } from '../store/price-records.ts';
import { seenCase } from './seen-case.ts';

export type SeenRecord = { readonly record: PriceRecord; readonly file: CaseFile | null; readonly recordedByName: string | null };

export const seenRecords = async ({ tx }: Pick<Context, 'tx'>, caseId: string, records: readonly PriceRecord[]): Promise<SeenRecord[]> => {
  const files = await caseFiles(
    tx,
    caseId,
    records.flatMap(({ fileId }) => fileId ?? []),
  );
  const names = await personNamesByIds(
    tx,
    records.flatMap(({ recordedBy }) => recordedBy ?? []),
  );
  return records.map((record) => ({
    record,
    file: record.fileId === null ? null : (files.get(record.fileId) ?? null),
    recordedByName: record.recordedBy === null ? null : (names.get(record.recordedBy) ?? null),
  }));
};

/** Withdrawn ones too, in the order in which they were recorded. Kind `case-not-found`. */
export const listPriceRecords = async (context: Context, caseId: string): Promise<Result<SeenRecord[]>> => {
  const seen = await seenCase(context, caseId);
  return seen.ok ? ok(await seenRecords(context, caseId, await priceRecordsOf(context.tx, caseId))) : seen;
};
