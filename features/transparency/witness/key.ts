/**
 * A witness's key and its memory belong together. A key without its memory would sign a second history and never know, so the
 * two are made together, and afterwards one is not accepted without the other.
 */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { readBase64, writeBase64 } from '../tlog/base64.ts';
import { cosigner, type Cosigner } from '../tlog/cosignature.ts';
import { isKeyName, keyId, rawPublicKey, signatureTypes } from '../tlog/note.ts';
import { openState, type StateFile } from './state.ts';
import { writeWhole } from './write-file.ts';

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

const keyFrom = (seed: Uint8Array): KeyObject => createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });
const seedOf = (key: KeyObject): Uint8Array => key.export({ format: 'der', type: 'pkcs8' }).subarray(pkcs8Head.length);

/** As Go's `note` writes private keys: `PRIVATE+KEY+<name>+<id>+<base64 of type and seed>`. */
const writeKey = (name: string, key: KeyObject): string => {
  const id = keyId(name, signatureTypes.cosignature, rawPublicKey(key));
  return `PRIVATE+KEY+${name}+${id.toString(16).padStart(8, '0')}+${writeBase64(Buffer.concat([Uint8Array.of(signatureTypes.cosignature), seedOf(key)]))}\n`;
};
const readKey = (text: string): Cosigner | undefined => {
  const [, name = '', id = '', base64 = ''] = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(\S+)\s*$/.exec(text) ?? [];
  const bytes = readBase64(base64);
  if (!isKeyName(name) || bytes?.length !== 33 || bytes[0] !== signatureTypes.cosignature) return undefined;
  const key = keyFrom(bytes.subarray(1));
  return keyId(name, signatureTypes.cosignature, rawPublicKey(key)) === Number.parseInt(id, 16) ? cosigner(name, key) : undefined;
};

export type WitnessFiles = { readonly cosigner: Cosigner; readonly file: StateFile; readonly made: boolean };

/**
 * Opens key and state, or makes both under `name`. Kinds: `witness-locked`, `witness-state-broken`, `witness-state-missing` (a key
 * without its memory), `witness-key-missing` (a memory without its key), `witness-key-broken`, `witness-key-differs`,
 * `witness-name-missing` (nothing is there yet and no name was given).
 */
export const openWitnessFiles = async (keyPath: string, statePath: string, name: string | undefined): Promise<Result<WitnessFiles>> => {
  const opened = await openState(statePath);
  if (!opened.ok) return opened;
  const { found, ...file } = opened.value;
  const refuse = async (kind: string, path: string) => {
    await file.close();
    return fail(kind, { details: { file: path } });
  };
  const text = await readFile(keyPath, 'utf8').catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? undefined : ''));
  if (text !== undefined) {
    const own = readKey(text);
    if (own === undefined) return refuse('witness-key-broken', keyPath);
    if (found === undefined) return refuse('witness-state-missing', statePath);
    if (found.vkey !== own.verifierKey) return refuse('witness-key-differs', statePath);
    return ok({ cosigner: own, file, made: false });
  }
  // A memory that is empty was left by a start that died before it wrote the key.
  if (found !== undefined && found.logs.size > 0) return refuse('witness-key-missing', keyPath);
  if (name === undefined || !isKeyName(name)) return refuse('witness-name-missing', keyPath);
  const { privateKey } = generateKeyPairSync('ed25519');
  const own = cosigner(name, privateKey);
  // The memory first: a key that lies there without one is refused for ever.
  await file.save({ vkey: own.verifierKey, logs: new Map() });
  await writeWhole(keyPath, writeKey(name, privateKey));
  return ok({ cosigner: own, file, made: true });
};
