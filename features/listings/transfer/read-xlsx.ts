/** The first sheet of an XLSX file, row by row. */
import { WorkbookReader } from '@cj-tech-master/excelts';
import { rowOfCells } from './cells.ts';
import { UnreadableFile, type RawRow } from './raw-row.ts';

/** Unpacked bytes that a sheet may have; more is a mistake or an attack. */
const maxUnpackedBytes = 1_073_741_824;

/** Sum of the unpacked sizes that the archive's directory names (APPNOTE 4.3.12); undefined when it is no archive. */
export const unpackedBytes = (zip: Buffer): number | undefined => {
  let sum = 0;
  let entries = 0;
  for (let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1'); at !== -1 && at + 46 <= zip.length; at = zip.indexOf('PK\u0001\u0002', at + 46, 'latin1')) {
    sum += zip.readUInt32LE(at + 24);
    entries += 1;
  }
  return entries === 0 ? undefined : sum;
};

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value);
  const cell = value as { readonly richText?: readonly { readonly text: string }[]; readonly text?: unknown; readonly result?: unknown };
  if (cell.richText !== undefined) return cell.richText.map((part) => part.text).join('');
  if (cell.text !== undefined) return textOf(cell.text);
  return cell.result === undefined ? '' : textOf(cell.result);
};

/** Rows after the header; numbers are those of the sheet. Throws `UnreadableFile`. */
export async function* readXlsx(content: AsyncIterable<Uint8Array>, column: (header: string) => string | undefined): AsyncGenerator<RawRow> {
  const zip = Buffer.concat(await Array.fromAsync(content));
  const unpacked = unpackedBytes(zip);
  if (unpacked === undefined) throw new UnreadableFile({ kind: 'import-file-unreadable' });
  if (unpacked > maxUnpackedBytes) throw new UnreadableFile({ kind: 'import-file-too-large', details: { megabytes: maxUnpackedBytes / 1_048_576 } });
  const reader = new WorkbookReader(zip, { worksheets: 'emit', sharedStrings: 'cache', hyperlinks: 'ignore', styles: 'cache' });
  let header: (string | undefined)[] | undefined;
  try {
    for await (const sheet of reader) {
      for await (const row of sheet) {
        const values = Array.from(row.values as unknown[], textOf);
        if (header === undefined) {
          if (values.every((value) => value.trim() === '')) continue;
          header = values.map((value) => (value === '' ? undefined : column(value)));
          if (header.every((name) => name === undefined))
            throw new UnreadableFile({ kind: 'import-columns-unknown', details: { columns: values.filter(Boolean).slice(0, 5).join(', ').slice(0, 200) } });
          continue;
        }
        const columns = header;
        const cells = Object.fromEntries(values.map((cell, i) => [columns[i] ?? '', cell] as const).filter(([name]) => name !== ''));
        if (Object.values(cells).some((cell) => cell.trim() !== '')) yield { row: row.number, ok: true, value: rowOfCells(cells) };
      }
      break;
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile({ kind: 'import-file-unreadable' });
  }
  if (header === undefined) throw new UnreadableFile({ kind: 'import-file-unreadable' });
}
