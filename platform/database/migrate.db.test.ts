import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '@tongtu/platform/testing';
import { clientConfig, distribution, migrate, migrationFolders, silentLog } from './index.ts';
import { readMigrations } from './migration-files.ts';
import { splitStatements } from './statements.ts';

let root: string;
let database: TestDatabase;
const folder = (name: string) => join(root, name);
const write = (place: string, files: Record<string, string>) => {
  rmSync(folder(place), { recursive: true, force: true });
  mkdirSync(folder(place));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder(place), name), text);
};
const run = (...places: string[]) => migrate({ ownerUrl: database.ownerUrl, appRole: database.appRole, folders: places.map(folder), log: silentLog });
const ask = async (text: string) => {
  const client = new Client(clientConfig(database.ownerUrl));
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows as Record<string, unknown>[];
};

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tongtu-migrations-'));
});
beforeEach(async () => {
  await database?.close();
  database = await testDatabase({ folders: [] });
});
afterAll(async () => {
  await database.close();
  rmSync(root, { recursive: true });
});

describe('migrate', () => {
  it('applies by number across rooms, once', async () => {
    write('a', { '0900-second.sql': 'alter table things add column name text;\n', '0001-first.sql': 'create table things (id integer);\n' });
    write('b', { '0500-between.sql': 'insert into things values (1);\n' });
    expect(await run('a', 'b')).toEqual([1, 500, 900]);
    expect(await run('a', 'b')).toEqual([]);
    expect((await ask('select number, name from migrations order by number'))[1]).toEqual({ number: 500, name: 'between' });
  });

  it('lets one of several servers migrate when all start together', async () => {
    write('a', { '0001-first.sql': 'select pg_sleep(0.1);\ncreate table things (id integer);\n', '0002-more.sql': 'create table more (id integer);\n' });
    const done = await Promise.all([run('a'), run('a'), run('a'), run('a')]);
    expect(done.flat().sort()).toEqual([1, 2]);
  });

  it('undoes the whole migration when one statement fails, keeps those before, and names file and statement', async () => {
    write('a', { '0001-good.sql': 'create table good (id integer);\n', '0002-bad.sql': 'create table half (id integer);\nselect nonsense;\n' });
    await expect(run('a')).rejects.toMatchObject({ kind: 'migration-failed', details: { statement: 2 } });
    expect(await ask("select to_regclass('good') is not null as good, to_regclass('half') is not null as half")).toEqual([{ good: true, half: false }]);
    write('a', { '0001-good.sql': 'create table good (id integer);\n', '0002-bad.sql': 'create table half (id integer);\n' });
    expect(await run('a')).toEqual([2]);
  });

  it('refuses a migration that was edited after it was applied, but not one with other line ends', async () => {
    write('a', { '0001-first.sql': 'create table things\n(id integer);\n' });
    await run('a');
    write('a', { '0001-first.sql': 'create table things\r\n(id integer);\r\n' });
    expect(await run('a')).toEqual([]);
    write('a', { '0001-first.sql': 'create table things\n(id bigint);\n' });
    await expect(run('a')).rejects.toMatchObject({ kind: 'migration-edited', message: expect.stringContaining('0001-first') });
  });

  it('refuses a database that newer code has changed', async () => {
    write('a', { '0001-first.sql': 'create table things (id integer);\n', '0002-future.sql': 'create table future (id integer);\n' });
    await run('a');
    write('a', { '0001-first.sql': 'create table things (id integer);\n' });
    await expect(run('a')).rejects.toMatchObject({ kind: 'database-newer', message: expect.stringContaining('0002-future') });
  });

  it('refuses names and numbers that are not clear', async () => {
    write('a', { 'first.sql': 'select 1;\n' });
    await expect(run('a')).rejects.toMatchObject({ kind: 'migration-misnamed' });
    write('a', { '0001-first.sql': 'select 1;\n' });
    write('b', { '0001-other.sql': 'select 1;\n' });
    await expect(run('a', 'b')).rejects.toMatchObject({ kind: 'migration-number-twice' });
  });

  it('gives the application its rights on tables, also on those of later migrations, but not on its own list', async () => {
    write('a', { '0001-first.sql': 'create table things (id integer);\n' });
    await run('a');
    write('a', { '0001-first.sql': 'create table things (id integer);\n', '0002-more.sql': 'create table more (id integer generated always as identity);\n' });
    await run('a');
    await database.pool.query('insert into things values (1)');
    await database.pool.query('insert into more default values');
    await expect(database.pool.query('delete from migrations')).rejects.toMatchObject({ code: '42501' });
    await expect(database.pool.query('drop table things')).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the migrations of the house', () => {
  it('create exactly the tables that the list of placements names, placed as it says', async () => {
    const files = readMigrations(migrationFolders());
    const statements = files.flatMap((file) => splitStatements(file.text)).map((text) => text.replaceAll(/--[^\n]*/g, '').trim());
    const created = statements.flatMap((text) => /^create (?:unlogged )?table (?:if not exists )?"?(\w+)"?/i.exec(text)?.[1] ?? []);
    const dropped = new Set(statements.flatMap((text) => /^drop table (?:if exists )?"?(\w+)"?/i.exec(text)?.[1] ?? []));
    const says = Object.fromEntries(
      created
        .filter((table) => !dropped.has(table))
        .map((table) => {
          const by = statements
            .map((text) => new RegExp(`^select distribute\\(\\s*'${table}'\\s*,\\s*'(\\w+)'`, 'i').exec(text)?.[1])
            .find((column) => column !== undefined);
          const reference = statements.some((text) => new RegExp(`^select reference\\(\\s*'${table}'`, 'i').test(text));
          return [table, by === undefined ? (reference ? 'reference' : 'local') : { by }];
        }),
    );
    expect(says).toEqual(Object.fromEntries(Object.entries(distribution).filter(([table]) => table !== 'migrations')));
  });

  it('distribute() and reference() change nothing on plain PostgreSQL', async () => {
    write('a', {
      '0002-things.sql':
        "create table things (id integer primary key);\nselect distribute('things', 'id');\nselect distribute('things', 'id', 'others');\nselect reference('things');\n",
    });
    await migrate({ ownerUrl: database.ownerUrl, folders: [join(import.meta.dirname, 'migrations'), folder('a')], log: silentLog });
    expect(await ask('select count(*)::integer as n from things')).toEqual([{ n: 0 }]);
  });
});
