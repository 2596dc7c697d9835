/** Banks' files as rows: columns by many names, lines above them, money out and back in three ways of writing. */
import { describe, expect, it } from 'vitest';
import { isBankStatement, readBankLines, type BankRow } from './bank-statement.ts';
import { paymentReference } from './payment-reference.ts';

const reference = paymentReference('0199aaaa-bbbb-7ccc-8ddd-eeeeffff0001');
const rows = (...cells: readonly (readonly string[])[]): BankRow[] => cells.map((row, index) => ({ line: index + 1, cells: row }));
const read = (...cells: readonly (readonly string[])[]) => {
  const lines = readBankLines(rows(...cells), 'CNY');
  if (!lines.ok) throw new Error(lines.error.kind);
  return lines.value.map(({ line, day, references, amount, outcome }) => [line, day, references.length, amount, outcome]);
};

describe('a bank statement', () => {
  it('in English, with a sign', () => {
    expect(
      read(
        ['Date', 'Reference', 'Amount (CNY)', 'Status'],
        ['2026-11-03', reference, '1,234.50', ''],
        ['03.11.2026', `Payout ${reference}`, '-1234.5', ''],
        ['2026/11/3 09:15:00', 'Interest', '0.35', 'booked'],
      ),
    ).toEqual([
      [2, '2026-11-03', 1, 123_450n, 'paid'],
      [3, null, 1, 123_450n, 'returned'],
      [4, '2026-11-03', 0, 35n, 'paid'],
    ]);
  });
  it('in Chinese, with lines above, debit and credit', () => {
    expect(
      read(
        ['账号', '6222020200012345678'],
        ['交易日期', '摘要', '借方发生额（元）', '贷方发生额（元）', '附言'],
        ['20261103', '转账', '￥1,234.50', '', reference],
        ['2026年11月5日', '退汇', '0.00', '1234.50', reference.toLowerCase()],
        ['20261106', '冲正', '-1234.50', '', reference],
        ['', '', '', '', ''],
        ['合计', '', '', '', ''],
      ),
    ).toEqual([
      [3, '2026-11-03', 1, 123_450n, 'paid'],
      [4, '2026-11-05', 1, 123_450n, 'returned'],
      [5, '2026-11-06', 1, 123_450n, 'returned'],
    ]);
  });
  it('by a mark of direction', () => {
    expect(read(['日期', '附言', '金额', '借贷标志'], ['20261103', reference, '5.00', '借'], ['20261104', reference, '5.00', '贷'])).toEqual([
      [2, '2026-11-03', 1, 500n, 'paid'],
      [3, '2026-11-04', 1, 500n, 'returned'],
    ]);
  });
  it.each([
    ['成功', 'paid'],
    ['Paid', 'paid'],
    ['退汇', 'returned'],
    ['付款失败', 'returned'],
    ['Returned', 'returned'],
    ['处理中', 'unknown'],
    ['pending', 'unknown'],
  ])('the status %s is %s', (status, outcome) => {
    expect(read(['付款参考号', '金额', '状态'], [reference, '5.00', status])).toEqual([[2, null, 1, 500n, outcome]]);
  });
  it.each([
    ['12.345', null],
    ['', null],
    ['abc', null],
    ['0.00', 0n],
  ])('of the amount %j nothing is guessed', (amount, expected) => {
    expect(read(['Reference', 'Amount'], [reference, amount])).toEqual([[2, null, 1, expected, 'unknown']]);
  });
  it('a day that no calendar has is none', () => {
    expect(read(['Date', 'Reference', 'Amount'], ['2026-02-30', reference, '5'])[0]![1]).toBeNull();
  });
  it('without headings that make sense it is none', () => {
    for (const cells of [[['a', 'b']], [['Reference', 'Date']], [['Amount']], []] as const) {
      expect(isBankStatement(rows(...cells))).toBe(false);
      expect(readBankLines(rows(...cells), 'CNY')).toMatchObject({ ok: false, error: { kind: 'bank-statement-malformed' } });
    }
  });
});
