/** What features on upper floors may use of the ledger. */
export { buildEntry, type Entry, type EntryDraft, type JsonObject, type Posting } from './domain/entry.ts';
export type { Account, Ledger } from './domain/ledger.ts';
export type { ExportedEntry, LedgerExport } from './domain/ledger-export.ts';
export { admitReaders, openAccounts, openLedger, type NewAccount, type NewLedger } from './use-cases/open-ledger.ts';
export { recordEntries, recordEntry, type Recorded, type RecordedMany } from './use-cases/record-entries.ts';
export { reverseEntry, type Reversal } from './use-cases/reverse-entry.ts';
export { balancesOf, type Balance } from './store/balances.ts';
export { entriesOf, entryById, type EntryFilter } from './store/entries.ts';
export { exportedPages, exportHead, exportLedger, statementOf, trialBalance, type AccountStatement, type TrialBalance } from './use-cases/books.ts';
export { ledgerCsv } from './export/csv.ts';
export { hledgerJournal } from './export/hledger.ts';
export { jsonWriter } from './export/json.ts';
export { streamLedger } from './export/writer.ts';
export { findLedger } from './store/ledgers.ts';
