/**
 * Many events out of what somebody pastes: JSON lines, or a table with a line of heads (commas, semicolons or tabs, as they come
 * out of a spreadsheet). Heads and words are those of the API or of the reader's language. Faults name the line of the text, from 1.
 */
import type { Failure } from '@tongtu/kernel/result';
import { isSameEvent, readIncomeEvent, type IncomeEvent } from '../../domain/income-event.ts';
import type { SharingPlan } from '../../domain/plan.ts';
import { plainAmount } from './event-draft.ts';

export const columns = ['id', 'on', 'kind', 'amount', 'category', 'stream', 'year'] as const;
export type Column = (typeof columns)[number];

/** What the reader's language calls columns, kinds and categories: word → code. */
export type PasteWords = { readonly columns: ReadonlyMap<string, Column>; readonly values: ReadonlyMap<string, string> };

export type LineFault = Pick<Failure, 'kind' | 'field' | 'details'> & { readonly line: number };
export type PastedEvent = { readonly line: number; readonly json: Record<string, unknown>; readonly event: IncomeEvent };
export type Pasted = { readonly events: readonly PastedEvent[]; readonly faults: readonly LineFault[] };

/** One line of a table: quotes hold separators, and a doubled quote is one. */
export const cellsOf = (line: string, separator: string): string[] => {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const char = line[at]!;
    if (isQuoted && char === '"' && line[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (char === '"' && (isQuoted || cell.trim() === '')) isQuoted = !isQuoted;
    else if (char === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += char;
  }
  return [...cells, cell.trim()];
};

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();
/** `2027/3/1`, as spreadsheets write a day. */
const plainDay = (text: string): string => {
  const match = /^(\d{4})[./年-](\d{1,2})[./月-](\d{1,2})日?$/.exec(text);
  return match === null ? text : `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
};

const valueOf = (head: Column, cell: string, words: PasteWords, currency: string): unknown => {
  if (head === 'on') return plainDay(cell);
  if (head === 'amount') return plainAmount(cell, currency);
  if (head === 'year') return Number(cell);
  return head === 'kind' || head === 'category' ? (words.values.get(plain(cell)) ?? cell) : cell;
};

const fromCells = (heads: readonly (Column | undefined)[], cells: readonly string[], words: PasteWords, currency: string): Record<string, unknown> => {
  const json: Record<string, unknown> = {};
  for (const [at, head] of heads.entries()) if (head !== undefined && (cells[at] ?? '') !== '') json[head] = valueOf(head, cells[at]!, words, currency);
  return json;
};

type Line = { readonly line: number; readonly json: unknown } | LineFault;
const isFault = (line: Line): line is LineFault => 'kind' in line;

const fromJson = (text: string, line: number): Line => {
  try {
    return { line, json: JSON.parse(text) as unknown };
  } catch {
    return { line, kind: 'json-malformed' };
  }
};

const linesOf = (text: string, words: PasteWords, currency: string): Line[] => {
  const lines = text.split(/\r\n?|\n/).map((content, at) => ({ content: content.replace(/^\uFEFF/, ''), line: at + 1 }));
  const filled = lines.filter(({ content }) => content.trim() !== '');
  const first = filled[0];
  if (first === undefined) return [];
  if (first.content.trim().startsWith('{')) return filled.map(({ content, line }) => fromJson(content, line));
  const separator = ['\t', ';', ','].find((one) => first.content.includes(one)) ?? ',';
  const heads = cellsOf(first.content, separator).map((head) => columns.find((one) => one === plain(head)) ?? words.columns.get(plain(head)));
  const missing = (['id', 'on', 'kind', 'amount'] as const).filter((column) => !heads.includes(column));
  if (missing.length > 0) return [{ line: first.line, kind: 'heads-missing', details: { missing } }];
  return filled.slice(1).map(({ content, line }) => ({ line, json: fromCells(heads, cellsOf(content, separator), words, currency) }));
};

type PlanOn = (day: string) => Pick<SharingPlan, 'currency' | 'effectiveOn' | 'steps' | 'annualProfit'>;

/** `planOn`: the plan that settles an event of that day. An id that stands twice with other content is a fault of the later line. */
export const readPasted = (text: string, words: PasteWords, currency: string, planOn: PlanOn): Pasted => {
  const seen = new Map<string, IncomeEvent>();
  const events: PastedEvent[] = [];
  const faults: LineFault[] = [];
  for (const line of linesOf(text, words, currency)) {
    if (isFault(line)) {
      faults.push(line);
      continue;
    }
    const day = (line.json as { on?: unknown } | null)?.on;
    const read = readIncomeEvent(line.json, planOn(typeof day === 'string' ? day : ''));
    if (!read.ok) {
      faults.push(...(read.error.errors ?? []).map((fault) => ({ ...fault, line: line.line })));
      continue;
    }
    const before = seen.get(read.value.id);

    if (before !== undefined && !isSameEvent(before, read.value)) faults.push({ kind: 'event-id-reused', field: 'id', line: line.line });
    else events.push({ line: line.line, json: line.json as Record<string, unknown>, event: read.value });
    seen.set(read.value.id, read.value);
  }
  return { events, faults };
};
