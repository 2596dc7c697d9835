/**
 * Rows as a workbook or as CSV. A text stays a text: a sheet takes it as one, and in CSV, where a program guesses, a text that
 * would be taken for a formula gets an apostrophe in front (also in full width, as Chinese settings read it).
 */
import { finished } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { WorkbookWriter } from '@cj-tech-master/excelts';
import { stringify } from 'csv-stringify/sync';

/** A number is a figure to reckon with; money stands as a figure with its decimals. */
export type Cell = string | number | null;
export type SheetColumn = {
  readonly title: string;
  /** Characters. */
  readonly width?: number;
  /** Excel's own notation: `#,##0.00`. */
  readonly format?: string;
};
export type Sheet = {
  readonly name: string;
  /** Above the head: what this is. */
  readonly lead?: readonly (readonly Cell[])[];
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Cell[])[];
};

/** What spreadsheets refuse in a name, and more than they take. */
const nameOf = (name: string): string => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);

/** The bytes of an `.xlsx`. */
export const writeXlsx = async (sheets: readonly Sheet[]): Promise<Uint8Array> => {
  const out = new PassThrough();
  const chunks: Buffer[] = [];
  out.on('data', (chunk: Buffer) => chunks.push(chunk));
  const book = new WorkbookWriter({ stream: out, useSharedStrings: false, useStyles: true });
  for (const { name, lead = [], columns, rows } of sheets) {
    const above = lead.length === 0 ? 0 : lead.length + 1;
    const sheet = book.addWorksheet(nameOf(name), { views: [{ state: 'frozen', ySplit: above + 1 }] });
    columns.forEach((column, index) => {
      const own = sheet.getColumn(index + 1);
      own.width = column.width ?? 14;
      if (column.format !== undefined) own.numFmt = column.format;
    });
    for (const row of lead) sheet.addRow([...row]).commit();
    if (above > 0) sheet.addRow([]).commit();
    const head = sheet.addRow(columns.map((column) => column.title));
    head.font = { bold: true };
    head.commit();
    for (const row of rows) sheet.addRow([...row]).commit();
    sheet.commit();
  }
  await book.commit();
  out.end();
  await finished(out);
  return Buffer.concat(chunks);
};

const guard = (cell: Cell): Cell => (typeof cell === 'string' && /^[=+\-@＝＋－＠\t\r]/.test(cell) ? `'${cell}` : cell);

/** The bytes of a `.csv` in UTF-8; the mark at the start tells spreadsheets so. */
export const writeCsv = ({ columns, rows }: Pick<Sheet, 'columns' | 'rows'>): Uint8Array =>
  Buffer.from(
    stringify(
      [columns.map((column) => column.title), ...rows].map((row) => row.map(guard)),
      { bom: true, record_delimiter: 'windows' },
    ),
  );
