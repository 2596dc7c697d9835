/** The checks that every process has: does the database answer, and is it at the level of this code? */
import { sql } from 'kysely';
import { fail, ok } from '@tongtu/kernel/result';
import { errorCode, migrationFolders, type Tx } from '../database/index.ts';
import { readMigrations } from '../database/migration-files.ts';
import type { Check } from './health.ts';

export const databaseCheck =
  (db: Tx): Check =>
  async () => {
    try {
      await sql`select 1`.execute(db);
      return ok(true);
    } catch {
      return fail('database-unavailable');
    }
  };

const applied = async (db: Tx): Promise<ReadonlySet<number>> => {
  try {
    const { rows } = await sql<{ number: number }>`select number from migrations`.execute(db);
    return new Set(rows.map((row) => row.number));
  } catch (error) {
    // A database that nobody has migrated yet has not even the list.
    if (errorCode(error) === '42P01') return new Set();
    throw error;
  }
};

/** Every migration of this code is in the database. A newer database is no fault of this check: an update is rolling out. */
export const migrationsCheck = (db: Tx, folders: readonly string[] = migrationFolders()): Check => {
  const wanted = readMigrations(folders).map((migration) => migration.number);
  return async () => {
    const there = await applied(db);
    const missing = wanted.filter((number) => !there.has(number));
    return missing.length === 0 ? ok(true) : fail('migrations-pending', { details: { count: missing.length } });
  };
};
