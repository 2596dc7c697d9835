import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fakeS3 } from './fake-s3.ts';
import { folderObjects, memoryObjects, ObjectDiffers, openObjects, type NamedObjects } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'tongtu-objects-'));
const service = await fakeS3('key+1', 'cn-north-1');
const address = `s3://key%2B1:secret@127.0.0.1:${service.port}/bucket/some/prefix?region=cn-north-1&tls=off`;
afterAll(async () => {
  await service.close();
  rmSync(root, { recursive: true, force: true });
});
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (found: Uint8Array | undefined): string | undefined => (found === undefined ? undefined : new TextDecoder().decode(found));

describe.each<[string, () => NamedObjects]>([
  ['a folder', () => openObjects(root, 'log')],
  ['a bucket', () => openObjects(address, 'log')],
  ['the double of tests', () => memoryObjects()],
])('%s', (_, open) => {
  const objects = open();
  test('keeps what is written under a name, and what is written over it', async () => {
    expect(await objects.read('checkpoint')).toBeUndefined();
    await objects.write('checkpoint', bytes('one'), { immutable: false });
    await objects.write('checkpoint', bytes('two'), { immutable: false });
    expect(text(await objects.read('checkpoint'))).toBe('two');
  });
  test('what is immutable stays: the same again is well, another is refused', async () => {
    await objects.write('tile/0/x001/000.p/3', bytes('a'), { immutable: true });
    await objects.write('tile/0/x001/000', bytes('abc'), { immutable: true });
    await objects.write('tile/0/x001/000', bytes('abc'), { immutable: true });
    await expect(objects.write('tile/0/x001/000', bytes('abd'), { immutable: true })).rejects.toThrow(ObjectDiffers);
    expect(text(await objects.read('tile/0/x001/000'))).toBe('abc');
    expect(text(await objects.read('tile/0/x001/000.p/3'))).toBe('a');
  });
  test('a folder is no object', async () => {
    expect(await objects.read('tile/0')).toBeUndefined();
    expect(await objects.read('checkpoint/more')).toBeUndefined();
  });
  test.each(['', '/etc/passwd', '../secret', 'tile/../../x', 'tile//0', 'a b', '.hidden', 'tile/'])('%j is no name', async (name) => {
    await expect(Promise.resolve().then(() => objects.read(name))).rejects.toThrow('not a name');
    await expect(Promise.resolve().then(() => objects.write(name, bytes('x'), { immutable: false }))).rejects.toThrow('not a name');
  });
});

test('a bucket holds them under its prefix and the folder', () =>
  expect([...service.kept.keys()].sort()).toEqual(['some/prefix/log/checkpoint', 'some/prefix/log/tile/0/x001/000', 'some/prefix/log/tile/0/x001/000.p/3']));

test('writers at once leave one whole object and no drafts', async () => {
  const objects = folderObjects(join(root, 'busy'));
  const made = Array.from({ length: 20 }, (_, i) => String(i).repeat(5000));
  await Promise.all(made.map((each) => objects.write('deep/down/one', bytes(each), { immutable: false })));
  expect(made).toContain(text(await objects.read('deep/down/one')));
  expect(readdirSync(join(root, 'busy', 'deep', 'down'))).toEqual(['one']);
});
