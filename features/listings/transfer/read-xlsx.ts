/** The first sheet of an XLSX file, row by row. */
import type { EventEmitter } from 'node:events';
import { inflateRawSync } from 'node:zlib';
import { WorkbookReader } from '@cj-tech-master/excelts';
import { rowOfCells } from './cells.ts';
import { UnreadableFile, type RawRow } from './raw-row.ts';

/** Unpacked bytes that a sheet may have; more is a mistake or an attack. */
const maxUnpackedBytes = 1_073_741_824;
/** Of texts and styles, which are kept in memory as a whole and take thirty times as much there. */
const maxKeptBytes = 67_108_864;

const tooLarge = (bytes: number): UnreadableFile => new UnreadableFile({ kind: 'import-file-too-large', details: { megabytes: bytes / 1_048_576 } });
/** Entries that call themselves smaller are unpacked by the library in one go, whatever comes out. */
const smallEntryBytes = 5_242_880;
/** Of all small entries together: a sheet has a dozen of them. */
const maxSmallBytes = 134_217_728;

/** Whether a small entry is larger than its own header says (APPNOTE 4.3.7). */
export const understatesItself = (zip: Buffer): boolean => {
  let small = 0;
  for (let at = zip.indexOf('PK\u0003\u0004', 0, 'latin1'); at !== -1 && at + 30 <= zip.length; at = zip.indexOf('PK\u0003\u0004', at + 4, 'latin1')) {
    const [flags, method, packed, claimed] = [zip.readUInt16LE(at + 6), zip.readUInt16LE(at + 8), zip.readUInt32LE(at + 18), zip.readUInt32LE(at + 22)];
    // Sizes behind the content, or in an extra field: the first are not believed, the second no sheet of this size needs.
    if (method === 0 || (flags & 8) !== 0) continue;
    if (packed === 0xffffffff || claimed === 0xffffffff) return true;
    if (claimed > smallEntryBytes) continue;
    small += claimed;
    if (small > maxSmallBytes) return true;
    const begin = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
    try {
      inflateRawSync(zip.subarray(begin, begin + packed), { maxOutputLength: Math.max(1, claimed) });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return true;
    }
  }
  return false;
};

type Step = (content: unknown, ...rest: unknown[]) => unknown;

/** What an archive says of its sizes is the word of who made it, so what really comes out is counted. The steps are the library's own; its version is pinned. */
const counting = (reader: WorkbookReader): WorkbookReader => {
  const steps = reader as unknown as Record<string, Step>;
  let kept = 0;
  for (const name of ['_parseSharedStrings', '_parseStyles', '_parseMetadata', '_parseWorkbook', '_parseRels']) {
    const parse = steps[name]!.bind(reader);
    steps[name] = (entry) => {
      const count = (piece: Uint8Array): void => {
        kept += piece.length;
        if (kept > maxKeptBytes) (entry as EventEmitter).off('data', count).emit('error', tooLarge(maxKeptBytes));
      };
      (entry as EventEmitter).on('data', count);
      return parse(entry);
    };
  }
  const parseSheet = steps['_parseWorksheet']!.bind(reader);
  let unpacked = 0;
  steps['_parseWorksheet'] = (pieces, number) =>
    parseSheet(
      (async function* () {
        for await (const piece of pieces as AsyncIterable<Uint8Array>) {
          unpacked += piece.length;
          if (unpacked > maxUnpackedBytes) throw tooLarge(maxUnpackedBytes);
          yield piece;
        }
      })(),
      number,
    );
  return reader;
};

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
  if (unpacked === undefined || understatesItself(zip)) throw new UnreadableFile({ kind: 'import-file-unreadable' });
  if (unpacked > maxUnpackedBytes) throw tooLarge(maxUnpackedBytes);
  const reader = counting(new WorkbookReader(zip, { worksheets: 'emit', sharedStrings: 'cache', hyperlinks: 'ignore', styles: 'cache' }));
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
