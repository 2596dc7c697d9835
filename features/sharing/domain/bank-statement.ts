/**
 * What a bank answers, read out of the rows of its file. Banks call their columns by many names (data/bank-columns.json) and write
 * some lines above them. Money that left is paid: in a column of its own (借方, debit), by a mark of direction, or as an amount above
 * zero; money that came back is below zero, in the other column, or said to be by its status.
 */
import { isCurrency, parseMoney } from '@tongtu/kernel/money';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import words from '../data/bank-columns.json' with { type: 'json' };
import { referencesIn } from './payment-reference.ts';

/** Line of the file, from 1; cells as they stand there. */
export type BankRow = { readonly line: number; readonly cells: readonly string[] };
export type BankLine = {
  readonly line: number;
  /** Day of the bank; null where none can be read. */
  readonly day: string | null;
  readonly references: readonly string[];
  /** What the bank wrote where the reference stands. */
  readonly remark: string;
  /** Minor units, never below zero; null where none can be read. */
  readonly amount: bigint | null;
  readonly amountShown: string;
  readonly outcome: 'paid' | 'returned' | 'unknown';
};

type Column = keyof typeof words.columns;
const columnNames = Object.keys(words.columns) as Column[];
/** `金额（元）` is `金额`, `Amount (CNY)` is `amount`. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\(.*?\)|\[.*?\]/g, '')
    .replaceAll(/[\s:*]+/g, ' ')
    .trim()
    .toLowerCase();
const columnOf = (heading: string): Column | undefined => columnNames.find((name) => words.columns[name].includes(plain(heading)));

/** How many rows above the heads are looked through: name and number of the account, period. */
const mostRowsAbove = 30;

type Head = { readonly at: number; readonly columns: readonly (Column | undefined)[] };
const headIn = (rows: readonly BankRow[]): Head | undefined => {
  for (const [at, { cells }] of rows.slice(0, mostRowsAbove).entries()) {
    const columns = cells.map(columnOf);
    if (columns.includes('reference') && (columns.includes('amount') || columns.includes('debit'))) return { at, columns };
  }
  return undefined;
};

/** `2026-11-03`, `2026/11/3`, `20261103`, `2026年11月3日`, with or without a time. */
const dayIn = (text: string): string | null => {
  const match = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})|(\d{4})(\d{2})(\d{2})/.exec(text.normalize('NFKC'));
  if (match === null) return null;
  const [year, month, day] = match[1] === undefined ? [match[4], match[5], match[6]] : [match[1], match[2], match[3]];
  const written = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  const at = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written) && written >= '1900' ? written : null;
};

/** Signed minor units; signs and codes of currencies are dropped. `(12.00)` is below zero, as accountants write it. */
const amountIn = (text: string, currency: string): bigint | null => {
  if (!isCurrency(currency)) return null;
  const bare = text
    .normalize('NFKC')
    .replaceAll('\u2212', '-')
    .replaceAll(/[^\d.,+\-()]/g, '');
  const inBrackets = /^\((.*)\)$/.exec(bare);
  const read = parseMoney(inBrackets === null ? bare : `-${inBrackets[1]}`, currency);
  return read.ok ? read.value.amount : null;
};

const lineOf = ({ line, cells }: BankRow, columns: Head['columns'], currency: string): BankLine | undefined => {
  const textOf = (column: Column): string =>
    cells
      .filter((cell, index) => columns[index] === column && cell.trim() !== '')
      .join(' ')
      .trim();
  const remark = textOf('reference');
  const [amount, debit, credit] = (['amount', 'debit', 'credit'] as const).map((column) => amountIn(textOf(column), currency));
  const [status, direction] = [plain(textOf('status')), plain(textOf('direction'))];
  // One column says how much; two say also whither. A zero stands where the other one has the figure.
  const moved = debit ? debit : credit ? -credit : (amount ?? debit ?? null);
  const shown = textOf('debit') !== '' && debit !== 0n ? textOf('debit') : textOf('credit') !== '' && !debit ? textOf('credit') : textOf('amount');
  if (remark === '' && shown === '') return undefined;
  const turned = words.in.includes(direction) ? -1n : 1n;
  const outcome = words.returned.includes(status)
    ? 'returned'
    : !words.paid.includes(status) || moved === null || moved === 0n
      ? 'unknown'
      : moved * turned < 0n
        ? 'returned'
        : 'paid';
  return {
    line,
    day: dayIn(textOf('date')),
    references: referencesIn(remark),
    remark: remark.slice(0, 100),
    amount: moved === null ? null : moved < 0n ? -moved : moved,
    amountShown: shown.slice(0, 40),
    outcome,
  };
};

/** Whether some row says what the columns are. */
export const isBankStatement = (rows: readonly BankRow[]): boolean => headIn(rows) !== undefined;

/** Kind `bank-statement-malformed` (no row names a column for the reference and one for the amount). */
export const readBankLines = (rows: readonly BankRow[], currency: string): Result<BankLine[]> => {
  const head = headIn(rows);
  if (head === undefined) return fail('bank-statement-malformed', { field: 'body.content' });
  return ok(rows.slice(head.at + 1).flatMap((row) => lineOf(row, head.columns, currency) ?? []));
};
