/**
 * Signed notes (C2SP signed-note): a text, an empty line, and lines of
 * signatures, each under a key's name and 32-bit id. Kinds of failure:
 * `note-malformed`, `verifier-key-malformed`, `signature-invalid` (a known key,
 * a wrong signature), `signature-missing` (no known key signed).
 */
import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { readBase64 } from './base64.ts';

/** Type bytes of keys that this house uses. */
export const signatureTypes = { ed25519: 0x01, cosignature: 0x04 } as const;

/** One signature line. `id` is an unsigned 32-bit number; `signature` what follows it in the line. */
export type NoteSignature = { readonly name: string; readonly id: number; readonly signature: Uint8Array };

/** A note: its text (with the final newline) and its signatures in the order of the lines. */
export type SignedNote = { readonly text: string; readonly signatures: readonly NoteSignature[] };

/** A key that can be asked whether it signed a text. */
export type Verifier = {
  readonly name: string;
  readonly id: number;
  readonly verify: (text: string, signature: Uint8Array) => boolean;
};

/** A key that signs. `sign` gives what stands behind the id in the signature line. */
export type Signer = { readonly name: string; readonly id: number; readonly verifierKey: string; readonly sign: (text: string) => Uint8Array };

/** The parts of a verifier key. `publicKey` is what follows the type byte. */
export type VerifierKey = { readonly name: string; readonly id: number; readonly type: number; readonly publicKey: Uint8Array };

/** Whether a name can stand in a note: not empty, without spaces or plus. */
export const isKeyName = (name: string): boolean => name !== '' && !/[\p{White_Space}+\p{Cc}]/u.test(name);

/** First four bytes of SHA-256(name ‖ newline ‖ type ‖ public key). */
export const keyId = (name: string, type: number, publicKey: Uint8Array): number =>
  createHash('sha256').update(`${name}\n`, 'utf8').update(Uint8Array.of(type)).update(publicKey).digest().readUInt32BE(0);

/** The key as text: `<name>+<id in hex>+<base64 of type and key>`. */
export const writeVerifierKey = (name: string, type: number, publicKey: Uint8Array): string =>
  `${name}+${keyId(name, type, publicKey).toString(16).padStart(8, '0')}+${Buffer.concat([Uint8Array.of(type), publicKey]).toString('base64')}`;

/** Reads a verifier key of any type; its id must follow from its parts. Kind: `verifier-key-malformed`. */
export const readVerifierKey = (text: string): Result<VerifierKey> => {
  const malformed = fail('verifier-key-malformed', { field: 'vkey' });
  const [, name = '', hex = '', base64 = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(text) ?? [];
  const bytes = readBase64(base64);
  if (!isKeyName(name) || !bytes || bytes.length < 2) return malformed;
  const key = { name, id: Number.parseInt(hex, 16), type: bytes[0]!, publicKey: bytes.subarray(1) };
  return keyId(name, key.type, key.publicKey) === key.id ? ok(key) : malformed;
};

/** 32 bytes of an Ed25519 public key as a key of node:crypto. */
export const ed25519PublicKey = (raw: Uint8Array): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') }, format: 'jwk' });

/** The 32 bytes of the public half of an Ed25519 key, private or public. */
export const rawPublicKey = (key: KeyObject): Uint8Array => {
  const { x } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  if (!x) throw new Error('not an Ed25519 key');
  return Buffer.from(x, 'base64url');
};

/** Whether the raw key signed these bytes. */
export const ed25519Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean =>
  signature.length === 64 && verify(null, message, ed25519PublicKey(publicKey), signature);

/** A verifier of plain Ed25519 note signatures. Kind: `verifier-key-malformed` for another type. */
export const noteVerifier = (vkey: string): Result<Verifier> => {
  const key = readVerifierKey(vkey);
  if (!key.ok) return key;
  const { name, id, type, publicKey } = key.value;
  if (type !== signatureTypes.ed25519 || publicKey.length !== 32) return fail('verifier-key-malformed', { field: 'vkey' });
  return ok({ name, id, verify: (text, signature) => ed25519Verify(publicKey, Buffer.from(text, 'utf8'), signature) });
};

/** A signer of plain Ed25519 note signatures under `name`. */
export const noteSigner = (name: string, privateKey: KeyObject): Signer => {
  if (!isKeyName(name)) throw new Error(`not a name of a key: ${name}`);
  const publicKey = rawPublicKey(privateKey);
  return {
    name,
    id: keyId(name, signatureTypes.ed25519, publicKey),
    verifierKey: writeVerifierKey(name, signatureTypes.ed25519, publicKey),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey),
  };
};

