import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from 'vitest';
import { fakeS3 } from './fake-s3.ts';
import { folderFiles, isStorageFull, memoryFiles, openFiles, readBucket, s3Files, sweepDrafts, type Files } from './index.ts';
import { takeIn } from './intake.ts';

const root = mkdtempSync(join(tmpdir(), 'tongtu-files-'));
const service = await fakeS3('key+1', 'cn-north-1');
const address = (path: string, key = 'key%2B1'): string => `s3://${key}:s%2Fcret@127.0.0.1:${service.port}/${path}?region=cn-north-1&tls=off`;
afterAll(async () => {
  await service.close();
  rmSync(root, { recursive: true, force: true });
});

const pdf = Buffer.from('%PDF-1.7\n…content…');
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const any = { maxBytes: 1_000_000 };
const kindOf = (result: Awaited<ReturnType<Files['put']>>): string => (result.ok ? result.value.mediaType : result.error.kind);
const listed = async (files: Files): Promise<string[]> => {
  const hashes: string[] = [];
  for await (const { hash } of files.list()) hashes.push(hash);
  return hashes;
};

const old = new Date('2026-01-01T00:00:00Z');
const place = (hash: string): string => `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`;
let memoryNow: Date | undefined;

// The last column stores a small file and makes it look as if that had been long ago.
describe.each<[string, () => Files, (files: Files, content: Buffer) => Promise<unknown>]>([
  [
    'a folder',
    () => openFiles(join(root, 'store')),
    async (files, content) => {
      await files.put(content, any);
      utimesSync(join(root, 'store', place(hashOf(content))), old, old);
    },
  ],
  [
    'S3',
    () => openFiles(address('bucket/some/prefix')),
    async (files, content) => {
      await files.put(content, any);
      service.times.set(`some/prefix/${place(hashOf(content))}`, old);
    },
  ],
  [
    'memory',
    () => memoryFiles(() => memoryNow ?? new Date()),
    async (files, content) => {
      memoryNow = old;
      await files.put(content, any);
      memoryNow = undefined;
    },
  ],
])('%s', (_, make, putLongAgo) => {
  const files = make();
  const storedAt = async (hash: string): Promise<Date | undefined> => (await Array.fromAsync(files.list())).find((file) => file.hash === hash)?.storedAt;
  test('tells when a file was stored last, and removes only what was not stored again since', async () => {
    const content = Buffer.from('long ago');
    const hash = hashOf(content);
    const later = new Date(old.getTime() + 1000);
    await putLongAgo(files, content);
    expect(await storedAt(hash)).toEqual(old);
    await files.remove(hash, old);
    expect(await files.has(hash)).toBe(true);
    const before = Date.now();
    await files.put(content, any);
    expect((await storedAt(hash))?.getTime()).toBeGreaterThan(before - 5000);
    await files.remove(hash, later);
    expect(await files.has(hash)).toBe(true);
    await putLongAgo(files, content);
    await files.remove(hash, later);
    await files.remove(hash, later);
    expect(await files.has(hash)).toBe(false);
  });
  test('keeps bytes and streams by their hash, gives them back, lists and removes them', async () => {
    const stored = await files.put(pdf, { ...any, mediaType: 'application/pdf', name: '报告.PDF' });
    expect(stored).toEqual({ ok: true, value: { hash: hashOf(pdf), size: pdf.length, mediaType: 'application/pdf' } });
    const texts = ['一', 'two', 'three'].map((text) => Buffer.from(text));
    for (const text of texts) expect(kindOf(await files.put(Readable.from([text.subarray(0, 1), text.subarray(1)]), any))).toBe('text/plain');
    expect(await buffer((await files.open(hashOf(pdf))) as Readable)).toEqual(pdf);
    const all = [pdf, ...texts].map(hashOf).sort();
    expect(await listed(files)).toEqual(all);
    await files.remove(hashOf(pdf));
    await files.remove(hashOf(pdf));
    expect([await files.has(hashOf(pdf)), await files.open(hashOf(pdf)), await files.has(all.find((h) => h !== hashOf(pdf)) ?? '')]).toEqual([
      false,
      undefined,
      true,
    ]);
  });
  test('the same content twice is one file', async () => {
    const before = (await listed(files)).length;
    await files.put(pdf, any);
    await files.put(pdf, any);
    expect((await listed(files)).length).toBe(before + 1);
  });
  test('refuses too much, nothing and what breaks off, and leaves nothing behind', async () => {
    const before = await listed(files);
    const breaking = async function* () {
      yield pdf;
      throw new Error('socket closed');
    };
    expect(kindOf(await files.put(pdf, { maxBytes: pdf.length }))).toBe('application/pdf');
    expect(await files.put(Buffer.concat([pdf, pdf]), { maxBytes: pdf.length })).toMatchObject({
      error: { kind: 'file-too-large', details: { maxBytes: pdf.length } },
    });
    expect(kindOf(await files.put(Buffer.alloc(0), any))).toBe('file-empty');
    expect(kindOf(await files.put(breaking(), any))).toBe('file-unreadable');
    expect(kindOf(await files.put(Object.assign(Readable.from([pdf]), { truncated: true }), any))).toBe('file-too-large');
    expect(await listed(files)).toEqual(before);
  });
  test('a name that is no hash is never a path', async () => {
    await expect(files.open('../../etc/passwd')).rejects.toThrow('not a content hash');
  }, 1000);
});

