/**
 * One archive of everything that cannot be derived: all tables from one snapshot, the values of sequences, all files.
 * The platform goes on working meanwhile. Files are listed after the snapshot was taken, and a file is stored
 * before the row that names it, so every file that a row of the snapshot names is in the archive, but for one:
 * a file that was taken off its row after the snapshot may be swept before it is listed. Nobody wants that one any more.
 * Not carried: the job queue (schema `pgboss`; jobs are queued again from the data) and the search index (rebuilt).
 */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Files } from '../../files/index.ts';
import { DatabaseFault, translateError } from '../fault.ts';
import { clientConfig, type Log } from '../pool.ts';
import { writeArchive, type ArchiveWriter } from './archive.ts';
import { listReferences, listSequences, listTables, loadOrder, quoteName, untilIdle, type Table } from './catalogue.ts';
import type { Manifest } from './manifest.ts';

export type BackupOptions = {
  /** As a role that may read all tables: the owner's address. */
  readonly url: string;
  readonly files?: Pick<Files, 'list' | 'open'> | undefined;
  /** Path of the archive. */
  readonly out: string;
  readonly now: Date;
  readonly log: Log;
};

const partBytes = 8 * 1024 * 1024;

/** Rows in PostgreSQL's own text form, in parts of a known size, because tar wants each size before the content. */
const writeTable = async (client: Client, writer: ArchiveWriter, table: Table, index: number): Promise<Manifest['tables'][number]> => {
  const columns = table.columns.map(quoteName).join(', ');
  const idle = untilIdle(client);
  const stream = client.query(copyTo(`copy (select ${columns} from ${quoteName(table.name)}) to stdout`));
  const hash = createHash('sha256');
  const parts: string[] = [];
  let waiting: Buffer[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (size === 0) return;
    const name = `tables/${String(index + 1).padStart(4, '0')}-${table.name}.${String(parts.length + 1).padStart(6, '0')}.copy`;
    await writer.add(name, Buffer.concat(waiting));
    parts.push(name);
    waiting = [];
    size = 0;
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    waiting.push(chunk);
    size += chunk.length;
    if (size >= partBytes) await flush();
  }
  await flush();
  await idle;
  return { name: table.name, columns: [...table.columns], rows: stream.rowCount, sha256: hash.digest('hex'), parts };
};

const writeFiles = async (writer: ArchiveWriter, files: BackupOptions['files'], log: Log): Promise<Manifest['files']> => {
  const written: Manifest['files'] = [];
  if (files === undefined) return written;
  for await (const { hash, size } of files.list()) {
    const content = await files.open(hash);
    if (content === undefined) {
      // Removed since it was listed: then no row of the present names it.
      log.warn({ hash }, 'a file went away during the backup');
      continue;
    }
    await writer.addStream(`files/${hash}`, size, content as AsyncIterable<Uint8Array>);
    if (writer.members[`files/${hash}`]?.sha256 !== hash) throw new DatabaseFault('archive-damaged', { file: hash, member: `files/${hash}` });
    written.push({ hash, size });
  }
  return written;
};

/** Writes the archive and answers with its manifest. A broken-off backup leaves at most `<out>.partial`. Faults: `database-unavailable`, `archive-disk-full`. */
export const backup = async (options: BackupOptions): Promise<Manifest> => {
  const { out, files, log } = options;
  await rm(`${out}.partial`, { force: true });
  const client = new Client({ ...clientConfig(options.url, 0), idle_in_transaction_session_timeout: 0, application_name: 'tongtu backup' });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('begin isolation level repeatable read read only');
    const { rows: migrations } = await client.query<Manifest['migrations'][number]>('select number, name, sha256 from migrations order by number');
    const { rows: version } = await client.query<{ server_version: string }>('show server_version');
    const found = await listTables(client);
    // Parents before children, so that a restore can load in the order of the archive.
    const order = loadOrder(
      found.map((table) => table.name),
      await listReferences(client),
    );
    const known = order.flatMap((name) => found.find((table) => table.name === name) ?? []);
    return await writeArchive(out, async (writer) => {
      const tables: Manifest['tables'] = [];
      for (const [index, table] of known.entries()) tables.push(await writeTable(client, writer, table, index));
      const sequences: Manifest['sequences'] = [];
      // Sequences know no snapshot: read after the tables they are at least as far.
      for (const name of await listSequences(client)) {
        const { rows } = await client.query<{ lastValue: string; isCalled: boolean }>(
          `select last_value::text as "lastValue", is_called as "isCalled" from ${quoteName(name)}`,
        );
        if (rows[0] !== undefined) sequences.push({ name, ...rows[0] });
      }
      const stored = await writeFiles(writer, files, log);
      log.info({ tables: tables.length, rows: tables.reduce((sum, table) => sum + table.rows, 0), files: stored.length, out }, 'backup written');
      return {
        format: 'tongtu-backup',
        version: 1,
        createdAt: options.now.toISOString(),
        serverVersion: version[0]?.server_version ?? '',
        migrations,
        tables,
        sequences,
        files: stored,
      };
    });
  } catch (error) {
    throw translateError(error);
  } finally {
    await client.end().catch(() => {});
  }
};
