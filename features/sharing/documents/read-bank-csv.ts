/** A bank's CSV as rows: comma, semicolon or tab; UTF-8, UTF-16 or the GB 18030 of Chinese banks (docs/decisions/0011). */
import { parse } from 'csv-parse/sync';
import { isBankStatement, type BankRow } from '../domain/bank-statement.ts';

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** A byte order mark decides; what is not UTF-8 is GB 18030. */
export const bankText = (bytes: Uint8Array): string => {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : isUtf8(bytes) ? 'utf-8' : 'gb18030';
  return new TextDecoder(encoding).decode(bytes);
};

const rowsWith = (text: string, delimiter: string): BankRow[] => {
  const records = parse(text, {
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
  }) as unknown as { record: string[]; info: { lines: number } }[];
  // Banks put a tab, or the apostrophe of a spreadsheet, before figures that shall stay texts.
  return records.map(({ record, info }) => ({ line: info.lines, cells: record.map((cell) => cell.trim().replace(/^'/, '')) }));
};

/** Rows by the mark under which the columns make sense; by commas where they do under none. */
export const bankRows = (text: string): BankRow[] => {
  const read = [',', ';', '\t'].map((delimiter) => rowsWith(text, delimiter));
  return read.find(isBankStatement) ?? read[0]!;
};
