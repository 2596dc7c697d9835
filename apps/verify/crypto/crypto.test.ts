/** Node and the browser come to the same outcomes: on hashes, on signatures, on signatures that were tampered with, on whole files. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeDossier, vkey, witnesses, type Dossier } from '../dossier/tests/make-dossier.ts';
import { writeZip } from '../dossier/tests/write-zip.ts';
import type { FileOptions } from '../file.ts';
import { base64, base64Of, hex } from '../bytes.ts';
import * as browser from './browser.ts';
import * as node from './node.ts';
import { isWeakKey } from './weak-keys.ts';

const seed = 20_261_126;
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const raw = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(-32));
const order = (1n << 252n) + 27742317777372353535851937790883648493n;
const little = (value: bigint): Uint8Array => Uint8Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
const bytesOf = (value: Uint8Array): bigint => value.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

describe('both sides of the port', () => {
  it('hash alike, whatever the parts', () => {
    expect(hex(browser.sha256())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 4 }), (parts) => {
        expect(hex(browser.sha256(...parts))).toBe(hex(node.sha256(...parts)));
      }),
      { numRuns: 200, seed },
    );
  });
  it('accept what was signed, and nothing that was changed', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat({ max: 95 }), fc.nat({ max: 7 }), (message, at, bit) => {
        const signature = new Uint8Array(sign(null, message, privateKey));
        expect([node, browser].map((one) => one.isSigned(raw, message, signature))).toEqual([true, true]);
        const [key, changed] = [raw.slice(), signature.slice()];
        if (at < 64) changed[at]! ^= 1 << bit;
        else key[at - 64]! ^= 1 << bit;
        expect([node, browser].map((one) => one.isSigned(key, message, changed))).toEqual([false, false]);
      }),
      { numRuns: 100, seed },
    );
  });
  it('refuse a signature written a second way, of another length, and one by a key of small order', () => {
    const message = Uint8Array.of(1, 2, 3);
    const signature = new Uint8Array(sign(null, message, privateKey));
    const second = Uint8Array.from([...signature.subarray(0, 32), ...little(bytesOf(signature.subarray(32)) + order)]);
    const none = [second, signature.subarray(1), new Uint8Array(64), new Uint8Array(0)];
    for (const one of none) expect([node, browser].map(({ isSigned }) => isSigned(raw, message, one))).toEqual([false, false]);
    for (const length of [0, 31, 33])
      expect([node, browser].map(({ isSigned }) => isSigned(new Uint8Array(length), message, signature))).toEqual([false, false]);
    // R is the neutral element and S is zero: OpenSSL takes it as a signature of every text by the key “neutral element”.
    const neutral = Uint8Array.from([1, ...new Uint8Array(31)]);
    const forged = Uint8Array.from([...neutral, ...new Uint8Array(32)]);
    expect([node, browser].map(({ isSigned }) => isSigned(neutral, message, forged))).toEqual([false, false]);
  });
  it('know every key of small order', () => {
    const point = ed25519.Point.fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a');
    expect(point.isSmallOrder()).toBe(true);
    let at = ed25519.Point.ZERO;
    for (let i = 0; i < 8; i += 1, at = at.add(point)) expect(isWeakKey(at.toBytes()), String(i)).toBe(true);
    expect(isWeakKey(raw)).toBe(false);
  });
});

describe('base64', () => {
  it('is what Node writes, and only that is read', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(base64(bytes)).toBe(text);
        expect(base64Of(text)).toEqual(bytes);
      }),
      { seed },
    );
    for (const text of ['A', 'AB', 'AB=', 'AB==C', 'AA\n==', 'AB==', 'A-_=', '====', 'AA== ']) expect(base64Of(text), text).toBeUndefined();
  });
});

describe('whole files', () => {
  let dossier: Dossier;
  let [onNode, inBrowser]: (typeof import('../file.ts'))[] = [];
  beforeAll(async () => {
    dossier = await makeDossier();
    onNode = await import('../file.ts');
    vi.resetModules();
    vi.doMock('#crypto', () => browser);
    inBrowser = await import('../file.ts');
  });
  afterAll(() => vi.doUnmock('#crypto'));
  const options: FileOptions = { vkeys: [vkey], witnesses: witnesses.map((one) => one.verifierKey), atLeast: undefined, entry: undefined, content: undefined };
  const same = (bytes: Uint8Array, file: string): unknown => {
    const [a, b] = [onNode!.fileOutcome(bytes, file, options), inBrowser!.fileOutcome(bytes, file, options)];
    expect(b).toEqual(a);
    return a.holds;
  };
  it('are judged by two different sides', () => expect(inBrowser!.fileOutcome).not.toBe(onNode!.fileOutcome));
  it('a dossier, and its files changed and packed again', { timeout: 60_000 }, () => {
    expect(same(dossier.zip, 'dossier.zip')).toBe(true);
    for (const [i, { bytes }] of dossier.entries.entries())
      for (const part of [0.1, 0.5, 0.99]) {
        const other = Buffer.from(bytes);
        other[Math.floor(bytes.length * part)]! ^= 4;
        expect(same(writeZip(dossier.entries.map((entry, n) => (n === i ? { ...entry, bytes: other } : entry))), 'dossier.zip')).toBe(false);
      }
  });
  it('a proof, byte by byte', { timeout: 60_000 }, () => {
    const proof = dossier.entries.at(-1)!.bytes;
    expect(same(proof, 'seal.tlog-proof')).toBe(true);
    for (let at = 0; at < proof.length; at += 3) {
      const other = Buffer.from(proof);
      other[at]! ^= 1;
      expect(same(other, 'seal.tlog-proof'), String(at)).toBe(false);
    }
  });
});
