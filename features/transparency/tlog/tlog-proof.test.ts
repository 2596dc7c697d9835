/** A proof holds before those who know the keys; any byte of it changed, it does not. */
import { beforeAll, describe, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { logInMemory, testKey } from '../tests/log-in-memory.ts';
import { cosignatureVerifier, cosigner } from './cosignature.ts';
import { noteVerifier, readNote, writeNote } from './note.ts';
import { readTlogProof, verifyTlogProof, witnessesOf, writeTlogProof, type TlogPolicy } from './tlog-proof.ts';

const log = logInMemory(1000);
const [first, second] = [cosigner('w.example/1', testKey(11)), cosigner('w.example/2', testKey(12))];
const policy = (atLeast: number): TlogPolicy => ({
  origin: log.origin,
  logs: [must(noteVerifier(log.vkey))],
  witnesses: [first, second].map(({ verifierKey }) => must(cosignatureVerifier(verifierKey))),
  atLeast,
});
const cosigned = async (size: number): Promise<string> => {
  const { text, signatures } = must(readNote(await log.checkpoint(size)));
  return writeNote({ text, signatures: [...signatures, first.cosign(text, 1_800_000_000), second.cosign(text, 1_800_000_060)] });
};
let file: string;
beforeAll(async () => {
  file = writeTlogProof({ index: 700, proof: await log.inclusion(700, 1000), checkpoint: await cosigned(1000), extra: log.entry(700) });
});

describe('a proof', () => {
  it('is written as the standard lays it out', () => {
    const lines = file.split('\n');
    expect(lines.slice(0, 3)).toEqual(['c2sp.org/tlog-proof@v1', `extra ${Buffer.from('entry 700').toString('base64')}`, 'index 700']);
    expect(lines.indexOf('')).toBe(13);
    expect(lines.slice(14, 16)).toEqual(['log.example/test', '1000']);
  });
  it('holds, with the witnesses and when they signed', () => {
    const { index, entry, seen, checkpoint } = must(verifyTlogProof(Buffer.from(file), policy(2)));
    expect([index, Buffer.from(entry).toString(), checkpoint.size]).toEqual([700, 'entry 700', 1000]);
    expect(seen).toEqual([
      { name: 'w.example/1', seconds: 1_800_000_000 },
      { name: 'w.example/2', seconds: 1_800_000_060 },
    ]);
  });
  it.each([1, 2, 3, 255, 256, 257, 1000])('holds for the first and last entry of %i', async (size) => {
    for (const index of [0, size - 1]) {
      const one = writeTlogProof({ index, proof: await log.inclusion(index, size), checkpoint: await cosigned(size) });
      expect(verifyTlogProof(one, policy(2), log.entry(index))).toMatchObject({ ok: true });
      expect(verifyTlogProof(one, policy(2), log.entry(index + 1))).toMatchObject({ error: { kind: 'inclusion-invalid' } });
      expect(verifyTlogProof(one, policy(2))).toMatchObject({ error: { kind: 'entry-missing' } });
    }
  });
  it('does not hold with any byte changed, at any place', () => {
    const bytes = Buffer.from(file);
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1 << (at % 7);
      expect(verifyTlogProof(changed, policy(2)).ok, `byte ${at}`).toBe(false);
    }
    for (let length = 0; length < bytes.length; length += 1) expect(verifyTlogProof(bytes.subarray(0, length), policy(2)).ok, `cut at ${length}`).toBe(false);
  });
  it('needs as many witnesses as are asked for, and counts one key once', async () => {
    const { text, signatures } = must(readNote(await log.checkpoint(1000)));
    const alone = writeNote({ text, signatures: [...signatures, first.cosign(text, 5), first.cosign(text, 6)] });
    const one = writeTlogProof({ index: 0, proof: await log.inclusion(0, 1000), checkpoint: alone, extra: log.entry(0) });
    expect(verifyTlogProof(one, policy(1))).toMatchObject({ ok: true });
    expect(verifyTlogProof(one, policy(2))).toMatchObject({ error: { kind: 'witnesses-too-few', details: { found: 1, needed: 2 } } });
    const twin = cosigner('w.example/twin', testKey(11));
    const twice = writeNote({ text, signatures: [first.cosign(text, 5), twin.cosign(text, 5)] });
    const keys = [first, twin].map(({ verifierKey }) => must(cosignatureVerifier(verifierKey)));
    expect(must(witnessesOf(twice, keys))).toHaveLength(1);
  });
  it('of another log, or signed by another key of the same name, does not hold', async () => {
    const impostor = logInMemory(1000, { seed: 2 });
    const forged = writeTlogProof({ index: 0, proof: await impostor.inclusion(0, 1000), checkpoint: await impostor.checkpoint(1000), extra: log.entry(0) });
    expect(verifyTlogProof(forged, policy(0))).toMatchObject({ error: { kind: 'signature-missing' } });
    const elsewhere = logInMemory(10, { origin: 'other.example/log' });
    const strange = writeTlogProof({ index: 0, proof: await elsewhere.inclusion(0, 10), checkpoint: await elsewhere.checkpoint(10), extra: log.entry(0) });
    const trusting = { ...policy(0), logs: [must(noteVerifier(elsewhere.vkey))] };
    expect(verifyTlogProof(strange, trusting)).toMatchObject({ error: { kind: 'origin-differs' } });
  });
  it.each([
    '',
    'c2sp.org/tlog-proof@v2\nindex 0\n\nx\n',
    'c2sp.org/tlog-proof@v1\n\nx\n',
    'c2sp.org/tlog-proof@v1\nindex 00\n\nx\n',
    'c2sp.org/tlog-proof@v1\nindex -1\n\nx\n',
    'c2sp.org/tlog-proof@v1\nindex 9999999999999999\n\nx\n',
    'c2sp.org/tlog-proof@v1\nextra !\nindex 0\n\nx\n',
    'c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nx\n',
    `c2sp.org/tlog-proof@v1\nindex 0\n${`${Buffer.alloc(32).toString('base64')}\n`.repeat(64)}\nx\n`,
    'c2sp.org/tlog-proof@v1\r\nindex 0\r\n\r\nx\r\n',
    `c2sp.org/tlog-proof@v1\nindex 0\n\n${'x'.repeat(1_000_001)}`,
  ])('is refused where it is malformed (%#)', (text) => expect(readTlogProof(text)).toMatchObject({ ok: false, error: { kind: 'tlog-proof-malformed' } }));
});
