/**
 * Proofs that stand alone (C2SP tlog-proof): index, way to the root, and the checkpoint with the signatures of the log and
 * of witnesses. The entry travels in `extra`; it needs no trust, for its hash is what must lead to the root.
 */
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { readBase64, writeBase64 } from './base64.ts';
import { openCheckpoint, type Checkpoint } from './checkpoint.ts';
import { cosignatureTime, type WitnessVerifier } from './cosignature.ts';
import { HASH_BYTES, leafHash, type Hash } from './hashing.ts';
import { readNote, type Verifier } from './note.ts';
import { verifyInclusion } from './proofs.ts';

const header = 'c2sp.org/tlog-proof@v1';
/** A tree has no more levels. */
const longestPath = 63;
const MAX_PROOF_BYTES = 1_000_000;

/** `extra` is the entry in the proofs of this house; others may lay something else there. */
export type TlogProof = {
  readonly index: number;
  readonly proof: readonly Hash[];
  /** The signed note, as it was published. */
  readonly checkpoint: string;
  readonly extra?: Uint8Array;
};

/** The file. */
export const writeTlogProof = ({ index, proof, checkpoint, extra }: TlogProof): string =>
  `${[header, ...(extra === undefined ? [] : [`extra ${writeBase64(extra)}`]), `index ${index}`, ...proof.map(writeBase64)].join('\n')}\n\n${checkpoint}`;

const text = (bytes: string | Uint8Array): string | undefined => {
  if (typeof bytes === 'string') return bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Reads a proof's shape; nothing is verified yet. Kind: `tlog-proof-malformed`. */
export const readTlogProof = (file: string | Uint8Array): Result<TlogProof> => {
  const malformed = fail('tlog-proof-malformed');
  const whole = file.length > MAX_PROOF_BYTES ? undefined : text(file);
  const end = whole?.indexOf('\n\n') ?? -1;
  if (whole === undefined || end < 0) return malformed;
  const [first, ...lines] = whole.slice(0, end).split('\n');
  if (first !== header) return malformed;
  const extraLine = lines[0]?.startsWith('extra ') ? lines.shift()!.slice('extra '.length) : undefined;
  const extra = extraLine === undefined ? undefined : readBase64(extraLine);
  const index = /^index (0|[1-9]\d{0,15})$/.exec(lines.shift() ?? '')?.[1];
  const hashes = lines.map(readBase64);
  if ((extraLine !== undefined && extra === undefined) || index === undefined || !Number.isSafeInteger(Number(index))) return malformed;
  if (hashes.length > longestPath || hashes.some((hash) => hash?.length !== HASH_BYTES)) return malformed;
  return ok({
    index: Number(index),
    proof: hashes.filter((hash) => hash !== undefined),
    checkpoint: whole.slice(end + 2),
    ...(extra === undefined ? {} : { extra }),
  });
};

/** Whom a verifier trusts. */
export type TlogPolicy = {
  readonly origin: string;
  readonly logs: readonly Verifier[];
  readonly witnesses: readonly WitnessVerifier[];
  /** How many different witnesses must have signed. */
  readonly atLeast: number;
};

/** A witness that signed, and when (seconds, POSIX). */
export type Seen = { readonly name: string; readonly seconds: number };

/**
 * Which of these witnesses signed a checkpoint, each key once. A wrong signature under a witness's name and id spoils the
 * whole note. Kinds: `note-malformed`, `signature-invalid`.
 */
export const witnessesOf = (checkpoint: string | Uint8Array, witnesses: readonly WitnessVerifier[]): Result<readonly Seen[]> => {
  const note = readNote(checkpoint);
  if (!note.ok) return note;
  const seen = new Map<string, Seen>();
  for (const signature of note.value.signatures) {
    const known = witnesses.find(({ name, id }) => name === signature.name && id === signature.id);
    const seconds = cosignatureTime(signature);
    if (known === undefined) continue;
    if (seconds === undefined || !known.verify(note.value.text, signature.signature)) return fail('signature-invalid', { details: { key: signature.name } });
    seen.set(Buffer.from(known.publicKey).toString('hex'), { name: known.name, seconds });
  }
  return ok([...seen.values()]);
};

/**
 * Whether the entry stands in the log, as its key and enough witnesses say. Kinds: `tlog-proof-malformed`, those of
 * `openCheckpoint`, `witnesses-too-few` (details: found, needed), `entry-missing` (the file carries none and none was given),
 * `inclusion-invalid`.
 */
export const verifyTlogProof = (
  file: string | Uint8Array,
  { origin, logs, witnesses, atLeast }: TlogPolicy,
  entry?: Uint8Array,
): Result<{ readonly index: number; readonly entry: Uint8Array; readonly checkpoint: Checkpoint; readonly seen: readonly Seen[] }> => {
  const read = readTlogProof(file);
  if (!read.ok) return read;
  const { index, proof, extra } = read.value;
  const checkpoint = openCheckpoint(read.value.checkpoint, origin, logs);
  if (!checkpoint.ok) return checkpoint;
  const seen = witnessesOf(read.value.checkpoint, witnesses);
  if (!seen.ok) return seen;
  if (seen.value.length < atLeast) return fail('witnesses-too-few', { details: { found: seen.value.length, needed: atLeast } });
  const bytes = entry ?? extra;
  if (bytes === undefined) return fail('entry-missing');
  const { size, root } = checkpoint.value;
  return verifyInclusion({ index, size, root, proof, leaf: leafHash(bytes) })
    ? ok({ index, entry: bytes, checkpoint: checkpoint.value, seen: seen.value })
    : fail('inclusion-invalid', { details: { index } });
};
