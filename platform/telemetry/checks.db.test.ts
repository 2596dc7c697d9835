import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '@tongtu/platform/testing';
import { kyselyOn, openPool } from '../database/index.ts';
import { databaseCheck, migrationsCheck } from './index.ts';

const database = await testDatabase();
const empty = await testDatabase({ folders: [] });
afterAll(() => Promise.all([database.close(), empty.close()]));

test('a database at this level is ready', async () => {
  expect((await databaseCheck(database.db)()).ok).toBe(true);
  expect((await migrationsCheck(database.db)()).ok).toBe(true);
});

test('one that is behind, or away, says so', async () => {
  expect(await migrationsCheck(empty.db)()).toMatchObject({ error: { kind: 'migrations-pending' } });
  const away = openPool({ url: 'postgres://nobody@127.0.0.1:1/none' });
  expect(await databaseCheck(kyselyOn(away))()).toMatchObject({ error: { kind: 'database-unavailable' } });
  await away.end();
});
