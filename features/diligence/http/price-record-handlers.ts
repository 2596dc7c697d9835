/** On what prices rest. */
import type { Context } from '@tongtu/platform/context';
import type { Handlers } from '@tongtu/platform/http';
import { moneyToJson } from '@tongtu/kernel/money';
import { mapResult, ok, type Result } from '@tongtu/kernel/result';
import type { diligenceRoutes } from '../contract.ts';
import type { PriceRecordView } from '../contract/price-records.ts';
import type { PriceRecord } from '../domain/price-facts.ts';
import { listPriceRecords, seenRecords, type SeenRecord } from '../use-cases/read-price-records.ts';
import { recordPrice } from '../use-cases/record-price.ts';
import { withdrawPriceRecord } from '../use-cases/withdraw-price-record.ts';

const present = ({ record, file, recordedByName }: SeenRecord): PriceRecordView => ({
  id: record.id,
  kind: record.kind,
  institution: record.institution,
  amount: record.amount === null ? null : moneyToJson(record.amount),
  on: record.on,
  validUntil: record.validUntil,
  words: record.words,
  file: file === null ? null : { name: file.name, mediaType: file.mediaType, size: file.size, sha256: file.sha256 },
  recordedBy: recordedByName,
  recordedAt: record.recordedAt.toISOString(),
  withdrawnReason: record.withdrawnReason,
});
const shown = async (context: Context, written: Promise<Result<PriceRecord>>): Promise<Result<PriceRecordView>> => {
  const done = await written;
  if (!done.ok) return done;
  const [seen] = await seenRecords(context, done.value.caseId, [done.value]);
  return ok(present(seen!));
};

export const priceRecordHandlers = {
  listPriceRecords: (context, { params }) => mapResult(listPriceRecords(context, params.caseId), (items) => ({ items: items.map(present) })),
  recordPrice: (context, { params, body }) => shown(context, recordPrice(context, params.caseId, body)),
  withdrawPriceRecord: (context, { params, body }) => shown(context, withdrawPriceRecord(context, params.caseId, params.recordId, body.reason)),
} satisfies Partial<Handlers<typeof diligenceRoutes>>;
