/** On what a price rests is recorded, and is evidence of its case in the same moment. */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { PriceRecordKind } from '../contract/price-records.ts';
import { caseDay, isDay } from '../domain/case-day.ts';
import type { EvidenceKind } from '../domain/evidence.ts';
import type { PriceRecord } from '../domain/price-facts.ts';
import { priceRecordTitle } from '../domain/price-record-title.ts';
import { mayWorkCase } from '../policy.ts';
import { caseFiles } from '../store/evidence.ts';
import { insertPriceRecord } from '../store/price-records.ts';
import { readAmount, refuseMarkings } from './check-fields.ts';
import { giveEvidence } from './give-evidence.ts';
import { workedCase } from './seen-case.ts';

export type AskedRecord = {
  readonly kind: PriceRecordKind;
  readonly institution: string;
  readonly amount: { readonly amount: string; readonly currency: string } | null;
  readonly on: string;
  readonly validUntil: string | null;
  readonly words: string | null;
  readonly fileId: string | null;
};

/** A price record shows one thing. */
const evidenceKindOf: Readonly<Record<PriceRecordKind, EvidenceKind>> = {
  appraisal: 'appraisal',
  valuation: 'valuation',
  refusal: 'valuation-refusal',
  comparable: 'comparable',
  offer: 'offer',
  inquiry: 'inquiry',
  'listing-result': 'listing-result',
  'auction-result': 'auction-result',
};
/** These say a value; an opinion that there is none, and an inquiry, may come without. */
const withAmount: readonly PriceRecordKind[] = ['appraisal', 'valuation', 'comparable', 'offer', 'listing-result', 'auction-result'];

/** The record as it is to be read for ever. */
const recordText = (one: PriceRecord) => ({
  record: one.id,
  case: one.caseId,
  kind: one.kind,
  institution: one.institution,
  amount: one.amount?.amount.toString() ?? null,
  currency: one.amount?.currency ?? null,
  on: one.on,
  validUntil: one.validUntil,
  words: one.words,
  file: one.fileId,
});

const readRecord = (asked: AskedRecord, today: string): Result<Pick<PriceRecord, 'amount' | 'on' | 'validUntil'>> => {
  const { on, validUntil } = asked;
  if (!isDay(on)) return fail('date-malformed', { field: 'body.on' });
  if (on > today) return fail('day-in-future', { field: 'body.on', details: { today } });
  if (validUntil !== null && !isDay(validUntil)) return fail('date-malformed', { field: 'body.validUntil' });
  if (validUntil !== null && validUntil < on) return fail('validity-reversed', { field: 'body.validUntil' });
  const amount = readAmount(asked.amount, 'body.amount');
  if (!amount.ok) return amount;
  if (amount.value === null && withAmount.includes(asked.kind)) return fail('amount-needed', { field: 'body.amount' });
  return ok({ amount: amount.value, on, validUntil });
};

/**
 * Kinds `case-not-found`, `not-allowed`, `wrong-state` (only before it is signed), `date-malformed`, `day-in-future`,
 * `validity-reversed`, `currency-unknown`, `money-negative`, `amount-needed`, `state-secret-refused`, `evidence-file-not-found`.
 */
export const recordPrice = async (context: Context, caseId: string, asked: AskedRecord): Promise<Result<PriceRecord>> => {
  const worked = await workedCase(context, caseId, mayWorkCase);
  if (!worked.ok) return worked;
  const one = worked.value.case;
  if (one.state !== 'open' && one.state !== 'cleared') return fail('wrong-state', { details: { state: one.state } });
  const read = readRecord(asked, caseDay(context.now));
  if (!read.ok) return read;
  const { kind, institution, words, fileId } = asked;
  const free = refuseMarkings({ 'body.institution': institution, 'body.words': words });
  if (!free.ok) return free;
  if (fileId !== null && !(await caseFiles(context.tx, caseId, [fileId])).has(fileId)) return fail('evidence-file-not-found', { field: 'body.fileId' });
  const record: PriceRecord = {
    id: context.newId(),
    caseId,
    kind,
    institution,
    ...read.value,
    words,
    fileId,
    recordedBy: context.reader.personId ?? null,
    recordedAt: context.now,
    withdrawnAt: null,
    withdrawnReason: null,
  };
  await insertPriceRecord(context.tx, record);
  const text = recordText(record);
  await announce(context, { kind: 'price-recorded', subject: { type: 'price-record', id: record.id }, organizationId: one.organizationId, changed: text });
  const title = priceRecordTitle(kind, institution);
  await giveEvidence(context, one, { kind: evidenceKindOf[kind], title, source: { type: 'price-record', id: record.id }, fileId, record: text });
  return ok(record);
};
