/** At migration time, as the owner: the tables of pg-boss, and the application's right to their rows. */
import { silentLog, type Log } from '../database/index.ts';
import { backendOf, bossPool, jobSchema, makeBoss } from './boss.ts';

const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Creates or migrates the queue's schema; safe to repeat, and for two servers at once (pg-boss takes a lock).
 * `appRole` is the role that the application connects as; it gets rows and functions, and owns nothing.
 */
export const prepareJobs = async (ownerUrl: string, appRole?: string, log: Log = silentLog): Promise<void> => {
  const pool = bossPool(ownerUrl, 2, log, 0);
  try {
    const boss = makeBoss(pool.db, log, { migrate: true, createSchema: true, supervise: false, schedule: false, backend: await backendOf(pool.db) });
    await boss.start();
    await boss.stop({ graceful: false, close: false });
    if (appRole === undefined) return;
    const role = quoteName(appRole);
    await pool.db.executeSql(`grant usage on schema ${jobSchema} to ${role}`);
    await pool.db.executeSql(`grant select, insert, update, delete on all tables in schema ${jobSchema} to ${role}`);
    await pool.db.executeSql(`grant usage, select on all sequences in schema ${jobSchema} to ${role}`);
    await pool.db.executeSql(`grant execute on all functions in schema ${jobSchema} to ${role}`);
  } finally {
    await pool.close();
  }
};
