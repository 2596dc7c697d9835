/** The files are read back by other programs: a PDF by poppler where it is installed, a workbook by the library that imports. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import { describe, expect, it } from 'vitest';
import { writeCsv, writePdf, writeXlsx, type PdfDocument } from './index.ts';

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;

const paper = (language: 'zh' | 'en', rows = 3): PdfDocument => ({
  kind: language === 'zh' ? '对账单' : 'Statement',
  title: language === 'zh' ? '设施使用对账单' : 'Statement of facility use',
  subtitle: language === 'zh' ? '示例装备集团致示例大学' : 'Example Equipment Group to Example University',
  language,
  author: 'Example',
  createdAt: new Date('2026-11-01T00:00:00Z'),
  foot: 'No. 202610-0001',
  pageOf: (page, pages) => (language === 'zh' ? `第 ${page} 页，共 ${pages} 页` : `Page ${page} of ${pages}`),
  parts: [
    {
      kind: 'facts',
      facts: [
        ['编号 No.', '202610-0001'],
        ['币种 Currency', 'CNY'],
        ['账期 Month', '2026-10'],
      ],
    },
    { kind: 'heading', text: language === 'zh' ? '费用明细' : 'Lines' },
    {
      kind: 'table',
      columns: [{ title: '日期', width: 'auto' }, { title: '设施' }, { title: '金额', align: 'end', width: 'auto' }],
      rows: Array.from({ length: rows }, (_, row) => [`2026-10-${row + 1}`, { text: '涂布中试线', below: '1 号机' }, '¥1,234.50']),
      total: ['合计 Total', '', '¥3,703.50'],
    },
    { kind: 'paragraph', text: '本文件不构成发票。', quiet: true },
  ],
});

/** Reads a PDF back as text. */
const readBack = (bytes: Uint8Array): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tongtu-pdf-'));
  try {
    writeFileSync(join(folder, 'paper.pdf'), bytes);
    return execFileSync('pdftotext', ['-layout', join(folder, 'paper.pdf'), '-'], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('PDF', () => {
  it('is a PDF of some kilobytes with its font inside, whatever the ten megabytes of the font', async () => {
    const bytes = Buffer.from(await writePdf(paper('zh')));
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(bytes.toString('latin1').trimEnd().endsWith('%%EOF')).toBe(true);
    expect(bytes.toString('latin1')).toContain('/FontFile2');
    expect(bytes.length).toBeLessThan(60_000);
  });
  it.runIf(hasPoppler)('a heading stands with what it is the heading of, wherever the page ends', async () => {
    // From within the page to over its end, line by line: with 27 the heading would be its last.
    for (let lines = 25; lines <= 29; lines += 1) {
      const filler = Array.from({ length: lines }, (_, line) => ({ kind: 'paragraph', text: `line ${line}` }) as const);
      const parts = [...filler, { kind: 'heading', text: 'Conclusion' } as const, { kind: 'paragraph', text: 'What follows from it.' } as const];
      const pages = readBack(await writePdf({ ...paper('en'), parts })).split('\f');
      const together = pages.filter((page) => page.includes('Conclusion') && page.includes('What follows from it.'));
      expect(together, `${lines} lines`).toHaveLength(1);
    }
  });
  it('the same document makes the same bytes', async () => {
    expect(Buffer.compare(Buffer.from(await writePdf(paper('en'))), Buffer.from(await writePdf(paper('en'))))).toBe(0);
  });
  it.skipIf(!hasPoppler).each(['zh', 'en'] as const)('is read back by poppler, %s (skipped where pdftotext is not installed)', async (language) => {
    const text = readBack(await writePdf(paper(language)));
    for (const word of [paper(language).title, '202610-0001', '涂布中试线', '¥1,234.50', '合计 Total', '本文件不构成发票。']) expect(text).toContain(word);
    expect(text).toContain(language === 'zh' ? '第 1 页，共 1 页' : 'Page 1 of 1');
  });
  it.skipIf(!hasPoppler)('a long table repeats its head on every page', async () => {
    const pages = readBack(await writePdf(paper('zh', 90)))
      .split('\f')
      .filter((page) => page.trim() !== '');
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages.slice(0, -1)) expect(page).toContain('日期');
    expect(pages.at(-1)).toContain(`第 ${pages.length} 页，共 ${pages.length} 页`);
  });
});

describe('XLSX', () => {
  it('is read back; figures are figures and what looks like a formula is a text', async () => {
    const bytes = await writeXlsx([
      {
        name: '对账单/2026:10',
        lead: [['对账单', '202610-0001']],
        columns: [
          { title: '说明', width: 30 },
          { title: '金额', format: '#,##0.00' },
        ],
        rows: [
          ['=HYPERLINK("http://example.org")', 1234.5],
          ['@SUM(1)', -3],
          ['-1+1', null],
        ],
      },
    ]);
    const book = new Workbook();
    await book.xlsx.load(Buffer.from(bytes));
    const sheet = book.worksheets[0]!;
    const row = (number: number): unknown[] => [1, 2].map((column) => sheet.getRow(number).getCell(column).value);
    expect(sheet.name).toBe('对账单 2026 10');
    expect(row(1)).toEqual(['对账单', '202610-0001']);
    expect(row(3)).toEqual(['说明', '金额']);
    expect(row(4)).toEqual(['=HYPERLINK("http://example.org")', 1234.5]);
    expect(row(5)).toEqual(['@SUM(1)', -3]);
    expect(sheet.getRow(6).getCell(1).value).toBe('-1+1');
    for (const number of [4, 5, 6]) expect(sheet.getRow(number).getCell(1).formula ?? null).toBeNull();
  });
});

describe('CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['＝1', "'＝1"],
    ['\t=1', "'\t=1"],
    ['涂布', '涂布'],
  ])('a text %j becomes %j', (given, written) => {
    expect(Buffer.from(writeCsv({ columns: [{ title: 'a' }], rows: [[given]] })).toString('utf8')).toBe(`\uFEFFa\r\n${written}\r\n`);
  });
  it('a figure below zero stays a figure, and words with commas are quoted', () => {
    expect(Buffer.from(writeCsv({ columns: [{ title: 'a' }, { title: 'b' }], rows: [[-5, 'x, y']] })).toString('utf8')).toContain('-5,"x, y"');
  });
});
