import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { isUuid } from '@tongtu/kernel/ids';
import { memoryFiles, memoryJobs, testContext, testDatabase, testNow } from './index.ts';
import { z } from 'zod';

const open: { close: () => Promise<void> }[] = [];
const fresh = async () => {
  const database = await testDatabase({ folders: [new URL('../http/migrations', import.meta.url).pathname] });
  open.push(database);
  return database;
};
afterAll(async () => {
  await Promise.all(open.map((database) => database.close()));
});

it('gives each caller a database of its own, migrated', async () => {
  const [one, two] = await Promise.all([fresh(), fresh()]);
  await sql`insert into idempotency_keys values (gen_random_uuid(), 'k', 'h', 200, '{}', now())`.execute(one.db);
  const count = async (db: typeof one.db) => (await sql<{ n: number }>`select count(*)::integer as n from idempotency_keys`.execute(db)).rows[0]?.n;
  expect([await count(one.db), await count(two.db)]).toEqual([1, 0]);
});

it('drops it when closed', async () => {
  const database = await testDatabase({ folders: [] });
  const name = new URL(database.url).pathname.slice(1);
  await database.close();
  const other = await fresh();
  expect((await sql`select from pg_database where datname = ${name}`.execute(other.db)).rows).toEqual([]);
});

it('builds the same context every time: a still clock, the same ids in rising order', async () => {
  const { db } = await fresh();
  const [a, b] = [testContext(db), testContext(db)];
  const ids = [a.newId(), a.newId(), a.newId()];
  expect([b.newId(), b.newId(), b.newId()]).toEqual(ids);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(3);
  expect(ids.every(isUuid)).toBe(true);
  expect(a.now).toEqual(testNow);
  expect(testContext(db, { language: 'en' }).language).toBe('en');
});

it('doubles keep what the real ports promise', async () => {
  const { db } = await fresh();
  const jobs = memoryJobs();
  const job = { name: 'count', data: z.object({ n: z.number() }) };
  expect(await jobs.enqueue(db, job, { n: 1 }, { key: 'k' })).toBe('job-1');
  expect(await jobs.enqueue(db, job, { n: 2 }, { key: 'k' })).toBeNull();
  await expect(jobs.enqueue(db, job, { n: 'x' } as never)).rejects.toThrow('expected number');
  const files = memoryFiles();
  const stored = await files.put(Buffer.from('abc'), { maxBytes: 3 });
  expect(stored).toMatchObject({ ok: true, value: { hash: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', size: 3 } });
  expect(await files.put(Buffer.from('abcd'), { maxBytes: 3 })).toMatchObject({ ok: false, error: { kind: 'file-too-large' } });
});
