/**
 * A fresh database for a test file: cloned from a template that holds all migrations, in about a tenth of a second.
 * Tests connect as a role that owns nothing, as the application does, so that a missing right fails here and not at a customer.
 */
import { createHash, randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { clientConfig, kyselyOn, migrate, migrationFolders, openPool, silentLog, type Tx } from '../database/index.ts';
import { readMigrations } from '../database/migration-files.ts';
import type pg from 'pg';
import { startTestCluster } from './cluster.ts';

export type TestDatabase = {
  readonly db: Tx;
  readonly pool: pg.Pool;
  /** As the application's role. */
  readonly url: string;
  /** As the role that owns the tables. */
  readonly ownerUrl: string;
  readonly appRole: string;
  readonly close: () => Promise<void>;
};

export type TestDatabaseOptions = {
  /** Only these migrations instead of all; `[]` is an empty database. */
  readonly folders?: readonly string[];
};

const appRole = 'tongtu_test_app';
const appPassword = 'for-tests-only';
// Any fixed number; one maker of roles and templates at a time.
const lockKey = 866489;

/** The same server, another database. */
export const withDatabase = (url: string, database: string): string => {
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  return parsed.toString();
};

const asApp = (url: string): string => {
  const parsed = new URL(url);
  parsed.username = appRole;
  parsed.password = appPassword;
  return parsed.toString();
};

const withClient = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client(clientConfig(url, 0));
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const exists = async (client: Client, database: string): Promise<boolean> =>
  (await client.query('select from pg_database where datname = $1', [database])).rowCount === 1;

/** Makes the template of these migrations where it is missing. Several test processes may ask at once. */
const ensureTemplate = async (server: string, folders: readonly string[]): Promise<string> => {
  const print = createHash('sha256').update(JSON.stringify(readMigrations(folders).map((m) => [m.number, m.name, m.sha256])));
  const template = `tongtu_template_${print.digest('hex').slice(0, 16)}`;
  await withClient(server, async (client) => {
    await client.query('set lock_timeout = 0');
    // Of a session, not of a transaction: `create database` refuses to run inside one. The session ends right after.
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    if (await exists(client, template)) return;
    const role = await client.query('select from pg_roles where rolname = $1', [appRole]);
    if (role.rowCount === 0) await client.query(`create role ${appRole} login password '${appPassword}'`);
    const draft = `${template}_draft`;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft}`);
    // An empty database is one in which nobody has migrated yet.
    if (folders.length > 0) await migrate({ ownerUrl: withDatabase(server, draft), appRole, folders, log: silentLog });
    // Only a finished template bears the name that others look for.
    await client.query(`alter database ${draft} rename to ${template}`);
  });
  return template;
};

/** A fresh, migrated database of its own. Close it in `afterAll`. */
export const testDatabase = async (options: TestDatabaseOptions = {}): Promise<TestDatabase> => {
  const server = (await startTestCluster()).url;
  const template = await ensureTemplate(server, options.folders ?? migrationFolders());
  const name = `tongtu_test_${randomBytes(6).toString('hex')}`;
  await withClient(server, (client) => client.query(`create database ${name} template ${template}`));
  const ownerUrl = withDatabase(server, name);
  const url = asApp(ownerUrl);
  const pool = openPool({ url, size: 8 });
  return {
    db: kyselyOn(pool),
    pool,
    url,
    ownerUrl,
    appRole,
    close: async () => {
      await pool.end();
      await withClient(server, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
};
