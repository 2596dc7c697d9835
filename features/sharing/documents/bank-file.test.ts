/** The bank's file: a mark at its start, no formula, every number as it is, in both languages. */
import { expect, it } from 'vitest';
import { loadLocales } from '@tongtu/platform/i18n';
import type { BankFileContent } from '../use-cases/bank-file.ts';
import { isBankStatement } from '../domain/bank-statement.ts';
import { bankFile } from './bank-file.ts';
import { bankRows, bankText } from './read-bank-csv.ts';

const { translate } = loadLocales();
const content = (accountName: string): BankFileContent => ({
  run: {
    planId: 'p',
    id: 'r',
    number: 'P202612-001',
    state: 'approved',
    currency: 'CNY',
    total: 123_450n,
    preparedBy: 'a',
    preparedAt: new Date('2026-12-27T04:00:00Z'),
    approvedBy: 'b',
    approvedAt: new Date('2026-12-27T05:00:00Z'),
  },
  unitName: { zh: '示例大学', en: 'Example University' },
  payments: [
    {
      payment: {
        planId: 'p',
        id: '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0001',
        runId: 'r',
        payee: 'team/m1',
        party: 'team',
        member: 'm1',
        payeeName: { zh: '林雪' },
        accountName,
        account: '0022020200012345678',
        bank: '=HYPERLINK("http://evil.example")',
        amount: 123_450n,
        reference: 'TT000000000000A',
        statementIds: ['s', 't'],
        tags: ['withholding'],
        state: 'in-payment',
        settledOn: null,
      },
      planTitle: { zh: '固态电解质许可', en: 'Solid electrolyte licence' },
      numbers: ['202611-0007', '202612-0001'],
    },
  ],
});

it.each([
  ['zh', '银行文件 P202612-001.csv', '示例大学收益分配《固态电解质许可》结算单 202611-0007、202612-0001', '由支付单位代扣代缴个人所得税'],
  [
    'en',
    'Bank file P202612-001.csv',
    'Example University: Solid electrolyte licence, statement 202611-0007, 202612-0001',
    'Individual income tax is withheld by the payer',
  ],
] as const)('in %s', (language, name, purpose, tag) => {
  const file = bankFile({ translate }, content('林雪'), language);
  expect(Buffer.from(file.bytes).toString('latin1', 0, 3)).toBe('\xef\xbb\xbf');
  expect(file.name).toBe(name);
  const rows = bankRows(bankText(file.bytes));
  expect(rows[1]!.cells).toEqual(['TT000000000000A', '林雪', '0022020200012345678', '=HYPERLINK("http://evil.example")', '1234.50', 'CNY', purpose, tag]);
  // A bank that gives the file back with its answers beside is read.
  expect(isBankStatement(rows)).toBe(true);
});

it.each(['=1+1', '+8613800000000', '-1', '@SUM(A1)', '＝1+1', '\t=1'])('the name %j is no formula', (accountName) => {
  const text = new TextDecoder().decode(bankFile({ translate }, content(accountName), 'zh').bytes);
  const cell = text.split('\r\n')[1]!.split(',')[1]!;
  expect(cell).toBe(`'${accountName}`);
  expect(text).toContain(`"'=HYPERLINK(`);
});
