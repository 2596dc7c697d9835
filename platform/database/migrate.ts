/**
 * Brings a database to the level of this code. Forward only: a mistake is mended by the next migration.
 * Each migration is one transaction under one advisory lock, so that of two servers that start
 * together one migrates and the other finds the work done. A migration that was applied and then
 * edited is refused, and so is a database that a newer version has already changed.
 */
import { relative } from 'node:path';
import { Client } from 'pg';
import { DatabaseFault, translateError } from './fault.ts';
import { houseRoot, readMigrations, type Migration } from './migration-files.ts';
import { clientConfig, type Log } from './pool.ts';
import { splitStatements } from './statements.ts';

export type MigrateOptions = {
  /** Connects as the role that owns the tables. */
  readonly ownerUrl: string;
  /** The role that the application connects as, when it is another one: it may read and write all tables and owns none. */
  readonly appRole?: string | undefined;
  readonly folders: readonly string[];
  readonly log: Log;
  /** Stops after this number; restoring an old archive needs it. */
  readonly upTo?: ReadonlySet<number>;
};

export type Applied = { readonly number: number; readonly name: string; readonly sha256: string; readonly applied_at: Date };

// Any fixed number: the lock's name within the database ("tongtu" on a telephone's keys).
const lockKey = 866488;

const createTable = `create table if not exists migrations (
  number integer not null,
  name text not null,
  sha256 text not null,
  applied_at timestamptz not null,
  constraint migrations_pk primary key (number)
)`;

/** Refuses what cannot be brought forward; answers with what is still to do. */
export const pending = (known: readonly Migration[], applied: readonly Applied[]): readonly Migration[] => {
  const byNumber = new Map(known.map((migration) => [migration.number, migration]));
  for (const row of applied) {
    const migration = byNumber.get(row.number);
    const label = `${String(row.number).padStart(4, '0')}-${row.name}`;
    if (migration === undefined) throw new DatabaseFault('database-newer', { migration: label });
    if (migration.sha256 !== row.sha256) throw new DatabaseFault('migration-edited', { migration: label, file: relative(houseRoot, migration.file) });
  }
  const done = new Set(applied.map((row) => row.number));
  return known.filter((migration) => !done.has(migration.number));
};

const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const grants = (role: string): readonly string[] => [
  `grant usage on schema public to ${role}`,
  `grant select, insert, update, delete on all tables in schema public to ${role}`,
  `grant usage, select on all sequences in schema public to ${role}`,
  `revoke insert, update, delete on migrations from ${role}`,
  // Tables that later migrations, or the job queue in its own schema, create as the owner.
  `alter default privileges grant usage on schemas to ${role}`,
  `alter default privileges grant select, insert, update, delete on tables to ${role}`,
  `alter default privileges grant usage, select on sequences to ${role}`,
];

/** Begins, takes the lock until the end of the transaction, and reads what was applied. */
const begin = async (client: Client): Promise<readonly Applied[]> => {
  await client.query('begin');
  await client.query('set local lock_timeout = 0');
  await client.query('select pg_advisory_xact_lock($1)', [lockKey]);
  // Citus otherwise opens several connections to a worker, where one does not see the other's uncommitted tables.
  await client.query("set local citus.multi_shard_modify_mode = 'sequential'");
  await client.query(createTable);
  return (await client.query<Applied>('select number, name, sha256, applied_at from migrations order by number')).rows;
};

const applyOne = async (client: Client, migration: Migration): Promise<void> => {
  for (const [index, statement] of splitStatements(migration.text).entries()) {
    try {
      await client.query(statement);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new DatabaseFault('migration-failed', { file: relative(houseRoot, migration.file), statement: index + 1, reason }, error);
    }
  }
  await client.query('insert into migrations (number, name, sha256, applied_at) values ($1, $2, $3, clock_timestamp())', [
    migration.number,
    migration.name,
    migration.sha256,
  ]);
};

const applyAll = async (client: Client, options: MigrateOptions): Promise<readonly number[]> => {
  const known = readMigrations(options.folders);
  const { upTo } = options;
  const done: number[] = [];
  for (;;) {
    const next = pending(known, await begin(client)).find((migration) => upTo === undefined || upTo.has(migration.number));
    if (next === undefined) break;
    await applyOne(client, next);
    await client.query('commit');
    done.push(next.number);
    options.log.info({ migration: `${String(next.number).padStart(4, '0')}-${next.name}` }, 'migration applied');
  }
  const owner = (await client.query<{ role: string }>('select current_user as role')).rows[0]?.role;
  if (options.appRole !== undefined && options.appRole !== owner) for (const statement of grants(quoteName(options.appRole))) await client.query(statement);
  await client.query('commit');
  return done;
};

/**
 * Applies what is missing, in order of number, and answers with the numbers applied now.
 * Faults: `database-newer`, `migration-edited`, `migration-misnamed`, `migration-number-twice`, `migration-failed`, `database-unavailable`.
 */
export const migrate = async (options: MigrateOptions): Promise<readonly number[]> => {
  const client = new Client({ ...clientConfig(options.ownerUrl, 0), application_name: 'tongtu migrate' });
  client.on('error', () => {});
  try {
    await client.connect();
    return await applyAll(client, options);
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw translateError(error);
  } finally {
    await client.end().catch(() => {});
  }
};
