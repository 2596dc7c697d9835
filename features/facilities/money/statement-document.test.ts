/** What a statement says as a file: figures to reckon with, words in the reader’s language, and never a formula. */
import { spawnSync } from 'node:child_process';
import { Workbook } from '@cj-tech-master/excelts';
import { describe, expect, it } from 'vitest';
import { languages, type Language } from '@tongtu/kernel/localized';
import { loadLocales } from '@tongtu/platform/i18n';
import type { StatementLine } from '../contract/statements.ts';
import type { StoredStatement } from '../domain/statement.ts';
import type { ReadStatement } from '../use-cases/statements.ts';
import { statementFile } from './statement-document.ts';

const { translate } = loadLocales();
/** An empty cell, however it is read back. */
const nothing = expect.toBeOneOf(['', null]);
const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;

const line = (change: Partial<StatementLine> = {}): StatementLine => ({
  chargeId: 'c',
  bookingId: 'b',
  facilityId: 'f',
  facilityTitle: { zh: '涂布中试线', en: 'Coating line' },
  resourceName: { zh: '涂布机', en: 'Coater' },
  from: '2026-10-05T01:00:00.000Z',
  to: '2026-10-05T03:30:00.000Z',
  zone: 'Asia/Shanghai',
  kind: 'use',
  personName: '张工',
  lines: [
    { item: 'hour', quantity: '2.5', unitPrice: '12345', amount: '30863' },
    { item: 'consumable', name: { zh: '氩气' }, unit: { zh: '瓶', en: 'bottle' }, quantity: '2', unitPrice: '100', amount: '200' },
    { item: 'minimum', quantity: '1', unitPrice: '937', amount: '937' },
  ],
  amount: '32000',
  reason: null,
  ...change,
});
const correction = line({
  kind: 'correction',
  lines: [{ item: 'correction', quantity: '1', unitPrice: '-2000', amount: '-2000' }],
  amount: '-2000',
  reason: '=1+1',
});
const statement = (lines: readonly StatementLine[], change: Partial<StoredStatement> = {}): StoredStatement => ({
  providerId: 'p',
  id: 's',
  organizationId: 'o',
  kind: 'statement',
  number: '202610-0001',
  month: '2026-10',
  currency: 'CNY',
  total: lines.reduce((sum, one) => sum + BigInt(one.amount), 0n),
  lines,
  parties: { provider: { zh: '示例装备集团', en: 'Example Equipment Group' }, customer: { zh: '示例大学', en: 'Example University' } },
  corrects: null,
  sha256: '0f'.repeat(32),
  issuedAt: new Date('2026-10-31T19:17:00Z'),
  issuedBy: null,
  ...change,
});
const alone = (one: StoredStatement): ReadStatement => ({ statement: one, corrected: null, creditNotes: [] });

const rowsOf = async (read: ReadStatement, language: Language): Promise<unknown[][]> => {
  const file = await statementFile({ translate }, read, 'xlsx', language);
  const book = new Workbook();
  await book.xlsx.load(Buffer.from(file.bytes));
  const sheet = book.worksheets[0]!;
  return Array.from({ length: sheet.rowCount }, (_r, row) => Array.from({ length: 9 }, (_c, column) => sheet.getRow(row + 1).getCell(column + 1).value));
};
const textOf = async (read: ReadStatement, language: Language): Promise<string> => {
  const { bytes } = await statementFile({ translate }, read, 'pdf', language);
  return spawnSync('pdftotext', ['-layout', '-', '-'], { input: Buffer.from(bytes), encoding: 'utf8' }).stdout;
};

describe('as a workbook', () => {
  it('has a line for each charge, the sum below, figures as figures and texts as texts', async () => {
    const rows = await rowsOf(alone(statement([line(), correction])), 'zh');
    expect(rows.slice(-3)).toEqual([
      [
        1,
        '涂布中试线',
        '涂布机',
        '2026年10月5日 09:00 – 11:30（北京时间）',
        '张工',
        '使用',
        '机时：2.5 小时 × ¥123.45 = ¥308.63；氩气：2 瓶 × ¥1.00 = ¥2.00；补足最低收费：¥9.37',
        nothing,
        320,
      ],
      [2, '涂布中试线', '涂布机', '2026年10月5日 09:00 – 11:30（北京时间）', '张工', '更正', '更正：-¥20.00', '=1+1', -20],
      ['合计', ...Array.from({ length: 7 }, () => nothing), 300],
    ]);
    const words = rows.flat();
    for (const word of ['示例装备集团', '示例大学', '202610-0001', '2026年10月', '2026年11月1日', '¥300.00（CNY）', '0f'.repeat(32)])
      expect(words).toContain(word);
  });
  it('in English where there is English, else in the language that there is', async () => {
    const rows = await rowsOf(alone(statement([line()])), 'en');
    expect(rows.at(-2)).toContain('Machine time: 2.5 h × CN¥123.45 = CN¥308.63; 氩气: 2 bottle × CN¥1.00 = CN¥2.00; Up to the minimum charge: CN¥9.37');
    expect(rows.at(-2)).toContain('October 5, 2026 09:00 – 11:30 (Beijing time)');
  });
  it('a currency without decimals stays without', async () => {
    const rows = await rowsOf(alone(statement([line({ lines: [], amount: '32000' })], { currency: 'JPY' })), 'en');
    expect(rows.at(-1)?.at(-1)).toBe(32_000);
    expect(rows.flat()).toContain('Amount (JPY)');
  });
});

describe('as PDF', () => {
  it.skipIf(!hasPoppler).each(languages)(
    'a credit note names what it corrects, and a statement what corrects it, %s (skipped where pdftotext is not installed)',
    async (language) => {
      const wrong = statement([line()]);
      const note = statement([correction], { id: 'n', kind: 'credit-note', number: '202611-0002', month: '2026-11', corrects: 's' });
      const [first, second] = [
        await textOf({ statement: wrong, corrected: null, creditNotes: [note] }, language),
        await textOf({ statement: note, corrected: wrong, creditNotes: [] }, language),
      ];
      expect(first).toContain('202611-0002');
      expect(second).toContain('202610-0001');
      expect(second).toContain('=1+1');
      expect(second).toContain(language === 'zh' ? '-¥20.00' : '-CN¥20.00');
      for (const text of [first, second]) expect(text).not.toMatch(/documents\.|parts\.|\{\{|undefined/);
    },
  );
  it.skipIf(!hasPoppler)('a long one counts its pages and repeats its head', async () => {
    const text = await textOf(alone(statement(Array.from({ length: 40 }, () => line()))), 'zh');
    const pages = text.split('\f').filter((page) => page.trim() !== '');
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, index) => expect(page).toContain(`第 ${index + 1} 页，共 ${pages.length} 页`));
    for (const page of pages.slice(0, -1)) expect(page).toContain('预约人');
    expect(pages.at(-1)).toContain('¥12,800.00');
  });
});
