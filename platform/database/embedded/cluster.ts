/** One PostgreSQL cluster in a folder: made on first start, started, stopped. Knows nothing of who may use it. */
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChildProcess } from 'node:child_process';
import { Client } from 'pg';
import { DatabaseFault } from '../fault.ts';
import { clientConfig } from '../pool.ts';
import { majorVersion, type Binaries } from './binaries.ts';
import { writeConfiguration } from './configuration.ts';
import type { Launcher } from './launcher.ts';
import { makePrivate } from './launcher.ts';
import { port as usualPort, type Places } from './places.ts';

export const ownerRole = 'tongtu_owner';
export const appRole = 'tongtu_app';
export const databaseName = 'tongtu';

/** Bytes that a first start asks for: an empty cluster (about 40 MB) and its first log files, with air. */
export const wantedFreeBytes = 300 * 1024 * 1024;

const megabytes = (bytes: number): number => Math.floor(bytes / 1024 / 1024);

/** Free bytes of the disk that holds a folder. */
export const freeBytes = (folder: string): number => {
  const disk = statfsSync(folder);
  return disk.bavail * disk.bsize;
};

/** The fault of a disk without room for the data folder. */
export const diskFull = (folder: string, cause?: unknown): DatabaseFault =>
  new DatabaseFault('disk-full', { folder, free: megabytes(freeBytes(folder)), wanted: megabytes(wantedFreeBytes) }, cause);

const outOfSpace = /No space left on device|ENOSPC|Disk quota exceeded/i;

/** Last lines of the server's log that say why. */
export const lastWords = (logFile: string, bytes = 4000): string => {
  if (!existsSync(logFile)) return '';
  const text = readFileSync(logFile, 'utf8').slice(-bytes);
  return text
    .split('\n')
    .filter((line) => /FATAL|PANIC|ERROR|HINT|could not|error/.test(line))
    .slice(-3)
    .join(' ')
    .trim();
};

/** Creates the data folder and looks whether we may use it. Fault: `folder-unreadable`. */
export const openFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    readdirSync(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new DatabaseFault('disk-full', { folder, free: 0, wanted: megabytes(wantedFreeBytes) }, error);
    throw new DatabaseFault('folder-unreadable', { folder, reason: code }, error);
  }
};

/** Is there a cluster of our programs' version? Faults: `folder-not-a-database`, `folder-unreadable`, `data-version-differs`. */
export const inspectCluster = (cluster: string, binaries: Binaries, launcher: Launcher): 'absent' | 'present' => {
  if (!existsSync(cluster)) return 'absent';
  let names: readonly string[];
  try {
    if (!statSync(cluster).isDirectory()) throw new DatabaseFault('folder-not-a-database', { folder: cluster });
    names = readdirSync(cluster);
  } catch (error) {
    if (error instanceof DatabaseFault) throw error;
    throw new DatabaseFault('folder-unreadable', { folder: cluster, reason: (error as NodeJS.ErrnoException).code ?? '' }, error);
  }
  if (names.length === 0) return 'absent';
  if (!names.includes('PG_VERSION') || !names.includes('global') || !names.includes('base'))
    throw new DatabaseFault('folder-not-a-database', { folder: cluster });
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const wanted = String(majorVersion(binaries, (program, args) => launcher.run(program, args).output));
  if (found !== wanted) throw new DatabaseFault('data-version-differs', { folder: cluster, found, wanted });
  return 'present';
};

const locales = (major: number): readonly (readonly string[])[] => {
  const builtin = major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : [];
  const simple = [...builtin, '--locale=C'];
  return process.platform === 'linux' ? [[...builtin, '--locale=C.UTF-8'], simple] : [simple];
};

