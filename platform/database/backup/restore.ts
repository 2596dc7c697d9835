/**
 * Fills an empty database and an empty files folder from an archive, of this or another PostgreSQL.
 * Order of effects, and what a crash after each would mean:
 *   1. the archive is verified whole            nothing happened
 *   2. the target is migrated to its level      empty tables
 *   3. files are stored under their hashes      files that no row names; a second restore takes them over
 *   4. rows are loaded in one transaction       rolled back by the server
 *   5. COMMIT                                   restored
 *   6. the rest of the migrations               restored at the older level; the next start migrates on
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Files } from '../../files/index.ts';
import { DatabaseFault, translateError } from '../fault.ts';
import { migrate } from '../migrate.ts';
import { readMigrations, type Migration } from '../migration-files.ts';
import { clientConfig, type Log } from '../pool.ts';
import { splitStatements } from '../statements.ts';
import { readArchive, verifyBackup } from './archive.ts';
import { listReferences, listSequences, listTables, quoteName, untilIdle } from './catalogue.ts';
import type { Manifest } from './manifest.ts';

export type RestoreOptions = {
  readonly archive: string;
  /** The target as the role that owns its tables. */
  readonly ownerUrl: string;
  readonly appRole?: string | undefined;
  readonly files?: Pick<Files, 'list' | 'has' | 'put' | 'remove'> | undefined;
  readonly folders: readonly string[];
  readonly log: Log;
};

const label = (migration: { readonly number: number; readonly name: string }): string => `${String(migration.number).padStart(4, '0')}-${migration.name}`;

/** The archive's level must be one that this code knows, word by word. */
const checkLevel = (file: string, manifest: Manifest, known: readonly Migration[]): void => {
  const hashes = new Map(known.map((migration) => [migration.number, migration.sha256]));
  const foreign = manifest.migrations.find((migration) => hashes.get(migration.number) !== migration.sha256);
  if (foreign !== undefined) throw new DatabaseFault('archive-newer', { file, migration: label(foreign) });
};

/** Tables whose rows a migration itself writes: what they hold in a fresh database is not anybody's data. */
const seededTables = (known: readonly Migration[]): ReadonlySet<string> =>
  new Set(known.flatMap((migration) => splitStatements(migration.text).flatMap((text) => /^(?:--[^\n]*\n\s*)*insert into "?(\w+)"?/i.exec(text)?.[1] ?? [])));

const prepare = async (options: RestoreOptions, manifest: Manifest): Promise<void> => {
  const level = new Set(manifest.migrations.map((migration) => migration.number));
  const client = new Client(clientConfig(options.ownerUrl, 0));
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ there: boolean }>("select to_regclass('public.migrations') is not null as there");
    const applied =
      rows[0]?.there === true ? (await client.query<{ number: number; name: string }>('select number, name from migrations order by number')).rows : [];
    const own = applied.find((migration) => !level.has(migration.number));
    if (own !== undefined) throw new DatabaseFault('archive-level-differs', { migration: label(own) });
    if (applied.length === 0) {
      // Tables that no migration of ours made are somebody else's.
      const [stranger] = await listTables(client);
      if (stranger !== undefined) throw new DatabaseFault('target-not-empty', { what: stranger.name });
    }
  } finally {
    await client.end();
  }
  await migrate({ ownerUrl: options.ownerUrl, appRole: options.appRole, folders: options.folders, log: options.log, upTo: level });
};

const checkFiles = async (manifest: Manifest, files: RestoreOptions['files']): Promise<void> => {
  if (files === undefined) return;
  const expected = new Set(manifest.files.map((file) => file.hash));
  // Files of this very archive may lie there from a restore that was broken off.
  for await (const { hash } of files.list()) if (!expected.has(hash)) throw new DatabaseFault('target-not-empty', { what: `files/${hash}` });
};

const fits = (manifest: Manifest, there: ReadonlyMap<string, readonly string[]>): void => {
  for (const table of manifest.tables) {
    const columns = there.get(table.name);
    const missing = columns === undefined ? table.name : table.columns.find((column) => !columns.includes(column));
    if (missing !== undefined) throw new DatabaseFault('restore-failed', { reason: `${table.name}: ${missing}` });
  }
};

