/** A record is taken back with a reason: it stays readable, and its evidence with it, but neither counts any more. */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { PriceRecord } from '../domain/price-facts.ts';
import { mayWorkCase } from '../policy.ts';
import { findPriceRecord, withdrawPriceRecordRow } from '../store/price-records.ts';
import { workedCase } from './seen-case.ts';
import { takeBackEvidence } from './withdraw-evidence.ts';

/** Kinds `case-not-found`, `not-allowed`, `price-record-not-found`, `wrong-state` (the case is over, or it was taken back before). */
export const withdrawPriceRecord = async (context: Context, caseId: string, recordId: string, reason: string): Promise<Result<PriceRecord>> => {
  const worked = await workedCase(context, caseId, mayWorkCase);
  if (!worked.ok) return worked;
  const one = worked.value.case;
  const record = await findPriceRecord(context.tx, caseId, recordId);
  if (record === undefined) return fail('price-record-not-found');
  if (one.state === 'closed' || one.state === 'abandoned' || record.withdrawnAt !== null) return fail('wrong-state', { details: { state: one.state } });
  await withdrawPriceRecordRow(context.tx, caseId, recordId, reason, context.now);
  await announce(context, {
    kind: 'price-record-withdrawn',
    subject: { type: 'price-record', id: recordId },
    organizationId: one.organizationId,
    changed: { case: caseId, kind: record.kind, reason },
  });
  await takeBackEvidence(context, one, { type: 'price-record', id: recordId }, reason);
  return ok({ ...record, withdrawnAt: context.now, withdrawnReason: reason });
};
