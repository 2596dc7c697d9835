import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { naiveRoot, naiveTiles } from '../tests/naive-tree.ts';
import { writeCheckpoint } from './checkpoint.ts';
import { checkLog } from './fsck.ts';
import { leafHash } from './hashing.ts';
import { noteSigner, noteVerifier, signText, writeNote } from './note.ts';
import { packBundle, tilePath, tilesOf } from './tiles.ts';

const signer = noteSigner('log.example.org/log', generateKeyPairSync('ed25519').privateKey);
const verifiers = [must(noteVerifier(signer.verifierKey))];

/** A log of that size as its published bytes. */
const published = (size: number): Map<string, Uint8Array> => {
  const entries = Array.from({ length: size }, (_, i) => Buffer.from(`entry ${i}`));
  const leaves = entries.map(leafHash);
  const files = naiveTiles(leaves);
  for (const tile of tilesOf(size))
    if (tile.level === 'entries') files.set(tilePath(tile), packBundle(entries.slice(tile.index * 256, tile.index * 256 + tile.width)));
  const text = writeCheckpoint({ origin: signer.name, size, root: naiveRoot(leaves) });
  files.set('checkpoint', Buffer.from(writeNote({ text, signatures: [signText(text, signer)] })));
  return files;
};
const check = (files: ReadonlyMap<string, Uint8Array>) => checkLog(async (path) => files.get(path), { verifiers, origin: signer.name });

describe('a log as it was published', () => {
  it.each([0, 1, 2, 255, 256, 257, 511, 512, 513, 700, 1025])('of %d entries holds', async (size) => {
    expect(must(await check(published(size)))).toMatchObject({ size, origin: signer.name });
  });
  it('of 66,000 entries, three levels high, holds', async () => expect(must(await check(published(66_000)))).toMatchObject({ size: 66_000 }), 60_000);
});

describe('one byte changed', () => {
  const whole = published(700);
  const bytes = [...whole].flatMap(([path, content]) => Array.from(content, (_, i) => [path, i] as const));
  it('anywhere is named', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const [path, i] = bytes[at]!;
        const files = new Map(whole);
        files.set(
          path,
          whole.get(path)!.map((byte, k) => (k === i ? byte ^ mask : byte)),
        );
        const checked = await check(files);
        expect(checked.ok, `${path} ${i}`).toBe(false);
      }),
      { numRuns: 300 },
    ));
  it.each([...whole.keys()])('%s is missed', async (path) => {
    const files = new Map(whole);
    files.delete(path);
    const checked = await check(files);
    expect(checked.ok ? 'ok' : checked.error.kind).toMatch(/^(checkpoint|tile|bundle)-missing$/);
    expect(checked.ok ? '' : checked.error.details?.['path']).toBe(path);
  });
  it('in an entry, the tile and the entry are named', async () => {
    const files = new Map(whole);
    const path = 'tile/entries/001';
    files.set(path, Buffer.from(Buffer.from(whole.get(path)!).toString('latin1').replace('entry 300', 'entry 3oo'), 'latin1'));
    expect(await check(files)).toMatchObject({ error: { kind: 'tile-differs', details: { path: 'tile/0/001', index: 300 } } });
  });
  it('another log, a stranger, nothing at all', async () => {
    expect(await checkLog(async (path) => whole.get(path), { verifiers, origin: 'another' })).toMatchObject({ error: { kind: 'origin-differs' } });
    expect(await checkLog(async (path) => whole.get(path), { verifiers: [] })).toMatchObject({ error: { kind: 'signature-missing' } });
    expect(await checkLog(async () => undefined, { verifiers })).toMatchObject({ error: { kind: 'checkpoint-missing' } });
  });
});