/** Streams the rows of the archive into their tables. Parts of a table lie one after the other; tables come in the archive's order. */
const loadRows = async (client: Client, options: RestoreOptions, manifest: Manifest, added: string[]): Promise<void> => {
  const byPart = new Map(manifest.tables.flatMap((table) => table.parts.map((part) => [part, table] as const)));
  type Copy = {
    readonly table: Manifest['tables'][number];
    readonly stream: ReturnType<typeof copyFrom>;
    readonly hash: ReturnType<typeof createHash>;
    readonly idle: Promise<unknown>;
    failed: Error | undefined;
  };
  let current: Copy | undefined;
  const finish = async (): Promise<void> => {
    if (current === undefined) return;
    const { table, stream, hash, idle } = current;
    if (current.failed !== undefined) throw current.failed;
    const finished = once(stream, 'finish');
    stream.end();
    await finished;
    await idle;
    if (stream.rowCount !== table.rows || hash.digest('hex') !== table.sha256)
      throw new DatabaseFault('archive-damaged', { file: options.archive, member: table.name });
    current = undefined;
  };
  const visit = async (name: string, content: Readable): Promise<void> => {
    const table = byPart.get(name);
    if (table !== undefined) {
      if (current?.table !== table) {
        await finish();
        const idle = untilIdle(client);
        const stream = client.query(copyFrom(`copy ${quoteName(table.name)} (${table.columns.map(quoteName).join(', ')}) from stdin`));
        const next: Copy = { table, stream, hash: createHash('sha256'), idle, failed: undefined };
        stream.on('error', (error) => (next.failed = error));
        current = next;
      }
      for await (const part of content as AsyncIterable<Buffer>) {
        if (current.failed !== undefined) throw current.failed;
        current.hash.update(part);
        if (!current.stream.write(part)) await once(current.stream, 'drain');
      }
      return;
    }
    await finish();
    const hash = /^files\/([0-9a-f]{64})$/.exec(name)?.[1];
    if (hash === undefined || options.files === undefined || (await options.files.has(hash))) {
      content.resume();
      return;
    }
    const stored = await options.files.put(content as AsyncIterable<Uint8Array>, { maxBytes: Number.MAX_SAFE_INTEGER });
    if (!stored.ok) throw new DatabaseFault('restore-failed', { reason: `${name}: ${stored.error.kind}` });
    added.push(stored.value.hash);
    if (stored.value.hash !== hash) throw new DatabaseFault('archive-damaged', { file: options.archive, member: name });
  };
  try {
    await readArchive(options.archive, visit);
    await finish();
  } catch (error) {
    // Tells the server that the rest of the rows will not come; it would wait for them for ever.
    current?.stream.destroy();
    throw current?.failed ?? error;
  }
};

const load = async (options: RestoreOptions, manifest: Manifest, added: string[]): Promise<void> => {
  const client = new Client({ ...clientConfig(options.ownerUrl, 0), idle_in_transaction_session_timeout: 0, application_name: 'tongtu restore' });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin');
    const tables = await listTables(client);
    fits(manifest, new Map(tables.map((table) => [table.name, table.columns])));
    const names = tables.map((table) => quoteName(table.name)).join(', ');
    // Nobody writes into the target between the look and the load.
    if (tables.length > 0) await client.query(`lock table ${names} in access exclusive mode`);
    const seeded = seededTables(readMigrations(options.folders));
    for (const { name } of tables) {
      if (!seeded.has(name) && (await client.query(`select from ${quoteName(name)} limit 1`)).rowCount !== 0)
        throw new DatabaseFault('target-not-empty', { what: name });
    }
    // The archive holds parents before children; only what refers in a circle is taken off and, checked, put on again.
    const place = new Map(manifest.tables.map((table, index) => [table.name, index]));
    const circular = (await listReferences(client)).filter(({ from, to }) => from !== to && (place.get(from) ?? 0) < (place.get(to) ?? 0));
    for (const { from, name } of circular) await client.query(`alter table ${quoteName(from)} drop constraint ${quoteName(name)}`);
    const seeds = tables.filter((table) => seeded.has(table.name)).map((table) => quoteName(table.name));
    if (seeds.length > 0) await client.query(`truncate ${seeds.join(', ')} cascade`);
    // What triggers would write is in the archive already.
    for (const table of tables) if (table.hasTriggers) await client.query(`alter table ${quoteName(table.name)} disable trigger user`);
    await loadRows(client, options, manifest, added);
    for (const table of tables) if (table.hasTriggers) await client.query(`alter table ${quoteName(table.name)} enable trigger user`);
    for (const { from, name, definition } of circular) await client.query(`alter table ${quoteName(from)} add constraint ${quoteName(name)} ${definition}`);
    const sequences = new Set(await listSequences(client));
    for (const { name, lastValue, isCalled } of manifest.sequences) {
      if (sequences.has(name)) await client.query('select setval($1::regclass, $2::bigint, $3)', [quoteName(name), lastValue, isCalled]);
    }
    for (const table of manifest.tables) {
      const { rows } = await client.query<{ n: string }>(`select count(*)::text as n from ${quoteName(table.name)}`);
      if (rows[0]?.n !== String(table.rows)) throw new DatabaseFault('restore-failed', { reason: `${table.name}: ${rows[0]?.n} ≠ ${table.rows}` });
    }
    await client.query('commit');
  } catch (error) {
    // Where even that does not come through, ending the connection rolls back.
    await Promise.race([client.query('rollback').catch(() => {}), sleep(5000, undefined, { ref: false })]);
    throw error;
  } finally {
    await Promise.race([client.end().catch(() => {}), sleep(2000, undefined, { ref: false })]);
  }
};

/**
 * Restores all or nothing and answers with the archive's manifest. Faults: `archive-unreadable`, `archive-damaged`,
 * `archive-newer`, `archive-level-differs`, `target-not-empty`, `restore-failed`, `database-unavailable`.
 */
export const restore = async (options: RestoreOptions): Promise<Manifest> => {
  const manifest = await verifyBackup(options.archive);
  const known = readMigrations(options.folders);
  checkLevel(options.archive, manifest, known);
  const added: string[] = [];
  try {
    await checkFiles(manifest, options.files);
    await prepare(options, manifest);
    await load(options, manifest, added);
  } catch (error) {
    for (const hash of added) await options.files?.remove(hash);
    const told = translateError(error);
    if (told instanceof DatabaseFault) throw told;
    throw new DatabaseFault('restore-failed', { reason: error instanceof Error ? error.message : String(error) }, error);
  }
  await migrate({ ownerUrl: options.ownerUrl, appRole: options.appRole, folders: options.folders, log: options.log });
  options.log.info(
    { tables: manifest.tables.length, rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0), files: manifest.files.length },
    'backup restored',
  );
  return manifest;
};
