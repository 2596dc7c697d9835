import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryFiles, testDatabase, type TestDatabase } from '@tongtu/platform/testing';
import { backup, clientConfig, migrate, restore, silentLog, verifyBackup } from '../index.ts';

const now = new Date('2026-01-15T00:00:00Z');
let root: string;
let archive: string;
let source: TestDatabase;
const databases: TestDatabase[] = [];
const empty = async (): Promise<TestDatabase> => {
  const database = await testDatabase({ folders: [] });
  databases.push(database);
  return database;
};
const owner = async <T>(database: TestDatabase, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client(clientConfig(database.ownerUrl, 0));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};
const folders = () => [join(root, 'migrations')];
const distributeFolder = join(import.meta.dirname, '..', 'migrations');
const allFolders = () => [distributeFolder, ...folders()];

/** A files folder in memory that holds these texts. */
const filesOf = async (...contents: string[]) => {
  const files = memoryFiles();
  for (const content of contents) await files.put(Buffer.from(content), { maxBytes: 1e9 });
  return files;
};

/** Everything that a restored database must have in common with its source, as text. */
const portrait = (database: TestDatabase) =>
  owner(database, async (client) => {
    const tables = ['kinds', 'parents', 'children', 'eggs', 'hens', 'trail'];
    const rows = await Promise.all(
      tables.map(
        async (table) => (await client.query(`select md5(string_agg(t::text, '|' order by t::text)) as m, count(*)::integer as n from ${table} t`)).rows[0],
      ),
    );
    const next = (await client.query('select last_value::integer as n, is_called from trail_seq_seq')).rows[0];
    const rules = (
      await client.query(
        "select conname::text, pg_get_constraintdef(oid) as d from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n' order by 1",
      )
    ).rows;
    const triggers = (await client.query('select tgname::text, tgenabled::text from pg_trigger where not tgisinternal order by 1')).rows;
    return { rows, next, rules, triggers };
  });

const schema = `
create table kinds (name text not null, constraint kinds_pk primary key (name));
insert into kinds (name) values ('old'), ('new');
create table parents (id uuid not null, parent_id uuid, title text, constraint parents_pk primary key (id), constraint parents_fk foreign key (parent_id) references parents (id));
create table children (id uuid not null, parent_id uuid not null, kind text not null, body jsonb not null, amount bigint, bytes bytea, words text[], upper_title text generated always as (upper(body ->> 'title')) stored,
  constraint children_pk primary key (id), constraint children_parent_fk foreign key (parent_id) references parents (id), constraint children_kind_fk foreign key (kind) references kinds (name));
create table eggs (id integer not null, hen_id integer, constraint eggs_pk primary key (id));
create table hens (id integer not null, egg_id integer, constraint hens_pk primary key (id), constraint hens_egg_fk foreign key (egg_id) references eggs (id));
alter table eggs add constraint eggs_hen_fk foreign key (hen_id) references hens (id) deferrable initially deferred;
create table trail (seq bigint generated always as identity, what text not null, constraint trail_pk primary key (seq));
create function leave_trail() returns trigger language plpgsql as $$ begin insert into trail (what) values (new.id::text); return new; end $$;
create trigger children_trail after insert on children for each row execute function leave_trail();
`;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'tongtu-backup-'));
  archive = join(root, 'house.tongtu');
  mkdirSync(join(root, 'migrations'));
  writeFileSync(join(root, 'migrations', '0100-things.sql'), schema);
  source = await empty();
  await migrate({ ownerUrl: source.ownerUrl, folders: allFolders(), log: silentLog });
  await owner(source, async (client) => {
    await client.query("insert into kinds values ('own')");
    await client.query(
      "insert into parents select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, case when n < 500 then ('00000000-0000-7000-8000-' || lpad((n + 1)::text, 12, '0'))::uuid end, E'标题\\t\\\\N \\n' || n from generate_series(1, 500) n",
    );
    // About 20 MB, so that a table has several parts.
    await client.query(`insert into children (id, parent_id, kind, body, amount, bytes, words)
      select ('00000000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, ('00000000-0000-7000-8000-' || lpad((n % 500 + 1)::text, 12, '0'))::uuid, 'own',
        jsonb_build_object('title', 'x' || n, 'text', repeat(md5(n::text), 30)), 9007199254740993 + n, decode(md5(n::text), 'hex'), array['a,"b"', null, n::text] from generate_series(1, 20000) n`);
    await client.query('begin; insert into eggs values (1, 1); insert into hens values (1, 1); commit');
  });
  await backup({ url: source.ownerUrl, files: await filesOf('one', '二'.repeat(100_000)), out: archive, now, log: silentLog });
});
afterAll(async () => {
  await Promise.all(databases.map((database) => database.close()));
  rmSync(root, { recursive: true, force: true });
});

