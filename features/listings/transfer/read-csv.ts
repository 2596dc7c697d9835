/** CSV as people have it: comma, semicolon or tab; UTF-8, UTF-16 or the GB 18030 of Chinese spreadsheets. */
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { rowOfCells } from './cells.ts';
import { maxRowBytes, UnreadableFile, type RawRow } from './raw-row.ts';

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    // A character may be cut at the end of the first piece; `stream` forgives that and nothing else.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};
const encodingOf = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'gb18030';
};

/** How much of a file is looked at before its encoding is decided. */
const lookBytes = 262_144;

async function* decoded(content: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let waiting: Uint8Array[] = [];
  let length = 0;
  const decide = (): string => {
    const first = Buffer.concat(waiting);
    waiting = [];
    decoder = new TextDecoder(encodingOf(first));
    return decoder.decode(first, { stream: true });
  };
  for await (const chunk of content) {
    if (decoder !== undefined) {
      yield decoder.decode(chunk, { stream: true });
      continue;
    }
    waiting.push(chunk);
    length += chunk.length;
    if (length >= lookBytes) yield decide();
  }
  if (decoder === undefined) yield decide();
  yield decoder?.decode() ?? '';
}

const delimiterOf = (line: string): string => {
  const counts = [',', '\t', ';'].map((mark) => [line.split(mark).length, mark] as const);
  return counts.reduce((best, each) => (each[0] > best[0] ? each : best))[1];
};

async function* withFirst(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/** Rows after the header; `column` knows what a header means. Throws `UnreadableFile` when no column is known. */
export async function* readCsv(content: AsyncIterable<Uint8Array>, column: (header: string) => string | undefined): AsyncGenerator<RawRow> {
  const texts = decoded(content);
  let first = '';
  for (let step = await texts.next(); ; step = await texts.next()) {
    if (step.done) break;
    first += step.value;
    if (first.includes('\n')) break;
  }
  const delimiter = delimiterOf(first.slice(0, first.indexOf('\n') === -1 ? undefined : first.indexOf('\n')));
  /** Lines at which a record could not be read: too long, or a quotation that never ends. */
  const broken: number[] = [];
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: maxRowBytes,
    info: true,
    on_skip: (error) => {
      broken.push(Number((error as { lines?: number } | undefined)?.lines ?? 0));
      return undefined;
    },
  });
  const records = Readable.from(withFirst(first, texts))
    .on('error', (error) => parser.destroy(error))
    .pipe(parser);
  let header: (string | undefined)[] | undefined;
  for await (const { record, info } of records as AsyncIterable<{ record: string[]; info: { lines: number; records: number } }>) {
    if (header === undefined) {
      header = record.map(column);
      if (header.every((name) => name === undefined))
        throw new UnreadableFile({ kind: 'import-columns-unknown', details: { columns: record.slice(0, 5).join(', ').slice(0, 200) } });
      continue;
    }
    const row = info.records + broken.filter((line) => line < info.lines).length;
    const cells = Object.fromEntries(record.flatMap((cell, i) => (header?.[i] === undefined ? [] : [[header[i], cell]])));
    if (Object.values(cells).some((cell) => cell.includes('\ufffd'))) yield { row, ok: false, failure: { kind: 'row-not-utf8' } };
    else yield { row, ok: true, value: rowOfCells(cells) };
  }
  for (const row of broken) yield { row, ok: false, failure: { kind: 'row-malformed' } };
}
