/** Imports over the web and how far they are. */
import type { Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { ListingKind } from '../contract/bodies.ts';

/** `values` fill the sentence of the kind. */
export type Refusal = { readonly row: number; readonly kind: string; readonly field: string | null; readonly values?: Readonly<Record<string, unknown>> };
export type Counts = { readonly read: number; readonly added: number; readonly changed: number; readonly unchanged: number; readonly refused: number };
export type ImportState = 'waiting' | 'running' | 'done' | 'failed';
export type StoredImport = {
  readonly id: string;
  readonly organizationId: string;
  readonly personId: string;
  readonly fileName: string;
  readonly fileHash: string;
  /** Bytes. */
  readonly fileSize: number;
  readonly format: 'jsonl' | 'csv' | 'xlsx';
  readonly kind: ListingKind | null;
  readonly publish: boolean;
  readonly state: ImportState;
  readonly counts: Counts;
  readonly bytesDone: number;
  /** The last row that is in; where a run that was broken off goes on. */
  readonly lastRow: number;
  readonly refusals: readonly Refusal[];
  /** Why the file as a whole could not be read. */
  readonly failure: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
};

export type ImportsTable = {
  import_id: string;
  organization_id: string;
  person_id: string;
  file_name: string;
  file_hash: string;
  file_size: bigint;
  format: StoredImport['format'];
  kind: ListingKind | null;
  publish: boolean;
  state: ImportState;
  rows_read: number;
  rows_added: number;
  rows_changed: number;
  rows_unchanged: number;
  rows_refused: number;
  bytes_done: bigint;
  last_row: number;
  refusals: unknown;
  failure: string | null;
  started_at: Date;
  ended_at: Date | null;
};
const tables = (tx: Tx) => tx.withTables<{ listing_imports: ImportsTable }>();

const toImport = (row: Selectable<ImportsTable>): StoredImport => ({
  id: row.import_id,
  organizationId: row.organization_id,
  personId: row.person_id,
  fileName: row.file_name,
  fileHash: row.file_hash,
  fileSize: Number(row.file_size),
  format: row.format,
  kind: row.kind,
  publish: row.publish,
  state: row.state,
  counts: { read: row.rows_read, added: row.rows_added, changed: row.rows_changed, unchanged: row.rows_unchanged, refused: row.rows_refused },
  bytesDone: Number(row.bytes_done),
  lastRow: row.last_row,
  refusals: row.refusals as readonly Refusal[],
  failure: row.failure,
  startedAt: row.started_at,
  endedAt: row.ended_at,
});

const toRow = (one: StoredImport): ImportsTable => ({
  import_id: one.id,
  organization_id: one.organizationId,
  person_id: one.personId,
  file_name: one.fileName,
  file_hash: one.fileHash,
  file_size: BigInt(one.fileSize),
  format: one.format,
  kind: one.kind,
  publish: one.publish,
  state: one.state,
  rows_read: one.counts.read,
  rows_added: one.counts.added,
  rows_changed: one.counts.changed,
  rows_unchanged: one.counts.unchanged,
  rows_refused: one.counts.refused,
  bytes_done: BigInt(one.bytesDone),
  last_row: one.lastRow,
  refusals: JSON.stringify(one.refusals),
  failure: one.failure,
  started_at: one.startedAt,
  ended_at: one.endedAt,
});

export const addImport = async (tx: Tx, one: StoredImport): Promise<void> => void (await tables(tx).insertInto('listing_imports').values(toRow(one)).execute());

export const saveImport = async (tx: Tx, one: StoredImport): Promise<void> => {
  const { import_id: id, ...rest } = toRow(one);
  await tables(tx).updateTable('listing_imports').set(rest).where('import_id', '=', id).execute();
};

export const importById = async (tx: Tx, id: string): Promise<StoredImport | undefined> => {
  const row = await tables(tx).selectFrom('listing_imports').selectAll().where('import_id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toImport(row);
};

/** Newest first. */
export const importsOf = async (tx: Tx, organizationId: string, limit: number): Promise<StoredImport[]> => {
  const rows = await tables(tx)
    .selectFrom('listing_imports')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('import_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toImport);
};

/** Of those that wait or run. */
export const unfinishedImports = async (tx: Tx): Promise<readonly string[]> =>
  (await tables(tx).selectFrom('listing_imports').select('import_id').where('state', 'in', ['waiting', 'running']).orderBy('import_id').execute()).map(
    (row) => row.import_id,
  );