/** Makes an empty cluster beside its place and then renames it, so that an interrupted first start leaves nothing to trip over. */
export const createCluster = (places: Places, binaries: Binaries, launcher: Launcher, durable: boolean): void => {
  if (durable && freeBytes(places.dataDir) < wantedFreeBytes) throw diskFull(places.dataDir);
  const major = majorVersion(binaries, (program, args) => launcher.run(program, args).output);
  const byPassword = process.platform === 'win32';
  if (byPassword) writeFileSync(places.passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  let output = '';
  for (const locale of locales(major)) {
    rmSync(places.draft, { recursive: true, force: true });
    mkdirSync(places.draft, { mode: 0o700 });
    makePrivate(places.draft, launcher);
    const args = ['-D', places.draft, '-U', ownerRole, '-E', 'UTF8', '--no-instructions', '--text-search-config=simple', ...locale];
    const access = byPassword ? ['--auth=scram-sha-256', `--pwfile=${places.passwordFile}`] : ['--auth=trust'];
    const done = launcher.run(binaries.initdb, [...args, ...access, ...(durable ? [] : ['--no-sync'])]);
    output = done.output;
    if (done.status === 0) {
      if (existsSync(places.cluster)) rmSync(places.cluster, { recursive: true });
      renameSync(places.draft, places.cluster);
      return;
    }
    if (!/invalid locale name/.test(output)) break;
  }
  rmSync(places.draft, { recursive: true, force: true });
  if (outOfSpace.test(output)) throw diskFull(places.dataDir);
  throw new DatabaseFault('server-not-starting', { log: places.logFile, reason: output.trim().split('\n').slice(-3).join(' ') });
};

/** A free port of loopback, for systems without private sockets. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

export type Endpoint = { readonly socketFolder: string | undefined; readonly port: number; readonly password: string | undefined };

/** Where the next server of this folder listens. */
export const chooseEndpoint = async (places: Places, socketFolder: string): Promise<Endpoint> =>
  process.platform === 'win32'
    ? { socketFolder: undefined, port: await freePort(), password: readFileSync(places.passwordFile, 'utf8').trim() }
    : { socketFolder, port: usualPort, password: undefined };

/** Address of a database of the embedded server. */
export const embeddedUrl = (endpoint: Endpoint, role: string, database: string = databaseName): string =>
  endpoint.socketFolder === undefined
    ? `postgres://${role}:${endpoint.password}@127.0.0.1:${endpoint.port}/${database}`
    : `postgres://${role}@localhost/${database}?host=${encodeURIComponent(endpoint.socketFolder)}`;

export type StartSettings = {
  readonly places: Places;
  readonly binaries: Binaries;
  readonly launcher: Launcher;
  readonly endpoint: Endpoint;
  readonly durable: boolean;
  readonly sharedBuffers: string;
};

const canConnect = async (url: string): Promise<unknown> => {
  const client = new Client({ ...clientConfig(url), connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return undefined;
  } catch (error) {
    return error;
  } finally {
    await client.end().catch(() => {});
  }
};

/** Starts the server and waits until it answers. Faults: `disk-full`, `server-not-starting`. Replaying a log after a crash may take minutes. */
export const startServer = async (settings: StartSettings): Promise<ChildProcess> => {
  const { places, binaries, launcher, endpoint } = settings;
  writeConfiguration(places.cluster, { ...endpoint, sharedBuffers: settings.sharedBuffers, durable: settings.durable });
  launcher.own(places.cluster);
  if (endpoint.socketFolder !== undefined) makePrivate(endpoint.socketFolder, launcher);
  const log = openSync(places.logFile, 'a', 0o600);
  const logStart = statSync(places.logFile).size;
  const child = launcher.start(binaries.postgres, ['-D', places.cluster], log);
  closeSync(log);
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  const until = Date.now() + 300_000;
  for (let pause = 10; ; pause = Math.min(pause * 1.5, 250)) {
    const ready = endpoint.socketFolder === undefined || existsSync(join(endpoint.socketFolder, `.s.PGSQL.${endpoint.port}`));
    if (ready && !ended && (await canConnect(embeddedUrl(endpoint, ownerRole, 'postgres'))) === undefined) return child;
    if (ended || Date.now() > until) break;
    await sleep(pause);
  }
  child.kill('SIGQUIT');
  const said = readFileSync(places.logFile).subarray(logStart).toString('utf8');
  if (outOfSpace.test(said)) throw diskFull(places.dataDir);
  throw new DatabaseFault('server-not-starting', { log: places.logFile, reason: lastWords(places.logFile) });
};

const setUp = (password: string | undefined): readonly string[] => [
  `create role ${appRole} login nosuperuser nocreatedb nocreaterole ${password === undefined ? '' : `password '${password}'`}`,
  `create database ${databaseName}`,
];

/** Creates the application's role and the database where they are missing (also after a first start that was interrupted here). */
export const ensureDatabase = async (endpoint: Endpoint): Promise<void> => {
  const client = new Client(clientConfig(embeddedUrl(endpoint, ownerRole, 'postgres'), 0));
  await client.connect();
  try {
    const [createRole, createDatabase] = setUp(endpoint.password);
    if ((await client.query('select from pg_roles where rolname = $1', [appRole])).rowCount === 0) await client.query(createRole ?? '');
    if ((await client.query('select from pg_database where datname = $1', [databaseName])).rowCount === 0) await client.query(createDatabase ?? '');
  } finally {
    await client.end();
  }
};
