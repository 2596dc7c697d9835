/** Collections as they lie on disk, record by record: JSON Lines, gzipped or not, and CSV. */
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';

export type Source = Readonly<Record<string, unknown>>;

/** An error anywhere in the chain ends the reading with that error. */
const open = (file: string): Readable => {
  const raw = createReadStream(file);
  if (!file.endsWith('.gz')) return raw;
  const unpacked = createGunzip();
  raw.on('error', (error) => unpacked.destroy(error));
  return raw.pipe(unpacked);
};

const objectIn = (line: string): Source | undefined => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Source) : undefined;
  } catch {
    return undefined;
  }
};

/** A line that is no object is handed on as undefined, so that it is counted. */
async function* jsonLines(input: Readable): AsyncGenerator<Source | undefined> {
  input.setEncoding('utf8');
  let rest = '';
  for await (const chunk of input as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield objectIn(line);
  }
  if (rest.trim() !== '') yield objectIn(rest);
}

/** Every record of a file. */
export const recordsOf = (file: string): AsyncIterable<Source | undefined> =>
  file.endsWith('.csv') ? (open(file).compose(parse({ columns: true, bom: true, trim: true })) as AsyncIterable<Source>) : jsonLines(open(file));
