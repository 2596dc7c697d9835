/** Files of banks: encodings and delimiters without a question. */
import { describe, expect, it } from 'vitest';
import { bankRows, bankText } from './read-bank-csv.ts';

/** “日期,附言,金额\n20261103,收益,5.00\n” as Chinese desktops save it. */
const gb18030 = Buffer.from('\xc8\xd5\xc6\xda,\xb8\xbd\xd1\xd4,\xbd\xf0\xb6\xee\n20261103,\xca\xd5\xd2\xe6,5.00\n', 'latin1');
const text = '日期,附言,金额\n20261103,收益,5.00\n';

describe('a bank’s file', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
    ['GB 18030', gb18030],
  ])('in %s', (_, bytes) => {
    expect(bankRows(bankText(bytes))).toEqual([
      { line: 1, cells: ['日期', '附言', '金额'] },
      { line: 2, cells: ['20261103', '收益', '5.00'] },
    ]);
  });
  it.each([',', ';', '\t'])('parted by %j, with lines above, quotes and texts that shall stay texts', (mark) => {
    const lines = [['Account', '62'], [], ['Date', 'Reference', 'Amount'], ["'20261103", '"A ""B"""', '"1,234.50"']];
    expect(bankRows(lines.map((cells) => cells.join(mark)).join('\r\n'))).toEqual([
      { line: 1, cells: ['Account', '62'] },
      { line: 3, cells: ['Date', 'Reference', 'Amount'] },
      { line: 4, cells: ['20261103', 'A "B"', '1,234.50'] },
    ]);
  });
  it('of nothing there is nothing, and a broken quote breaks no more than its record', () => {
    expect(bankRows('')).toEqual([]);
    expect(bankRows('Reference,Amount\n"open,5\n')[0]!.cells).toEqual(['Reference', 'Amount']);
  });
});
