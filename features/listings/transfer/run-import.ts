/**
 * A file of cards, read as a stream and recorded batch by batch. A row that cannot stand is reported with its number and
 * stops no other; after each batch the caller keeps how far it is in the very transaction of the batch.
 */
import type { Context } from '@tongtu/platform/context';
import type { Failure } from '@tongtu/kernel/result';
import type { ListingKind } from '../contract/bodies.ts';
import type { Counts, Refusal } from '../store/imports.ts';
import { recordImported, type ImportedRow } from '../use-cases/record-imported.ts';
import { columnReader } from './cells.ts';
import { checkRow } from './check-row.ts';
import { names } from './names.ts';
import { readCsv } from './read-csv.ts';
import { readJsonl } from './read-jsonl.ts';
import { readXlsx } from './read-xlsx.ts';
import { UnreadableFile, type RawRow } from './raw-row.ts';

export type ImportFormat = 'jsonl' | 'csv' | 'xlsx';

export type Progress = { readonly counts: Counts; readonly bytesDone: number; readonly refusals: readonly Refusal[]; readonly lastRow: number };
export const noProgress: Progress = { counts: { read: 0, added: 0, changed: 0, unchanged: 0, refused: 0 }, bytesDone: 0, refusals: [], lastRow: 0 };

export type ImportRun = {
  readonly organizationId: string;
  /** Rows are the same card when source and reference are. */
  readonly source: string;
  readonly publish: boolean;
  readonly format: ImportFormat;
  readonly kind?: ListingKind | undefined;
  readonly importId?: string;
  readonly mayWrite: (kind: ListingKind) => boolean;
  readonly content: AsyncIterable<Uint8Array>;
  /** Where an earlier run was broken off; rows up to there are in. */
  readonly from?: Progress;
  /** Kept with the batch: in its transaction. */
  readonly keep: (inside: Context, progress: Progress) => Promise<void>;
  /** One transaction a call. */
  readonly transaction: <T>(work: (inside: Context) => Promise<T>) => Promise<T>;
  readonly signal?: AbortSignal;
};

/** Refused rows that are kept to be shown; all are counted. */
export const maxRefusals = 200;
const batchSize = 500;

/** What a break-off by the process's end looks like; the next run goes on from what was kept. */
export class ImportStopped extends Error {}

const reading = (run: ImportRun, content: AsyncIterable<Uint8Array>): AsyncGenerator<RawRow> => {
  if (run.format === 'jsonl') return readJsonl(content);
  const column = columnReader(names.fields);
  return run.format === 'csv' ? readCsv(content, column) : readXlsx(content, column);
};

const refusalsOf = (row: number, failures: readonly Failure[]): Refusal[] =>
  failures
    .slice(0, 5)
    .map(({ kind, field, details }) => ({ row, kind, field: field?.replace(/^body\./, '') ?? null, ...(details ? { values: details } : {}) }));

/** Answers the last progress and, when the file as a whole could not be read to its end, why. Throws `ImportStopped` when told to stop. */
export const runImport = async (context: Context, run: ImportRun): Promise<{ readonly progress: Progress; readonly failure: Failure | null }> => {
  let progress = run.from ?? noProgress;
  let bytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of run.content) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  let good: ImportedRow[] = [];
  let refused: Refusal[] = [];
  let seen = 0;
  let refusedRows = 0;
  let lastRow = progress.lastRow;
  const flush = async (): Promise<void> => {
    if (seen === 0) return;
    const before = progress;
    progress = await run.transaction(async (inside) => {
      const recorded = good.length === 0 ? [] : await recordImported({ ...inside, reader: context.reader }, { ...run, rows: good });
      const of = (outcome: string): number => recorded.filter((each) => each.outcome === outcome).length;
      const after: Progress = {
        counts: {
          read: before.counts.read + seen,
          added: before.counts.added + of('added'),
          changed: before.counts.changed + of('changed'),
          unchanged: before.counts.unchanged + of('unchanged'),
          refused: before.counts.refused + refusedRows,
        },
        bytesDone: Math.max(before.bytesDone, bytes),
        refusals: [...before.refusals, ...refused].slice(0, maxRefusals),
        lastRow,
      };
      await run.keep(inside, after);
      return after;
    });
    good = [];
    refused = [];
    seen = 0;
    refusedRows = 0;
  };
  let failure: Failure | null = null;
  try {
    for await (const raw of reading(run, counted())) {
      if (run.signal?.aborted === true) throw new ImportStopped('the import was stopped');
      if (raw.row <= (run.from?.lastRow ?? 0)) continue;
      const checked = checkRow(raw, { kind: run.kind, kindNames: names.kinds, mayWrite: run.mayWrite });
      seen += 1;
      lastRow = Math.max(lastRow, raw.row);
      if (checked.ok) good.push(checked.row);
      else {
        refusedRows += 1;
        refused.push(...refusalsOf(checked.row, checked.failures));
      }
      if (seen >= batchSize) await flush();
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    failure = error.failure;
  }
  await flush();
  return { progress, failure };
};
