/**
 * In the browser: audited libraries. The browser's own cryptography is asynchronous, hashes only what lies in memory twice, and is
 * not there on a page that came over plain http.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 as hashing } from '@noble/hashes/sha2.js';
import type { Crypto } from './port.ts';
import { isWeakKey } from './weak-keys.ts';

export const sha256: Crypto['sha256'] = (...parts) => {
  const hash = hashing.create();
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const isSigned: Crypto['isSigned'] = (publicKey, message, signature) => {
  if (publicKey.length !== 32 || signature.length !== 64 || isWeakKey(publicKey)) return false;
  try {
    // As RFC 8032 says it and OpenSSL does; the other rule is one of block chains.
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
};
