import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, silentLog, type Database, type DatabaseFault, type Log } from '../index.ts';
import { embeddedBinaries } from './binaries.ts';
import { serverConfiguration } from './configuration.ts';
import { chooseLauncher } from './launcher.ts';
import { isAlive, readHolder } from './lock.ts';
import { postmasterPid } from './orphan.ts';
import { placesIn } from './places.ts';

let dataDir: string;
let folder: string;
const open: Database[] = [];
const start = async (more: Partial<Parameters<typeof openDatabase>[0]> = {}): Promise<Database> => {
  const database = await openDatabase({ dataDir, log: silentLog, ...more });
  open.push(database);
  return database;
};
const number = async (database: Database): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::integer as n from kept`.execute(database.db)).rows[0]?.n ?? -1;
const keep = async (database: Database): Promise<void> => {
  const { Client } = await import('pg');
  const { clientConfig } = await import('../index.ts');
  const owner = new Client(clientConfig(database.ownerUrl));
  await owner.connect();
  await owner.query('create table if not exists kept (id integer); grant select on kept to public; insert into kept values (1)');
  await owner.end();
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongtu-embedded-'));
  dataDir = folder;
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((database) => database.close()));
  rmSync(folder, { recursive: true, force: true });
});

/** Another process that opens the folder, says so, and then waits to be killed. */
const otherTongtu = async (): Promise<{ pid: number; kill: () => Promise<void> }> => {
  const index = new URL('../index.ts', import.meta.url).href;
  const script = `const { openDatabase, silentLog } = await import(${JSON.stringify(index)}); await openDatabase({ dataDir: ${JSON.stringify(dataDir)}, log: silentLog }); console.log('open'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', () => reject(new Error('the other process ended early')));
  });
  return {
    pid: child.pid ?? 0,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
};