describe('backup', () => {
  it('is private, whole, and says what it holds', async () => {
    const manifest = await verifyBackup(archive);
    expect(statSync(archive).mode & 0o777).toBe(0o600);
    expect(Object.fromEntries(manifest.tables.map((table) => [table.name, table.rows]))).toEqual({
      kinds: 3,
      parents: 500,
      children: 20000,
      eggs: 1,
      hens: 1,
      trail: 20000,
    });
    expect(manifest.tables.find((table) => table.name === 'children')?.parts.length).toBeGreaterThan(1);
    expect(manifest.files.length).toBe(2);
    expect(manifest.migrations.map((migration) => migration.number)).toEqual([1, 100]);
    expect(existsSync(`${archive}.partial`)).toBe(false);
  });

  it('is one snapshot: what others write meanwhile is in all tables or in none', async () => {
    const database = await empty();
    await migrate({ ownerUrl: database.ownerUrl, folders: allFolders(), log: silentLog });
    let going = true;
    const writer = owner(database, async (client) => {
      for (let n = 1; going; n += 1) await client.query(`with e as (insert into eggs values (${n}, null)) insert into hens values (${n}, null)`);
    });
    for (let round = 0; round < 5; round += 1) {
      const { tables } = await backup({ url: database.ownerUrl, out: join(root, 'moving.tongtu'), now, log: silentLog });
      const rows = Object.fromEntries(tables.map((table) => [table.name, table.rows]));
      expect(rows['eggs']).toBe(rows['hens']);
    }
    going = false;
    await writer;
  });

  it('leaves the last good archive alone when it cannot finish', async () => {
    const out = join(root, 'kept.tongtu');
    writeFileSync(out, 'the last good one');
    const broken = { ...(await filesOf('x')), open: async () => Readable.from([Buffer.from('y')]) };
    await expect(backup({ url: source.ownerUrl, files: broken, out, now, log: silentLog })).rejects.toMatchObject({ kind: 'archive-damaged' });
    expect(readFileSync(out, 'utf8')).toBe('the last good one');
    expect(existsSync(`${out}.partial`)).toBe(false);
  });

  const mountable = process.getuid?.() === 0 && spawnSync('sh', ['-c', 'd=$(mktemp -d) && mount -t tmpfs -o size=1m tmpfs $d && umount $d']).status === 0;
  it.skipIf(!mountable)(`says that the disk is full and leaves nothing half${mountable ? '' : '; skipped: needs the right to mount'}`, async () => {
    const small = join(root, 'small');
    mkdirSync(small);
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=200k', 'tmpfs', small]);
    try {
      await expect(backup({ url: source.ownerUrl, out: join(small, 'x.tongtu'), now, log: silentLog })).rejects.toMatchObject({ kind: 'archive-disk-full' });
      expect(readdirSync(small)).toEqual([]);
    } finally {
      spawnSync('umount', ['-l', small]);
    }
  });

  it('killed in the middle, leaves no archive of that name', async () => {
    const out = join(root, 'killed.tongtu');
    const index = new URL('../index.ts', import.meta.url).href;
    const script = `const { backup, silentLog } = await import(${JSON.stringify(index)});
      const files = { list: async function* () { yield { hash: 'a'.repeat(64), size: 10 }; }, open: () => { console.log('half'); return new Promise(() => setInterval(() => {}, 1000)); } };
      await backup({ url: ${JSON.stringify(source.ownerUrl)}, files, out: ${JSON.stringify(out)}, now: new Date(0), log: silentLog });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    expect([existsSync(out), existsSync(`${out}.partial`)]).toEqual([false, true]);
    await backup({ url: source.ownerUrl, out, now, log: silentLog });
    expect([existsSync(out), existsSync(`${out}.partial`)]).toEqual([true, false]);
  });
});

describe('restore', () => {
  it('gives back every row, sequence, rule, trigger and file, and what follows works', async () => {
    const target = await empty();
    const files = await filesOf();
    await restore({ archive, ownerUrl: target.ownerUrl, appRole: target.appRole, files, folders: allFolders(), log: silentLog });
    expect(await portrait(target)).toEqual(await portrait(source));
    expect([...files.kept.values()].map(String).sort()).toEqual(['one', '二'.repeat(100_000)]);
    await target.pool.query("insert into children (id, parent_id, kind, body) select gen_random_uuid(), id, 'own', '{}' from parents limit 1");
    expect((await target.pool.query('select max(seq)::integer as n from trail')).rows).toEqual([{ n: 20001 }]);
    // And once more from there: the archive of the restored database holds the same rows.
    await owner(target, (client) => client.query("delete from trail where seq > 20000; delete from children where kind = 'own' and amount is null"));
    const again = await backup({ url: target.ownerUrl, files, out: join(root, 'again.tongtu'), now, log: silentLog });
    const first = await verifyBackup(archive);
    expect(again.tables.map(({ name, rows }) => [name, rows])).toEqual(first.tables.map(({ name, rows }) => [name, rows]));
    expect(again.files).toEqual(first.files);
  });

  it('refuses a target with data and leaves it as it is', async () => {
    const target = await empty();
    await migrate({ ownerUrl: target.ownerUrl, folders: allFolders(), log: silentLog });
    await owner(target, (client) => client.query("insert into parents values ('00000000-0000-7000-8000-000000000001', null, 'mine')"));
    await expect(restore({ archive, ownerUrl: target.ownerUrl, folders: allFolders(), log: silentLog })).rejects.toMatchObject({
      kind: 'target-not-empty',
      details: { what: 'parents' },
    });
    expect(await owner(target, async (client) => (await client.query('select title from parents')).rows)).toEqual([{ title: 'mine' }]);
    const other = await empty();
    await owner(other, (client) => client.query('create table accounting (id integer)'));
    await expect(restore({ archive, ownerUrl: other.ownerUrl, folders: allFolders(), log: silentLog })).rejects.toMatchObject({
      kind: 'target-not-empty',
      details: { what: 'accounting' },
    });
    const third = await empty();
    await expect(restore({ archive, ownerUrl: third.ownerUrl, files: await filesOf('mine'), folders: allFolders(), log: silentLog })).rejects.toMatchObject({
      kind: 'target-not-empty',
    });
  });

  it('accepts a target that was migrated and is still empty', async () => {
    const target = await empty();
    await migrate({ ownerUrl: target.ownerUrl, folders: allFolders(), log: silentLog });
    await restore({ archive, ownerUrl: target.ownerUrl, folders: allFolders(), log: silentLog });
    expect((await portrait(target)).rows).toEqual((await portrait(source)).rows);
  });

  it('loads an older level and then migrates on; refuses a newer one and an edited one', async () => {
    const newer = join(root, 'newer');
    mkdirSync(newer);
    writeFileSync(join(newer, '0101-more.sql'), 'alter table parents add column shout text;\nupdate parents set shout = upper(title);\n');
    const target = await empty();
    await restore({ archive, ownerUrl: target.ownerUrl, folders: [...allFolders(), newer], log: silentLog });
    expect(await owner(target, async (client) => (await client.query("select count(*)::integer as n from parents where shout like '标题%'")).rows)).toEqual([
      { n: 500 },
    ]);
    const out = join(root, 'newer.tongtu');
    await backup({ url: target.ownerUrl, out, now, log: silentLog });
    await expect(restore({ archive: out, ownerUrl: (await empty()).ownerUrl, folders: allFolders(), log: silentLog })).rejects.toMatchObject({
      kind: 'archive-newer',
      message: expect.stringContaining('0101-more'),
    });
    // The other way round: the target is already further than the archive.
    const ahead = await empty();
    await migrate({ ownerUrl: ahead.ownerUrl, folders: [...allFolders(), newer], log: silentLog });
    await expect(restore({ archive, ownerUrl: ahead.ownerUrl, folders: [...allFolders(), newer], log: silentLog })).rejects.toMatchObject({
      kind: 'archive-level-differs',
    });
  });

  it('refuses every damaged archive before it touches the target: a flipped byte anywhere, a cut anywhere', async () => {
    const bytes = readFileSync(archive);
    const target = await empty();
    const bad = join(root, 'bad.tongtu');
    const attempt = () => restore({ archive: bad, ownerUrl: target.ownerUrl, folders: allFolders(), log: silentLog });
    for (const share of [0.01, 0.3, 0.6, 0.95, 0.999]) {
      const flipped = Buffer.from(bytes);
      const at = Math.floor(bytes.length * share);
      flipped[at] = (flipped[at] ?? 0) ^ 0x10;
      writeFileSync(bad, flipped);
      await expect(attempt(), `flipped at ${share}`).rejects.toMatchObject({ kind: expect.stringMatching(/^archive-(damaged|unreadable)$/) });
    }
    for (const share of [0, 0.0001, 0.2, 0.5, 0.9999]) {
      writeFileSync(bad, bytes.subarray(0, Math.floor(bytes.length * share)));
      await expect(attempt(), `cut at ${share}`).rejects.toMatchObject({ kind: expect.stringMatching(/^archive-(damaged|unreadable)$/) });
    }
    writeFileSync(bad, 'not an archive');
    await expect(attempt()).rejects.toMatchObject({ kind: 'archive-unreadable' });
    rmSync(bad);
    await expect(attempt()).rejects.toMatchObject({ kind: 'archive-unreadable' });
    expect(
      await owner(
        target,
        async (client) => (await client.query("select count(*)::integer as n from pg_class where relnamespace = 'public'::regnamespace")).rows,
      ),
    ).toEqual([{ n: 0 }]);
  });

  it('killed in the middle leaves no row, and a second restore succeeds', async () => {
    const target = await empty();
    const index = new URL('../index.ts', import.meta.url).href;
    const script = `const { restore, silentLog } = await import(${JSON.stringify(index)});
      const files = { list: async function* () {}, has: () => { console.log('rows are loaded'); return new Promise(() => setInterval(() => {}, 1000)); } };
      await restore({ archive: ${JSON.stringify(archive)}, ownerUrl: ${JSON.stringify(target.ownerUrl)}, files, folders: ${JSON.stringify(allFolders())}, log: silentLog });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    await sleep(100);
    expect(await owner(target, async (client) => (await client.query('select count(*)::integer as n from children')).rows)).toEqual([{ n: 0 }]);
    await restore({ archive, ownerUrl: target.ownerUrl, files: await filesOf('one'), folders: allFolders(), log: silentLog });
    expect(await portrait(target)).toEqual(await portrait(source));
  });

  it('takes everything back when the archive changes under its hands', async () => {
    const target = await empty();
    const moving = join(root, 'moving-target.tongtu');
    const bytes = readFileSync(archive);
    writeFileSync(moving, bytes);
    const files = await filesOf();
    // The files folder is looked at after the archive was verified and before it is loaded.
    const list = async function* () {
      writeFileSync(moving, bytes.subarray(0, Math.floor(bytes.length / 2)));
      yield* [];
    };
    await expect(
      restore({ archive: moving, ownerUrl: target.ownerUrl, files: { ...files, list }, folders: allFolders(), log: silentLog }),
    ).rejects.toMatchObject({ kind: 'archive-damaged' });
    expect(await owner(target, async (client) => (await client.query('select count(*)::integer as n from parents')).rows)).toEqual([{ n: 0 }]);
  });

  it('when the rows do not fit takes back rows and files', async () => {
    const target = await empty();
    await migrate({ ownerUrl: target.ownerUrl, folders: allFolders(), log: silentLog });
    await owner(target, (client) => client.query('alter table trail add constraint trail_short check (seq < 100)'));
    const files = await filesOf();
    await expect(restore({ archive, ownerUrl: target.ownerUrl, files, folders: allFolders(), log: silentLog })).rejects.toMatchObject({
      kind: 'restore-failed',
      message: expect.stringContaining('trail_short'),
    });
    expect(
      await owner(
        target,
        async (client) => (await client.query('select (select count(*) from children)::integer as n, (select count(*) from kinds)::integer as k')).rows,
      ),
    ).toEqual([{ n: 0, k: 2 }]);
    expect(files.kept.size).toBe(0);
  });
});
