/** Files as people have them, whole and broken. */
import { PassThrough } from 'node:stream';
import { crc32, deflateRawSync } from 'node:zlib';
import { WorkbookWriter } from '@cj-tech-master/excelts';
import { describe, expect, it } from 'vitest';
import { columnReader } from './cells.ts';
import { names } from './names.ts';
import { readCsv } from './read-csv.ts';
import { readJsonl } from './read-jsonl.ts';
import { readXlsx } from './read-xlsx.ts';
import { maxRowBytes, type RawRow } from './raw-row.ts';

const column = columnReader(names.fields);
/** In pieces of so many bytes, so that every cut through a character is tried. */
async function* pieces(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const said = (rows: readonly RawRow[]) => rows.map((row) => [row.row, row.ok ? row.value : row.failure.kind]);
const jsonl = async (text: string | Uint8Array, size?: number) => said(await Array.fromAsync(readJsonl(pieces(Buffer.from(text as string), size))));
const csv = async (bytes: Uint8Array, size?: number) => said(await Array.fromAsync(readCsv(pieces(bytes, size), column)));

describe('JSON Lines', () => {
  it('numbers lines, passes over empty ones, and goes on behind a broken one', async () => {
    expect(await jsonl('\ufeff{"a":"甲"}\n\nnot json\n[1]\n"x"\r\n{"b":2}')).toEqual([
      [1, { a: '甲' }],
      [3, 'row-malformed'],
      [4, 'row-malformed'],
      [5, 'row-malformed'],
      [6, { b: 2 }],
    ]);
  });
  it('says which line is no UTF-8, and which is too long', async () => {
    const bytes = Buffer.concat([Buffer.from('{"a":1}\n'), Buffer.from([0x7b, 0xff, 0xfe, 0x0a]), Buffer.from(`{"a":"${'x'.repeat(maxRowBytes)}"}\n{"a":2}`)]);
    expect(await jsonl(bytes, 65_536)).toEqual([
      [1, { a: 1 }],
      [2, 'row-not-utf8'],
      [3, 'row-too-long'],
      [4, { a: 2 }],
    ]);
  });
  it('an empty file has no rows', async () => expect(await jsonl('')).toEqual([]));
});

describe('CSV', () => {
  const text = 'kind,标题,title.en,budget\nneed,"密封,材料","a ""seal""\nin two lines",CNY 100\nneed,第二,,\n';
  const rows = [
    [
      2,
      {
        kind: 'need',
        title: { zh: '密封,材料', en: 'a "seal"\nin two lines' },
        budget: { min: { amount: '10000', currency: 'CNY' }, max: { amount: '10000', currency: 'CNY' } },
      },
    ],
    [3, { kind: 'need', title: { zh: '第二' } }],
  ];
  const gb = Buffer.from('6b696e642cb1eacce20a6e6565642cc3dcb7e20a', 'hex');
  it('UTF-8, with and without its mark', async () => {
    expect(await csv(Buffer.from(text))).toEqual(rows);
    expect(await csv(Buffer.from(`\ufeff${text}`), 1000)).toEqual(rows);
  });
  it('UTF-16 of a spreadsheet', async () => expect(await csv(Buffer.from(`\ufeff${text.replaceAll(',CNY', '\tCNY')}`, 'utf16le').subarray(0))).toHaveLength(2));
  it('GB 18030', async () => expect(await csv(gb)).toEqual([[2, { kind: 'need', title: { zh: '密封' } }]]));
  it('semicolons and tabs', async () => {
    expect(await csv(Buffer.from('kind;title.en\nneed;a, b\n'))).toEqual([[2, { kind: 'need', title: { en: 'a, b' } }]]);
    expect(await csv(Buffer.from('kind\ttitle.en\nneed\ta; b\n'))).toEqual([[2, { kind: 'need', title: { en: 'a; b' } }]]);
  });
  it('a quotation that never ends is one bad row', async () => {
    const read = await csv(Buffer.from('kind,title.en\nneed,one\nneed,"two\nneed,three\n'));
    expect(read[0]).toEqual([2, { kind: 'need', title: { en: 'one' } }]);
    expect(read.at(-1)?.[1]).toBe('row-malformed');
  });
  it('a header that nobody knows', async () => {
    await expect(csv(Buffer.from('foo,bar\n1,2\n'))).rejects.toMatchObject({ failure: { kind: 'import-columns-unknown', details: { columns: 'foo, bar' } } });
  });
});

const sheetOf = async (rows: readonly (readonly unknown[])[]): Promise<Uint8Array> => {
  const out = new PassThrough();
  const bytes = Array.fromAsync(out as AsyncIterable<Buffer>);
  const book = new WorkbookWriter({ stream: out, useSharedStrings: true, useStyles: true });
  const sheet = book.addWorksheet('a');
  for (const row of rows) await sheet.addRow([...row] as never).commit();
  await sheet.commit();
  await book.commit();
  return Buffer.concat(await bytes);
};
const xlsx = async (bytes: Uint8Array) => said(await Array.fromAsync(readXlsx(pieces(bytes, 4096), column)));

describe('XLSX', () => {
  it('texts, numbers, dates', async () => {
    const bytes = await sheetOf([
      ['类型', '标题', 'trl', '截止日期', 'other'],
      ['need', '密封', 4, new Date('2027-03-01T00:00:00Z'), 'passed over'],
      ['need', 'second'],
    ]);
    const read = await xlsx(bytes);
    expect(read).toEqual([
      [2, expect.objectContaining({ title: { zh: '密封' }, trl: 4, deadline: '2027-03-01' })],
      [3, expect.objectContaining({ title: { zh: 'second' } })],
    ]);
  });
  it('what is no archive is unreadable', async () => {
    await expect(xlsx(Buffer.from('not a zip'))).rejects.toMatchObject({ failure: { kind: 'import-file-unreadable' } });
    await expect(xlsx((await sheetOf([['kind'], ['need']])).subarray(0, 300))).rejects.toMatchObject({ failure: { kind: 'import-file-unreadable' } });
  });

  /** An archive with these entries; `claim` is what each says of its unpacked size, the truth unless told. */
  const zipOf = (entries: Readonly<Record<string, string>>, claim?: number): Buffer => {
    const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
    let at = 0;
    for (const [name, text] of Object.entries(entries)) {
      const packed = deflateRawSync(text);
      const head = Buffer.alloc(30);
      head.writeUInt32LE(0x04034b50, 0);
      head.writeUInt16LE(8, 8);
      head.writeUInt32LE(crc32(text), 14);
      head.writeUInt32LE(packed.length, 18);
      head.writeUInt32LE(claim ?? Buffer.byteLength(text), 22);
      head.writeUInt16LE(name.length, 26);
      const line = Buffer.alloc(46);
      line.writeUInt32LE(0x02014b50, 0);
      head.copy(line, 10, 8, 28);
      line.writeUInt32LE(at, 42);
      parts.push(head, Buffer.from(name), packed);
      directory.push(line, Buffer.from(name));
      at += 30 + name.length + packed.length;
    }
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(directory.length / 2, 8);
    end.writeUInt16LE(directory.length / 2, 10);
    end.writeUInt32LE(Buffer.concat(directory).length, 12);
    end.writeUInt32LE(at, 16);
    return Buffer.concat([...parts, ...directory, end]);
  };
  const office = 'http://schemas.openxmlformats.org';
  const bookOf = (strings: string, rows: string): Readonly<Record<string, string>> => ({
    '[Content_Types].xml': `<Types xmlns="${office}/package/2006/content-types"></Types>`,
    'xl/workbook.xml': `<workbook xmlns="${office}/spreadsheetml/2006/main"><sheets><sheet name="a" sheetId="1" r:id="rId1" xmlns:r="${office}/officeDocument/2006/relationships"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${office}/spreadsheetml/2006/main">${strings}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${office}/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
  });
  const cell = (place: string, text: string): string => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const rows = `<row r="1">${cell('A1', 'kind')}</row><row r="2">${cell('A2', 'need')}</row>`;

  it('an archive that says less of its size than comes out is not unpacked', async () => {
    expect(await xlsx(zipOf(bookOf('', rows)))).toEqual([[2, { kind: 'need' }]]);
    await expect(xlsx(zipOf(bookOf('', rows + rows.repeat(1000)), 100))).rejects.toMatchObject({ failure: { kind: 'import-file-unreadable' } });
  });
  it('nor is one whose texts would fill the memory', async () => {
    // 75 MB of texts in 180 kB of archive; they took two gigabytes of memory.
    const bomb = zipOf(bookOf('<si><r><t>a</t></r></si>'.repeat(3_200_000), rows));
    await expect(xlsx(bomb)).rejects.toMatchObject({ failure: { kind: 'import-file-too-large', details: { megabytes: 64 } } });
  });
});