describe('the embedded server', () => {
  it('starts the first time, stops cleanly, and keeps what was written', async () => {
    const first = await start();
    expect(first.kind).toBe('embedded');
    await keep(first);
    const pid = first.pid() ?? 0;
    expect(isAlive(pid)).toBe(true);
    await first.close();
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(placesIn(dataDir).lock)).toBe(false);
    expect(await number(await start())).toBe(1);
    expect(readFileSync(placesIn(dataDir).logFile, 'utf8')).not.toContain('was not properly shut down');
  });

  it('connects the application as a role that owns nothing and is no superuser', async () => {
    const database = await start();
    const role = await sql<
      Record<string, unknown>
    >`select current_user::text as name, rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user`.execute(database.db);
    expect(role.rows[0]).toEqual({ name: 'tongtu_app', rolsuper: false, rolcreatedb: false, rolcreaterole: false });
    await expect(sql`create table mine (id integer)`.execute(database.db)).rejects.toMatchObject({ code: '42501' });
  });

  it('writes durably and privately', () => {
    const text = serverConfiguration({ socketFolder: '/x', port: 5432, sharedBuffers: '256MB', durable: true });
    for (const line of ['fsync = on', 'synchronous_commit = on', 'full_page_writes = on', "listen_addresses = ''", 'jit = off', 'max_connections = 100'])
      expect(text).toContain(`\n${line}\n`);
  });

  it('refuses a folder that a live Tongtu uses, and names its process; a command may join it', async () => {
    const other = await otherTongtu();
    const refused = start();
    await expect(refused).rejects.toMatchObject({ kind: 'folder-in-use', details: { pid: other.pid } });
    const fault = (await refused.catch((error: unknown) => error)) as DatabaseFault;
    expect(fault.sentence('zh')).toContain(`进程 ${other.pid}`);
    const joined = await start({ whenInUse: 'join' });
    expect((await sql<{ one: number }>`select 1 as one`.execute(joined.db)).rows).toEqual([{ one: 1 }]);
    await joined.close();
    expect(isAlive(postmasterPid(placesIn(dataDir).cluster) ?? 0)).toBe(true);
    await other.kill();
  });

  it('after kill -9 of the platform stops the server that lived on, and loses nothing', async () => {
    const other = await otherTongtu();
    const orphan = postmasterPid(placesIn(dataDir).cluster) ?? 0;
    const joined = await start({ whenInUse: 'join' });
    await keep(joined);
    await joined.close();
    await other.kill();
    expect(isAlive(orphan)).toBe(true);
    expect(readHolder(placesIn(dataDir))?.pid).toBe(other.pid);
    const next = await start();
    expect(isAlive(orphan)).toBe(false);
    expect(await number(next)).toBe(1);
  });

  it('a lock whose process id now belongs to somebody else is stale', async () => {
    writeFileSync(placesIn(dataDir).lock, JSON.stringify({ pid: process.ppid, born: 'another time' }));
    expect((await start()).kind).toBe('embedded');
  });

  it('of two that start together one wins', async () => {
    const outcomes = await Promise.allSettled([start(), start()]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('brings a crashed server back; meanwhile requests fail with database-unavailable', async () => {
    const messages: string[] = [];
    const log: Log = { ...silentLog, error: (_, message) => messages.push(message), warn: (_, message) => messages.push(message) };
    const database = await start({ log });
    await keep(database);
    process.kill(database.pid() ?? 0, 'SIGKILL');
    const kinds = new Set<unknown>();
    let back = false;
    for (let attempt = 0; attempt < 400 && !back; attempt += 1) {
      try {
        back = (await number(database)) === 1 && kinds.size > 0;
      } catch (error) {
        kinds.add((error as DatabaseFault).kind);
      }
      await sleep(10);
    }
    expect([...kinds]).toEqual(['database-unavailable']);
    expect(back).toBe(true);
    expect(messages).toContain('database server ended unexpectedly; starting it again');
    for (let waited = 0; waited < 100 && !messages.includes('database server is back'); waited += 1) await sleep(10);
    expect(messages).toContain('database server is back');
  });

  it('gives up on a server that cannot come back, and says why', async () => {
    let lost: DatabaseFault | undefined;
    const database = await start({ onLost: (fault) => (lost = fault) });
    // The next starts fail: the folder's control file is gone.
    rmSync(join(placesIn(dataDir).cluster, 'global', 'pg_control'));
    process.kill(database.pid() ?? 0, 'SIGKILL');
    for (let waited = 0; waited < 150 && lost === undefined; waited += 1) await sleep(100);
    expect(lost).toMatchObject({ kind: 'server-keeps-crashing' });
    expect(lost?.message).toContain('pg_control');
  });

  it('refuses a folder that is not a database and leaves it untouched', async () => {
    const { cluster } = placesIn(dataDir);
    mkdirSync(cluster);
    writeFileSync(join(cluster, 'thesis.txt'), 'dear');
    await expect(start()).rejects.toMatchObject({ kind: 'folder-not-a-database' });
    expect(readFileSync(join(cluster, 'thesis.txt'), 'utf8')).toBe('dear');
    rmSync(cluster, { recursive: true });
    writeFileSync(cluster, 'a file');
    await expect(start()).rejects.toMatchObject({ kind: 'folder-not-a-database' });
  });

  it('refuses data of another major version, naming backup and restore', async () => {
    await (await start()).close();
    writeFileSync(join(placesIn(dataDir).cluster, 'PG_VERSION'), '17\n');
    const refused = start();
    await expect(refused).rejects.toMatchObject({ kind: 'data-version-differs', details: { found: '17', wanted: '18' } });
    await expect(refused).rejects.toThrow(/tongtu backup.*tongtu restore/);
  });

  it('an interrupted first start leaves nothing to trip over', async () => {
    mkdirSync(join(dataDir, 'pg-draft', 'base'), { recursive: true });
    expect((await start()).kind).toBe('embedded');
    expect(existsSync(placesIn(dataDir).draft)).toBe(false);
  });

  it('uses a short private folder for the socket where the path is too long, and removes it', async () => {
    dataDir = join(dataDir, 'long'.repeat(30));
    const database = await start();
    const socket = new URL(database.url).searchParams.get('host') ?? '';
    expect(Buffer.byteLength(socket)).toBeLessThan(90);
    await database.close();
    expect(existsSync(socket)).toBe(false);
  });

  it('takes folders with spaces, quotes and 中文', async () => {
    dataDir = join(dataDir, '我的 数据\'s "x" %20');
    expect((await start()).kind).toBe('embedded');
  });

  it('says which part of a wrong address is wrong without repeating it', async () => {
    await expect(openDatabase({ url: 'mysql://me:secret@here/x', dataDir, log: silentLog })).rejects.toMatchObject({
      kind: 'database-url-wrong',
      message: expect.not.stringContaining('secret'),
    });
    await expect(openDatabase({ url: 'postgres://a@127.0.0.1:1/x', dataDir, log: silentLog })).rejects.toMatchObject({ kind: 'database-unavailable' });
  });
});

const root = process.getuid?.() === 0;
const tiny = root && process.platform === 'linux' && spawnSync('mount', ['--version']).status === 0;
// Why a test is skipped stands in its name: that is what the gate prints.
const because = (ready: boolean, reason: string): string => (ready ? '' : `; skipped: ${reason}`);

describe('on hostile ground', () => {
  it.skipIf(!root)(`as root without user namespaces runs as a humble user, or says what to do${because(root, 'needs root')}`, async () => {
    process.env.TONGTU_WITHOUT_NAMESPACE = '1';
    try {
      chmodSync(dataDir, 0o755);
      const binaries = embeddedBinaries();
      expect(chooseLauncher(binaries, placesIn(dataDir).cluster, dataDir).way).toBe('dropped');
      const database = await start();
      await keep(database);
      await database.close();
      expect(await number(await start())).toBe(1);
      await Promise.all(open.splice(0).map((each) => each.close()));
      // A folder that only root may enter: the humble user cannot reach it.
      const closed = join(dataDir, 'closed');
      mkdirSync(closed, { mode: 0o700 });
      const hidden = join(closed, 'inner');
      mkdirSync(hidden);
      await expect(openDatabase({ dataDir: hidden, log: silentLog })).rejects.toMatchObject({ kind: 'started-by-root' });
    } finally {
      delete process.env.TONGTU_WITHOUT_NAMESPACE;
    }
  });

  const mounted = (size: string, work: () => Promise<void>) => async () => {
    const done = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', dataDir], { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`cannot mount: ${done.stderr}`);
    try {
      await work();
    } finally {
      await Promise.all(open.splice(0).map((each) => each.close().catch(() => {})));
      spawnSync('umount', ['-l', dataDir]);
    }
  };
  const mountable = tiny && spawnSync('sh', ['-c', 'd=$(mktemp -d) && mount -t tmpfs -o size=1m tmpfs $d && umount $d']).status === 0;

  it.skipIf(!mountable)(
    `refuses a first start on a nearly full disk, before it writes anything${because(mountable, 'needs the right to mount')}`,
    mounted('100m', async () => {
      await expect(start()).rejects.toMatchObject({ kind: 'disk-full', details: { wanted: 300 } });
      expect(existsSync(placesIn(dataDir).cluster)).toBe(false);
    }),
  );

  it.skipIf(!mountable)(
    `says that the disk is full when a later start fails of it, and goes on when there is room${because(mountable, 'needs the right to mount')}`,
    mounted('400m', async () => {
      const first = await start();
      await keep(first);
      const pid = first.pid() ?? 0;
      // Killed with work in its log, so that the next start has to write.
      process.kill(pid, 'SIGKILL');
      await first.close();
      spawnSync('sh', ['-c', `cat /dev/zero > '${dataDir}/fill' 2>/dev/null`]);
      await expect(start()).rejects.toMatchObject({ kind: 'disk-full' });
      rmSync(join(dataDir, 'fill'));
      expect(await number(await start())).toBe(1);
    }),
  );
});
