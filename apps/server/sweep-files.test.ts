import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { memoryFiles } from '@tongtu/platform/testing';
import { sweepFiles, type Sweep } from './sweep-files.ts';

const now = new Date('2026-01-15T01:00:00Z');
const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
const db = {} as Sweep['db'];
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const storeWith = async (ages: Readonly<Record<string, number>>) => {
  let at = now;
  const files = memoryFiles(() => at);
  const put = async (name: string, hours: number) => {
    at = hoursAgo(hours);
    await files.put(Buffer.from(name), { maxBytes: 100 });
  };
  for (const [name, hours] of Object.entries(ages)) await put(name, hours);
  return { files, put, left: () => [...files.kept.values()].map(String).sort() };
};
const refersTo = (...names: string[]): Sweep['features'][number] => {
  const own = new Set(names.map(hashOf));
  return { fileReferences: async (_tx, hashes) => new Set(hashes.filter((hash) => own.has(hash))) };
};

it('removes what is older than a day and what no feature refers to', async () => {
  const { files, left } = await storeWith({ 'of one': 1000, 'of another': 25, 'of nobody': 25, young: 23 });
  expect(await sweepFiles({ files, features: [refersTo('of one'), {}, refersTo('of another')], db, now })).toBe(1);
  expect(left()).toEqual(['of another', 'of one', 'young']);
});

it('a feature that says nothing refers to nothing', async () => {
  const { files, left } = await storeWith({ old: 25, young: 1 });
  expect(await sweepFiles({ files, features: [{}], db, now })).toBe(1);
  expect(left()).toEqual(['young']);
});

it('asks in batches, for each right before it is removed, and never about young ones', async () => {
  const { files, left } = await storeWith({ ...Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`old ${i}`, 25])), young: 1 });
  const asked: { count: number; there: number }[] = [];
  const feature: Sweep['features'][number] = {
    fileReferences: async (_tx, hashes) => {
      asked.push({ count: hashes.length, there: files.kept.size });
      return new Set();
    },
  };
  expect(await sweepFiles({ files, features: [feature], db, now })).toBe(1001);
  expect(asked).toEqual([
    { count: 500, there: 1002 },
    { count: 500, there: 502 },
    { count: 1, there: 2 },
  ]);
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
  await sweepFiles({ files, features: [feature], db, now });
  expect(left()).toEqual(['again']);
});

it('removes nothing when it cannot be told who refers, or when it is to stop', async () => {
  const { files, left } = await storeWith({ old: 25 });
  const silent: Sweep['features'][number] = { fileReferences: () => Promise.reject(new Error('no database')) };
  await expect(sweepFiles({ files, features: [{}, silent], db, now })).rejects.toThrow('no database');
  expect(await sweepFiles({ files, features: [{}], db, now, signal: AbortSignal.abort() })).toBe(0);
  expect(left()).toEqual(['old']);
});
