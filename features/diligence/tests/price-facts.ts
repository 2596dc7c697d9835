/** Facts of a price for tests: a case in the middle of its course, to be changed where a test needs it otherwise. */
import type { NoticeFact, PriceFacts, PriceRecord } from '../domain/price-facts.ts';

export const day = (text: string): Date => new Date(`${text}T02:00:00.000Z`);

export const record = (more: Partial<PriceRecord> = {}): PriceRecord => ({
  id: 'r1',
  caseId: 'c1',
  kind: 'valuation',
  institution: '甲评估公司',
  amount: { amount: 300_000_000n, currency: 'CNY' },
  on: '2026-05-01',
  validUntil: null,
  words: null,
  fileId: null,
  recordedBy: 'p1',
  recordedAt: day('2026-05-02'),
  withdrawnAt: null,
  withdrawnReason: null,
  ...more,
});
export const passed = (calledAt = day('2026-05-20')) => ({ id: 'd1', state: 'confirmed', result: 'passed', calledAt }) as const;
export const noticeFact = (more: Partial<NoticeFact> = {}): NoticeFact => ({
  id: 'n1',
  state: 'running',
  publishedAt: day('2026-05-25'),
  tellsTheCase: true,
  ...more,
});

/** An agreement that was chosen on 10 May, looked at on 1 June. */
export const facts = (more: Partial<PriceFacts> = {}): PriceFacts => ({
  case: { price: { amount: { amount: 300_000_000n, currency: 'CNY' }, formula: null }, priceState: 'agreeing', method: 'agreement' },
  today: '2026-06-01',
  steps: [{ action: 'choose-agreement', at: day('2026-05-10') }],
  records: [],
  decisions: [],
  notices: [],
  noticeNeeded: true,
  ...more,
});
