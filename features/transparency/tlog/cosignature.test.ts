/** Cosignatures against their definition, byte by byte, and everything that must not pass as one. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { testKey } from '../tests/log-in-memory.ts';
import { cosignatureTime, cosignatureVerifier, cosigner } from './cosignature.ts';
import { noteSigner, rawPublicKey, readNote, readSignature, writeSignature, writeVerifierKey } from './note.ts';

// The checkpoint and the time of the standard's own example.
const text = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
const seconds = 1_679_315_147;
const witness = cosigner('witness.example.com/w1', testKey(7));
const verifier = must(cosignatureVerifier(witness.verifierKey));

describe('a cosignature', () => {
  it('is the time in eight bytes and an Ed25519 signature over two lines and the text', () => {
    const { name, id, signature } = witness.cosign(text, seconds);
    const publicKey = rawPublicKey(testKey(7));
    expect(name).toBe('witness.example.com/w1');
    expect(id).toBe(createHash('sha256').update(`${name}\n\x04`).update(publicKey).digest().readUInt32BE());
    expect(signature.length).toBe(72);
    expect(Buffer.from(signature).readBigUInt64BE()).toBe(1_679_315_147n);
    const message = Buffer.from(`cosignature/v1\ntime 1679315147\n${text}`);
    expect(verify(null, message, createPublicKey(testKey(7)), signature.subarray(8))).toBe(true);
  });
  it('holds for its text, and for no other text, time or key', () => {
    const { signature } = witness.cosign(text, seconds);
    expect(verifier.verify(text, signature)).toBe(true);
    expect(verifier.verify(text.replace('20852163', '20852164'), signature)).toBe(false);
    for (let i = 0; i < signature.length; i += 1) {
      const changed = Buffer.from(signature);
      changed[i]! ^= 1;
      expect(verifier.verify(text, changed)).toBe(false);
    }
    const other = must(cosignatureVerifier(cosigner('witness.example.com/w1', testKey(8)).verifierKey));
    expect(other.verify(text, signature)).toBe(false);
    expect(verifier.verify(text, signature.subarray(8))).toBe(false);
    expect(verifier.verify(text, Buffer.concat([signature, Buffer.alloc(1)]))).toBe(false);
  });
  it('is no plain signature of the same key, nor the other way round', () => {
    const plain = noteSigner('witness.example.com/w1', testKey(7));
    expect(verifier.verify(text, plain.sign(text))).toBe(false);
    expect(plain.verifierKey).not.toBe(witness.verifierKey);
    expect(cosignatureVerifier(plain.verifierKey)).toMatchObject({ ok: false, error: { kind: 'verifier-key-malformed' } });
  });
  it('says a time', () => {
    expect(() => witness.cosign(text, 0)).toThrow('not a time to sign at');
    expect(() => witness.cosign(text, 1.5)).toThrow('not a time to sign at');
    expect(cosignatureTime({ signature: Buffer.alloc(72) })).toBeUndefined();
    expect(cosignatureTime({ signature: Buffer.alloc(72, 0xff) })).toBeUndefined();
    expect(cosignatureTime(witness.cosign(text, seconds))).toBe(seconds);
  });
  it('reads the line of the standard', () => {
    const line = '\u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==';
    const read = readSignature(line);
    expect(read && cosignatureTime(read)).toBe(seconds);
    expect(read && writeSignature(read)).toBe(`${line}\n`);
    expect(must(readNote(`${text}\n${line}\n`)).signatures).toHaveLength(1);
  });
  it.each(['', 'x', `${witness.verifierKey}A`, writeVerifierKey('w', 4, Buffer.alloc(31)), writeVerifierKey('w', 6, Buffer.alloc(32))])(
    'has a key of 32 bytes and type 4, which “%s” is not',
    (vkey) => expect(cosignatureVerifier(vkey)).toMatchObject({ ok: false }),
  );
});
