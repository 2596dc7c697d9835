/** On Node: its own cryptography. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import type { Crypto } from './port.ts';
import { isWeakKey } from './weak-keys.ts';

export const sha256: Crypto['sha256'] = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

export const isSigned: Crypto['isSigned'] = (publicKey, message, signature) => {
  if (publicKey.length !== 32 || signature.length !== 64 || isWeakKey(publicKey)) return false;
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') }, format: 'jwk' });
    return verify(null, message, key, signature);
  } catch {
    return false;
  }
};
