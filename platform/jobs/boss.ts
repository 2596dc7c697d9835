/** How pg-boss meets our database: its own small pool, since it wants the driver's own types, and no rights but to rows. */
import { Pool } from 'pg';
import { PgBoss, type ConstructorOptions, type Db } from 'pg-boss';
import { clientConfig, type Log } from '../database/index.ts';

export const jobSchema = 'pgboss';

export type BossPool = { readonly db: Db; readonly close: () => Promise<void> };

/** A pool with the parsers that pg-boss was written for (ours turn counts into bigint). */
export const bossPool = (url: string, size: number, log: Log, statementTimeout?: number): BossPool => {
  const { types: _, ...config } = clientConfig(url, statementTimeout);
  const pool = new Pool({ ...config, application_name: 'tongtu jobs', max: size });
  // The server may go before the last good-byes of a closing pool are said.
  pool.on('error', (error) => {
    if (!pool.ending) log.warn({ err: error }, 'a connection of the job queue broke');
  });
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    // Without values the text may hold several statements.
    db: { executeSql: async (text, values) => (values === undefined ? pool.query(text) : pool.query(text, values)) },
    close: () => pool.end(),
  };
};

/** A boss that takes what it finds: it neither creates nor migrates its tables. */
export const makeBoss = (db: Db, log: Log, options: Omit<ConstructorOptions, 'db'>): PgBoss => {
  const boss = new PgBoss({
    db,
    schema: jobSchema,
    migrate: false,
    createSchema: false,
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
    ...options,
  });
  boss.on('error', (error) => log.error({ err: error }, 'job queue failed'));
  boss.on('warning', (warning) => log.warn({ warning }, 'job queue warns'));
  return boss;
};

/** Citus keeps the queue's tables on the coordinator; pg-boss wants to know. */
export const backendOf = async (db: Db): Promise<'citus' | 'postgres'> => {
  const { rows } = await db.executeSql("select 1 from pg_extension where extname = 'citus'");
  return rows.length > 0 ? 'citus' : 'postgres';
};
