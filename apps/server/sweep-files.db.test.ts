import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { rememberFile } from '@tongtu/platform/http';
import { memoryFiles, testDatabase, type TestDatabase } from '@tongtu/platform/testing';
import { sweepFiles, type Sweep } from './sweep-files.ts';

let database: TestDatabase;
beforeAll(async () => void (database = await testDatabase()));
afterAll(() => database.close());
beforeEach(async () => void (await database.pool.query('delete from received_files')));

const now = new Date('2026-01-15T01:00:00Z');
const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
/** Name → hours since it came in; `foreign` ones lie in the store and came through other doors. */
const storeWith = async (ages: Readonly<Record<string, number>>, foreign: readonly string[] = []) => {
  let at = now;
  const files = memoryFiles(() => at);
  const put = async (name: string, hours: number, own = true) => {
    at = hoursAgo(hours);
    await files.put(Buffer.from(name), { maxBytes: 100 });
    if (own) await rememberFile(database.db, hashOf(name), at);
  };
  for (const [name, hours] of Object.entries(ages)) await put(name, hours);
  for (const name of foreign) await put(name, 1000, false);
  return { files, put, left: () => [...files.kept.values()].map(String).sort() };
};
const refersTo = (...names: string[]): Sweep['features'][number] => {
  const own = new Set(names.map(hashOf));
  return { fileReferences: async (_tx, hashes) => new Set(hashes.filter((hash) => own.has(hash))) };
};
const sweep = (files: Sweep['files'], features: Sweep['features'], signal?: AbortSignal) =>
  sweepFiles({ files, features, db: database.db, now, ...(signal ? { signal } : {}) });

it('removes what came in more than a day ago and what no feature refers to', async () => {
  const { files, left } = await storeWith({ 'of one': 1000, 'of another': 25, 'of nobody': 25, young: 23 });
  expect(await sweep(files, [refersTo('of one'), {}, refersTo('of another')])).toBe(1);
  expect(left()).toEqual(['of another', 'of one', 'young']);
});

it('a server on another database clears nobody’s store', async () => {
  const { files, left } = await storeWith({ old: 25 }, ['of another house', 'of yet another']);
  expect(await sweep(files, [{}])).toBe(1);
  expect(left()).toEqual(['of another house', 'of yet another']);
});

it('goes through many, and asks about each right before it is removed', async () => {
  const { files, left } = await storeWith({ ...Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`old ${i}`, 25])), young: 1 });
  const asked: number[] = [];
  expect(await sweep(files, [{ fileReferences: async (_tx, hashes) => (asked.push(hashes.length), new Set()) }])).toBe(1001);
  expect(asked).toEqual([500, 500, 1]);
  expect(left()).toEqual(['young']);
});

it('leaves what is uploaded again while it asks', async () => {
  const { files, put, left } = await storeWith({ again: 25, gone: 25 });
  const feature: Sweep['features'][number] = {
    fileReferences: async () => {
      await put('again', 0);
      return new Set();
    },
  };
  expect(await sweep(files, [feature])).toBe(1);
  expect(left()).toEqual(['again']);
});

it('removes nothing when it cannot be told who refers, or when it is to stop', async () => {
  const { files, left } = await storeWith({ old: 25 });
  await expect(sweep(files, [{}, { fileReferences: () => Promise.reject(new Error('no database')) }])).rejects.toThrow('no database');
  expect(await sweep(files, [{}], AbortSignal.abort())).toBe(0);
  expect(left()).toEqual(['old']);
});
