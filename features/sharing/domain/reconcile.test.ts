/** Lines and payments find each other by reference and exact amount; what does not fit is told with its reason. */
import { describe, expect, it } from 'vitest';
import type { BankLine } from './bank-statement.ts';
import type { PaymentState } from './payment-run.ts';
import { reconcile } from './reconcile.ts';

const line = (change: Partial<BankLine> = {}): BankLine => ({
  line: 2,
  day: '2026-11-03',
  references: ['A'],
  remark: 'A',
  amount: 100n,
  amountShown: '1.00',
  outcome: 'paid',
  ...change,
});
const keyOf = ({ day, amount, outcome }: BankLine, reference: string): string => [day, reference, amount, outcome].join(' ');
const run = (lines: readonly BankLine[], state: PaymentState = 'in-payment', known: readonly string[] = []) => {
  const { matched, repeated, unmatched } = reconcile(lines, [{ id: 'p', reference: 'A', amount: 100n, state }], new Set(known), keyOf);
  return { matched: matched.map(({ step, from }) => [from, step]), repeated, unmatched: unmatched.map(({ reason }) => reason) };
};

describe('reconciling', () => {
  it('pays once', () => expect(run([line()])).toEqual({ matched: [['in-payment', 'pay']], repeated: 0, unmatched: [] }));
  it('the same line twice, in one file or in two, counts once', () => {
    expect(run([line(), line({ line: 3, remark: 'another layout' })])).toEqual({ matched: [['in-payment', 'pay']], repeated: 1, unmatched: [] });
    expect(run([line()], 'paid', [keyOf(line(), 'A')])).toEqual({ matched: [], repeated: 1, unmatched: [] });
  });
  it('money may come back, at once or after it was paid', () => {
    const back = line({ day: '2026-11-05', outcome: 'returned' });
    expect(run([back]).matched).toEqual([['in-payment', 'return']]);
    expect(run([line(), back]).matched).toEqual([
      ['in-payment', 'pay'],
      ['paid', 'return'],
    ]);
    // Never the other way round: what came back goes out under another reference.
    expect(run([back, line()])).toEqual({ matched: [['in-payment', 'return']], repeated: 0, unmatched: ['not-in-payment'] });
  });
  it.each(['planned', 'paid', 'returned', 'dropped'] as const)('a payment that is %s is not paid', (state) => {
    expect(run([line()], state)).toEqual({ matched: [], repeated: 0, unmatched: ['not-in-payment'] });
  });
  it.each([
    ['reference-unknown', { references: ['B'] }],
    ['reference-unknown', { references: [] }],
    ['amount-differs', { amount: 101n }],
    ['amount-differs', { amount: null, outcome: 'unknown' }],
    ['status-unknown', { outcome: 'unknown' }],
  ] as const)('%s: %o', (reason, change) => expect(run([line(change)])).toEqual({ matched: [], repeated: 0, unmatched: [reason] }));
  it('of several references in one remark it takes the one that is known', () => expect(run([line({ references: ['X', 'A'] })]).matched).toHaveLength(1));
});