test('what cannot be written is listened to until its end, and then thrown', async () => {
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  let [sent, written] = [0, 0];
  const sending = async function* () {
    for (; sent < 10; sent += 1) yield Buffer.alloc(1000, sent);
  };
  const write = (): Promise<void> => ((written += 1) > 3 ? Promise.reject(full) : Promise.resolve());
  await expect(takeIn(Readable.from(sending()), any, write)).rejects.toBe(full);
  expect([sent, written, isStorageFull(full), isStorageFull(new Error('x'))]).toEqual([10, 4, true, false]);
  // What the house itself makes is not made to its end.
  [sent, written] = [0, 0];
  await expect(takeIn(sending(), any, write)).rejects.toBe(full);
  expect(sent).toBeLessThan(10);
});

test('a folder: drafts are gone after every put, and old ones of a crash are swept', async () => {
  const store = join(root, 'drafty');
  const files = folderFiles(store);
  await files.put(pdf, any);
  await files.put(Buffer.from('<svg onload=alert(1)>'), any);
  expect(readdirSync(join(store, 'drafts'))).toEqual([]);
  for (const name of ['old', 'young']) writeFileSync(join(store, 'drafts', name), 'half');
  utimesSync(join(store, 'drafts', 'old'), new Date(0), new Date(0));
  expect(await sweepDrafts(store, new Date(1000))).toBe(1);
  expect(readdirSync(join(store, 'drafts'))).toEqual(['young']);
  expect(await sweepDrafts(join(root, 'nowhere'), new Date())).toBe(0);
});

describe('S3', () => {
  const patience = { retries: 2, firstPauseMs: 1 };
  test('is addressed by path, below the prefix, with its media type', async () => {
    await s3Files(readBucket(address('bucket/p')), patience).put(pdf, any);
    const hash = hashOf(pdf);
    expect(service.kept.get(`p/${place(hash)}`)).toEqual(pdf);
    expect(service.types.get(`p/${place(hash)}`)).toBe('application/pdf');
  });
  test('bears a hiccup; says what is wrong without showing the key', async () => {
    const files = s3Files(readBucket(address('bucket')), patience);
    service.failNext(2);
    expect((await files.put(pdf, any)).ok).toBe(true);
    service.failNext(9);
    await expect(files.has(hashOf(pdf))).rejects.toThrow(/^the file store answered HEAD with 503$/);
    service.failNext(0);
    await expect(s3Files(readBucket(address('bucket', 'other')), patience).put(pdf, any)).rejects.toThrow(
      /^the file store answered PUT with 403 AccessDenied$/,
    );
    await expect(s3Files(readBucket(address('wrong')), patience).open(hashOf(pdf))).rejects.toThrow('NoSuchBucket');
  });
});
