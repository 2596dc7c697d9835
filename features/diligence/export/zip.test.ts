/** The zip is read as zips are, and is one sequence of bytes for one list. */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { memoryFiles } from '@tongtu/platform/testing';
import { expect as must } from '@tongtu/kernel/result';
import { storedEntry } from './stored-entry.ts';
import { entryOf, zipPieces, zipSize, type ZipEntry } from './zip.ts';

const whole = async (entries: readonly ZipEntry[]): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of zipPieces(entries)) pieces.push(piece);
  return Buffer.concat(pieces);
};
const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');

/** A reader that goes by the directory alone, as most programs do. */
const read = (zip: Buffer): Map<string, Buffer> => {
  const end = zip.byteLength - 22;
  const found = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < zip.readUInt16LE(end + 10); i += 1) {
    const [size, length, offset] = [zip.readUInt32LE(at + 24), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)];
    const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
    const content = zip.subarray(start, start + size);
    expect(crc32(content)).toBe(zip.readUInt32LE(at + 16));
    found.set(zip.toString('utf8', at + 46, at + 46 + length), content);
    at += 46 + length;
  }
  expect(at).toBe(end);
  return found;
};

test('what was written is read back through the directory', async () => {
  const entries = [entryOf('manifest.json', bytes('{}')), entryOf('evidence/a.txt', bytes('意见书'.repeat(1000))), entryOf('evidence/empty.txt', bytes(''))];
  const zip = await whole(entries);
  expect(zip.byteLength).toBe(zipSize(entries));
  const found = read(zip);
  expect([...found.keys()]).toEqual(entries.map(({ name }) => name));
  expect(found.get('evidence/a.txt')!.toString('utf8')).toBe('意见书'.repeat(1000));
});

test('the same list is the same bytes', async () => {
  const entries = () => [entryOf('a', bytes('one')), entryOf('b', bytes('two'))];
  expect(await whole(entries())).toEqual(await whole(entries()));
});

test('a stored file goes in as it lies there; one that changed does not', async () => {
  const files = memoryFiles();
  const content = bytes('%PDF-1.7 '.padEnd(200_000, 'x'));
  const { hash } = must(await files.put(content, { maxBytes: 1e6 }));
  const entry = await storedEntry(files, 'evidence/a.pdf', hash);
  expect(entry).toMatchObject({ size: 200_000 });
  const zip = await whole([entry!]);
  expect(
    createHash('sha256')
      .update(zip.subarray(44, 44 + 200_000))
      .digest('hex'),
  ).toBe(hash);
  expect(await storedEntry(files, 'a', 'f'.repeat(64))).toBeUndefined();
  const lying = { open: async () => (await files.open(hash))! };
  expect(await storedEntry(lying, 'a', 'e'.repeat(64))).toBeUndefined();
});

test('an entry that says another size than it has is a bug', async () => {
  await expect(whole([{ ...entryOf('a', bytes('one')), size: 4 }])).rejects.toThrow('announced');
});
