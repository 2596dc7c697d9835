/** What a statement of payouts says as a file: every line with its clause, in both languages, figures to reckon with, never a formula. */
import { spawnSync } from 'node:child_process';
import { Workbook } from '@cj-tech-master/excelts';
import { describe, expect, it } from 'vitest';
import { languages, type Language } from '@tongtu/kernel/localized';
import { loadLocales } from '@tongtu/platform/i18n';
import type { PayoutLine } from '../contract/statements.ts';
import { costCategories } from '../domain/plan.ts';
import { payoutTags } from '../domain/payout-tags.ts';
import { recordedKinds } from '../domain/recorded-event.ts';
import type { StoredPayoutStatement } from '../domain/stored-statement.ts';
import { payoutStatementFile } from './payout-statement.ts';

const options = { translate: loadLocales().translate, publicUrl: () => 'https://tongtu.example.org' };
const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;

const line = (change: Partial<PayoutLine> = {}): PayoutLine => ({
  eventId: 'i1',
  on: '2026-11-03',
  kind: 'income',
  category: null,
  stream: null,
  eventAmount: '3000000.00',
  distributable: '2900000.00',
  version: 1,
  clauses: [
    { step: 1, kind: 'split', share: '60%', basis: '2900000.00', exact: '1740000.00' },
    { step: -3, kind: 'pool-weight', share: '2/3', basis: '1740000.00', exact: '1160000.00' },
  ],
  amount: '1160000.00',
  total: '1160000.00',
  ...change,
});
const statement = (lines: readonly PayoutLine[], change: Partial<StoredPayoutStatement> = {}): StoredPayoutStatement => ({
  planId: 'p',
  id: 's',
  number: '202611-0007',
  payee: 'team/m1',
  party: 'team',
  member: 'm1',
  organizationId: null,
  personId: 'x',
  planTitle: { zh: '固态电解质许可', en: 'Solid electrolyte licence' },
  unitName: { zh: '示例大学', en: 'Example University' },
  payeeName: { zh: '林雪', en: 'Lin Xue' },
  fromDay: '2026-11-01',
  toDay: '2026-11-30',
  currency: 'CNY',
  amount: 116_000_000n,
  opening: 50n,
  lines,
  tags: [...payoutTags],
  issuedAt: new Date('2026-11-30T16:30:00Z'),
  fromPosition: 1,
  toPosition: 1,
  state: 'issued',
  objectionsUntil: '2026-12-16',
  sha256: '0f'.repeat(32),
  issuedBy: null,
  ...change,
});
const rowsOf = async (of: StoredPayoutStatement, language: Language): Promise<unknown[][]> => {
  const file = await payoutStatementFile(options, of, 'xlsx', language);
  const book = new Workbook();
  await book.xlsx.load(Buffer.from(file.bytes));
  const sheet = book.worksheets[0]!;
  return Array.from({ length: sheet.rowCount }, (_r, row) => Array.from({ length: 9 }, (_c, column) => sheet.getRow(row + 1).getCell(column + 1).value));
};
const textOf = async (of: StoredPayoutStatement, language: Language): Promise<string> => {
  const { bytes } = await payoutStatementFile(options, of, 'pdf', language);
  return spawnSync('pdftotext', ['-layout', '-', '-'], { input: Buffer.from(bytes), encoding: 'utf8' }).stdout;
};

describe('as a workbook', () => {
  it('has a line for each event, totals above and below, figures as figures and texts as texts', async () => {
    const rows = await rowsOf(statement([line({ stream: '=1+1' })]), 'zh');
    const nothing = expect.toBeOneOf(['', null]);
    expect(rows.at(-3)).toEqual([nothing, nothing, '期初累计', nothing, nothing, nothing, nothing, nothing, 0.5]);
    expect(rows.at(-2)).toEqual([
      1,
      '2026年11月3日',
      '收入（=1+1） · i1',
      1,
      3_000_000,
      2_900_000,
      '第 2 步 分配：60% × ¥2,900,000.00 = ¥1,740,000.00；奖酬池内权重：2/3 × ¥1,740,000.00 = ¥1,160,000.00',
      1_160_000,
      1_160_000,
    ]);
    expect(rows.at(-1)).toEqual(['合计', nothing, nothing, nothing, nothing, nothing, nothing, 1_160_000, 1_160_000.5]);
    for (const word of ['示例大学', '林雪', '202611-0007', '2026年12月1日', '2026年12月16日', '¥1,160,000.00（CNY）', '0f'.repeat(32)])
      expect(rows.flat()).toContain(word);
  });
  it('a currency without decimals stays without, in English where there is English', async () => {
    const rows = await rowsOf(statement([line({ amount: '1160000', total: '1160000' })], { currency: 'JPY', planTitle: { zh: '只有中文' } }), 'en');
    expect(rows.at(-1)?.at(-2)).toBe(116_000_000);
    expect(rows.flat()).toContain('Total so far (JPY)');
    expect(rows.flat()).toContain('只有中文');
  });
});

describe.skipIf(!hasPoppler)('as PDF (skipped where pdftotext is not installed)', () => {
  it.each(languages)('names the law behind every tag, the window and the hash, %s', async (language) => {
    // Lines break wherever they are full.
    const bare = (words: string): string => words.replaceAll(/\s/g, '');
    const text = bare(await textOf(statement([line()]), language));
    const says =
      language === 'zh'
        ? ['收益结算单', '林雪', '第四十五条第三款', '财税〔2018〕58号', '2026年12月16日', '第 2 步 分配：60% × ¥2,900,000.00', '第 1 页']
        : ['Payout statement', 'Lin Xue', 'art. 45(3)', 'Caishui [2018] No. 58', 'Dec 16, 2026', 'Step 2, split: 60% × CN¥2,900,000.00', 'Page 1'];
    for (const word of [...says, '0f'.repeat(32), '/sharing-plans/p/statements/s']) expect(text).toContain(bare(word));
  });
  it.each(languages)('has words for everything that a line can hold, %s', async (language) => {
    const kinds = ['recoup', 'split', 'cap', 'overflow', 'annual-profit', 'closing', 'pool-weight'];
    const clauses = kinds.map((kind, step) => ({ step, kind, share: '1/3', basis: '100/3', exact: '-1.00' }));
    const text = await textOf(
      statement([
        ...recordedKinds.map((kind) => line({ kind, clauses })),
        ...costCategories.map((category) => line({ kind: 'cost', category, stream: '许可费' })),
      ]),
      language,
    );
    expect(text).not.toMatch(/documents\.|\{\{|undefined|null|NaN/);
  });
  it('a long one counts its pages and repeats its head', async () => {
    const text = await textOf(statement(Array.from({ length: 60 }, () => line())), 'zh');
    const pages = text.split('\f').filter((page) => page.trim() !== '');
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, index) => expect(page).toContain(`第 ${index + 1} 页，共 ${pages.length} 页`));
    for (const page of pages.slice(0, -1)) expect(page).toContain('本笔应得');
  });
  it('of somebody without tags speaks of no tax', async () => {
    expect(await textOf(statement([line()], { tags: [] }), 'zh')).not.toContain('税务与工资总额提示');
  });
});
