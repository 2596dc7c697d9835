/** JSON Lines: one object a line, UTF-8. A line that cannot be read stops no other. */
import { maxRowBytes, type RawRow } from './raw-row.ts';

const newline = 0x0a;
const utf8 = new TextDecoder('utf-8', { fatal: true });

const readLine = (row: number, bytes: Uint8Array): RawRow | undefined => {
  let text: string;
  try {
    text = utf8.decode(bytes).trim();
  } catch {
    return { row, ok: false, failure: { kind: 'row-not-utf8' } };
  }
  if (text === '') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { row, ok: true, value: value as Record<string, unknown> };
  } catch {
    // Said below.
  }
  return { row, ok: false, failure: { kind: 'row-malformed' } };
};

/** Rows in the order of the file; the number is that of the line. Empty lines are passed over. */
export async function* readJsonl(content: AsyncIterable<Uint8Array>): AsyncGenerator<RawRow> {
  let row = 1;
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (): RawRow | undefined => {
    const line = length > maxRowBytes ? undefined : readLine(row, parts.length === 1 ? parts[0]! : Buffer.concat(parts));
    const read: RawRow | undefined =
      length > maxRowBytes ? { row, ok: false, failure: { kind: 'row-too-long', details: { kilobytes: maxRowBytes / 1024 } } } : line;
    parts = [];
    length = 0;
    row += 1;
    return read;
  };
  const keep = (part: Uint8Array): void => {
    length += part.length;
    if (length <= maxRowBytes) parts.push(part);
    else parts = [];
  };
  for await (const chunk of content) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      keep(chunk.subarray(from, at));
      from = at + 1;
      const read = take();
      if (read !== undefined) yield read;
    }
    if (from < chunk.length) keep(chunk.subarray(from));
  }
  if (length > 0) {
    const read = take();
    if (read !== undefined) yield read;
  }
}