/** One signature by a signer, ready for the note. */
export const signText = (text: string, signer: Signer): NoteSignature => ({ name: signer.name, id: signer.id, signature: signer.sign(text) });

/** One signature as its line, with the newline. */
export const writeSignature = ({ name, id, signature }: NoteSignature): string => {
  const idBytes = Buffer.alloc(4);
  idBytes.writeUInt32BE(id);
  return `\u2014 ${name} ${Buffer.concat([idBytes, signature]).toString('base64')}\n`;
};

/** The note as it travels. The text must end in a newline. */
export const writeNote = ({ text, signatures }: SignedNote): string => {
  if (!text.endsWith('\n')) throw new Error('the text of a note ends in a newline');
  return `${text}\n${signatures.map(writeSignature).join('')}`;
};

const MAX_NOTE_BYTES = 1_000_000;
const MAX_SIGNATURES = 100;

/** Reads one signature line without its newline. Undefined where it is malformed. */
export const readSignature = (line: string): NoteSignature | undefined => {
  const [, name = '', base64 = ''] = /^\u2014 (\S+) (\S+)$/u.exec(line) ?? [];
  const bytes = readBase64(base64);
  if (!isKeyName(name) || !bytes || bytes.length < 5) return undefined;
  return { name, id: Buffer.from(bytes).readUInt32BE(0), signature: bytes.subarray(4) };
};

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
};

/** Reads a note's shape; nothing is verified yet. Kind: `note-malformed`. */
export const readNote = (note: string | Uint8Array): Result<SignedNote> => {
  const malformed = fail('note-malformed');
  const whole = typeof note === 'string' ? note : decoded(note);
  if (whole === undefined || whole.length > MAX_NOTE_BYTES || !whole.isWellFormed()) return malformed;
  // oxlint-disable-next-line no-control-regex -- what the standard forbids in a note
  if (/[\u0000-\u0009\u000b-\u001f]/.test(whole)) return malformed;
  const split = whole.lastIndexOf('\n\n');
  if (split < 0 || !whole.endsWith('\n')) return malformed;
  const lines = whole.slice(split + 2, -1).split('\n');
  const signatures = lines.map(readSignature);
  if (signatures.length > MAX_SIGNATURES || signatures.some((s) => !s)) return malformed;
  return ok({ text: whole.slice(0, split + 1), signatures: signatures.filter((s) => s !== undefined) });
};

/**
 * The note's text and the signatures that hold, if at least one known key signed
 * it; signatures of unknown keys are passed over. Kinds: `note-malformed`,
 * `signature-invalid`, `signature-missing`.
 */
export const openNote = (
  note: string | Uint8Array,
  verifiers: readonly Verifier[],
): Result<{ readonly text: string; readonly verified: readonly NoteSignature[] }> => {
  const read = readNote(note);
  if (!read.ok) return read;
  const { text, signatures } = read.value;
  const verified: NoteSignature[] = [];
  for (const signature of signatures) {
    const known = verifiers.find((v) => v.name === signature.name && v.id === signature.id);
    if (!known) continue;
    if (!known.verify(text, signature.signature)) return fail('signature-invalid', { details: { key: signature.name } });
    verified.push(signature);
  }
  return verified.length > 0 ? ok({ text, verified }) : fail('signature-missing');
};

/** Whether every line of the note names one of these verifier keys; false for one that nobody signed. Signatures are not verified. */
export const bearsOnly = (note: string, vkeys: readonly string[]): boolean => {
  const read = readNote(note);
  const known = new Set(vkeys.map((vkey) => vkey.split('+').slice(0, 2).join('+')));
  return read.ok && read.value.signatures.length > 0 && read.value.signatures.every(({ name, id }) => known.has(`${name}+${id.toString(16).padStart(8, '0')}`));
};
