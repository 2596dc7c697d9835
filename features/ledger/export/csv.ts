/** The export as a table with a line for each posting, for a spreadsheet. Its columns bear the names of the JSON. */
import { stringify } from 'csv-stringify/sync';
import type { LedgerExport } from '../domain/ledger-export.ts';
import { writeLedger, type LedgerWriter } from './writer.ts';

const columns = ['entry', 'key', 'kind', 'reference', 'effectiveOn', 'bookedAt', 'reverses', 'line', 'account', 'currency', 'amount', 'about'];

// A program that guesses would run such a text as a formula, in Chinese settings also in full width. Amounts are figures and stay.
const guard = (text: string): string => (/^[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text);
const rows = (cells: readonly (readonly string[])[]): string => stringify(cells as string[][], { record_delimiter: 'windows' });

export const csvWriter: LedgerWriter = {
  mediaType: 'text/csv; charset=utf-8',
  ending: 'csv',
  // The mark at the start tells spreadsheets that this is UTF-8.
  head: () => `\ufeff${rows([columns])}`,
  entry: ({ id, key, kind, reference, effectiveOn, bookedAt, reverses, about, postings }) => {
    const said = [id, guard(key), kind, guard(reference), effectiveOn, bookedAt, reverses ?? ''];
    const matter = JSON.stringify(about);
    return rows(postings.map(({ account, currency, amount }, index) => [...said, String(index + 1), account, currency, amount, matter]));
  },
  foot: () => '',
};

export const ledgerCsv = (ledger: LedgerExport): string => writeLedger(csvWriter, ledger);
