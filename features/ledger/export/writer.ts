/** How a ledger is written down in a format: piece by piece, so that a large one never stands in memory as a whole. */
import type { ExportedEntry, LedgerExport } from '../domain/ledger-export.ts';

/** All but the entries: few, whatever the size of the ledger. */
export type LedgerHead = Omit<LedgerExport, 'entries'>;

export type LedgerWriter = {
  readonly mediaType: string;
  /** Of the file's name. */
  readonly ending: string;
  readonly head: (ledger: LedgerHead) => string;
  readonly entry: (entry: ExportedEntry, isFirst: boolean) => string;
  readonly foot: (ledger: LedgerHead) => string;
};

/** The whole text of an export that is in memory. */
export const writeLedger = (writer: LedgerWriter, { entries, ...head }: LedgerExport): string =>
  [writer.head(head), ...entries.map((entry, index) => writer.entry(entry, index === 0)), writer.foot(head)].join('');

/** The same, a page of entries at a time. */
export const streamLedger = async function* (writer: LedgerWriter, head: LedgerHead, pages: AsyncIterable<readonly ExportedEntry[]>): AsyncGenerator<string> {
  yield writer.head(head);
  let isFirst = true;
  for await (const page of pages) {
    const parts: string[] = [];
    for (const entry of page) {
      parts.push(writer.entry(entry, isFirst));
      isFirst = false;
    }
    yield parts.join('');
  }
  yield writer.foot(head);
};
