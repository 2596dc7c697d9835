/** On what a price rests: appraisals, valuations, opinions that it cannot be valued, comparables, offers, results of a sale. */
import { z } from 'zod';
import { id, money, route, text } from '@tongtu/platform/contract';
import { caseParams } from './cases.ts';

export const priceRecordKinds = ['appraisal', 'valuation', 'refusal', 'comparable', 'offer', 'inquiry', 'listing-result', 'auction-result'] as const;
export type PriceRecordKind = (typeof priceRecordKinds)[number];

export const fileShown = z.object({ name: z.string(), mediaType: z.string(), size: z.number().int(), sha256: z.string() });
export const priceRecord = z.object({
  id,
  kind: z.enum(priceRecordKinds),
  institution: z.string(),
  amount: z.object({ amount: z.string(), currency: z.string() }).nullable(),
  /** ISO day. */
  on: z.string(),
  validUntil: z.string().nullable(),
  words: z.string().nullable(),
  file: fileShown.nullable(),
  recordedBy: z.string().nullable(),
  recordedAt: z.iso.datetime(),
  withdrawnReason: z.string().nullable(),
});
export type PriceRecordView = z.output<typeof priceRecord>;

export const listPriceRecords = route({
  name: 'listPriceRecords',
  method: 'GET',
  path: '/api/diligence-cases/:caseId/price-records',
  summary: 'What the price rests on',
  params: caseParams,
  response: z.object({ items: z.array(priceRecord) }),
  errors: ['case-not-found'],
});
export const recordPrice = route({
  name: 'recordPrice',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/price-records',
  summary: 'Record what the price rests on; it is evidence at once',
  params: caseParams,
  body: z.object({
    kind: z.enum(priceRecordKinds),
    institution: text(200),
    amount: money.nullable(),
    on: z.string(),
    validUntil: z.string().nullable(),
    words: text(4000, { multiline: true }).nullable(),
    /** A file that was handed in before (`uploadEvidenceFile`). */
    fileId: id.nullable(),
  }),
  response: priceRecord,
  status: 201,
  errors: [
    'case-not-found',
    'wrong-state',
    'date-malformed',
    'day-in-future',
    'money-malformed',
    'money-negative',
    'currency-unknown',
    'amount-needed',
    'state-secret-refused',
    'evidence-file-not-found',
    'validity-reversed',
  ],
});
export const withdrawPriceRecord = route({
  name: 'withdrawPriceRecord',
  method: 'POST',
  path: '/api/diligence-cases/:caseId/price-records/:recordId/withdraw',
  summary: 'Take a record back with a reason; it stays readable',
  params: caseParams.extend({ recordId: id }),
  body: z.object({ reason: text(1000, { multiline: true }) }),
  response: priceRecord,
  errors: ['case-not-found', 'price-record-not-found', 'wrong-state'],
});
