/**
 * Cosignatures (C2SP tlog-cosignature, Ed25519 `cosignature/v1`): a witness says that at this second this was the largest
 * tree it had seen of the log, and that it contains every earlier one. The message does not hold the witness's name, so two
 * witnesses must never share a key.
 */
import { sign, type KeyObject } from 'node:crypto';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { ed25519Verify, isKeyName, keyId, rawPublicKey, readVerifierKey, signatureTypes, writeVerifierKey, type NoteSignature, type Verifier } from './note.ts';

const timeBytes = 8;
/** What a clock can show; far below the 2^63 − 1 of the standard. */
const latest = BigInt(Number.MAX_SAFE_INTEGER);

const messageOf = (text: string, seconds: number): Uint8Array => Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`, 'utf8');

/** The second (POSIX) that stands in a cosignature; undefined where it has another shape or says no time. */
export const cosignatureTime = ({ signature }: Pick<NoteSignature, 'signature'>): number | undefined => {
  if (signature.length !== timeBytes + 64) return undefined;
  const seconds = Buffer.from(signature).readBigUInt64BE();
  return seconds > 0n && seconds <= latest ? Number(seconds) : undefined;
};

/** A witness's key as a verifier of checkpoints; `publicKey` tells two names of one key apart. */
export type WitnessVerifier = Verifier & { readonly vkey: string; readonly publicKey: Uint8Array };

/** From a verifier key of type 4. Kind: `verifier-key-malformed`. */
export const cosignatureVerifier = (vkey: string): Result<WitnessVerifier> => {
  const key = readVerifierKey(vkey);
  if (!key.ok) return key;
  const { name, id, type, publicKey } = key.value;
  if (type !== signatureTypes.cosignature || publicKey.length !== 32) return fail('verifier-key-malformed', { field: 'vkey' });
  return ok({
    name,
    id,
    vkey,
    publicKey,
    verify: (text, signature) => {
      const seconds = cosignatureTime({ signature });
      return seconds !== undefined && ed25519Verify(publicKey, messageOf(text, seconds), signature.subarray(timeBytes));
    },
  });
};

/** A witness's key that signs. It signs whatever it is handed: only a witness that has checked and remembered may call it. */
export type Cosigner = {
  readonly name: string;
  readonly verifierKey: string;
  /** `text` of the checkpoint with its final newline; `seconds` as POSIX counts, at least 1. */
  readonly cosign: (text: string, seconds: number) => NoteSignature;
};

/** Signs as `name` with an Ed25519 key that signs nothing else. */
export const cosigner = (name: string, privateKey: KeyObject): Cosigner => {
  if (!isKeyName(name)) throw new Error(`not a name of a key: ${name}`);
  const publicKey = rawPublicKey(privateKey);
  const id = keyId(name, signatureTypes.cosignature, publicKey);
  return {
    name,
    verifierKey: writeVerifierKey(name, signatureTypes.cosignature, publicKey),
    cosign: (text, seconds) => {
      if (!Number.isSafeInteger(seconds) || seconds < 1) throw new Error(`not a time to sign at: ${seconds}`);
      const time = Buffer.alloc(timeBytes);
      time.writeBigUInt64BE(BigInt(seconds));
      return { name, id, signature: Buffer.concat([time, sign(null, messageOf(text, seconds), privateKey)]) };
    },
  };
};
