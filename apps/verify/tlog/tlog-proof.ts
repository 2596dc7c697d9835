/**
 * A `.tlog-proof` (C2SP tlog-proof) against keys that come from elsewhere: an entry, its way to the root, the root as the
 * log signed it and as witnesses saw it. Needs nothing but the file and the keys. The entry travels in the line `extra`,
 * which nobody has to trust: it is hashed, and the hash is what must lead to the root.
 */
import { hold } from '../fault.ts';
import { holdContent } from './content.ts';
import { leafOf, rootOf } from './inclusion.ts';
import { base64Of, cosignedAt, holdLogSignature, isBy, logKeyType, readNote, trustedKey, wholeNumber, witnessKeyType } from './note.ts';

export const tlogProofHeader = 'c2sp.org/tlog-proof@v1';
const longest = 1_000_000;

export type TlogKeys = {
  /** Verifier keys of logs; a checkpoint must be signed by one of the name that its first line has. */
  readonly logs: readonly string[];
  readonly witnesses: readonly string[];
  /** How many different witnesses must have signed; all that are named unless told. */
  readonly atLeast?: number | undefined;
  /** The entry, where the file does not carry it. */
  readonly entry?: Uint8Array | undefined;
  /** What the entry commits to, with its salt. */
  readonly content?: Uint8Array | undefined;
};

const linesOf = (bytes: Uint8Array): string => {
  hold(bytes.length <= longest, 'proof-too-long', 'proof', { bytes: bytes.length });
  let text = '';
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    hold(false, 'not-utf-8', 'proof');
  }
  hold(!/[\0-\x09\x0b-\x1f]/.test(text), 'control-character', 'proof');
  return text;
};

const hashOf = (text: string, line: string): Buffer => {
  const bytes = base64Of(text);
  hold(bytes?.length === 32, 'hash-malformed', line);
  return bytes;
};

const readProof = (text: string) => {
  const end = text.indexOf('\n\n');
  hold(end > 0, 'proof-without-checkpoint', 'proof');
  const lines = text.slice(0, end).split('\n');
  hold(lines.shift() === tlogProofHeader, 'proof-header', 'proof.header');
  const extra = lines[0]?.startsWith('extra ') ? base64Of(lines.shift()!.slice('extra '.length)) : null;
  hold(extra !== undefined, 'extra-malformed', 'proof.extra');
  const [, indexText = ''] = /^index (.+)$/.exec(lines.shift() ?? '') ?? [];
  const index = wholeNumber(indexText);
  hold(index !== undefined, 'index-malformed', 'proof.index');
  hold(lines.length <= 63, 'path-too-long', 'proof.path.64');
  return { extra, index, path: lines.map((line, i) => hashOf(line, `proof.path.${i + 1}`)), note: text.slice(end + 2) };
};

const readCheckpoint = (text: string) => {
  const [origin = '', sizeText = '', rootText = '', ...more] = text.slice(0, -1).split('\n');
  hold(origin !== '', 'origin-missing', 'checkpoint.origin');
  const size = wholeNumber(sizeText);
  hold(size !== undefined, 'size-malformed', 'checkpoint.size');
  hold(
    more.every((line) => line !== ''),
    'note-malformed',
    'checkpoint.extensions',
  );
  return { origin, size, root: hashOf(rootText, 'checkpoint.root') };
};

const at = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

/** What the proof shows, for a sentence. Throws `NotRight` with the first line that does not hold. */
export const verifyTlogProof = (bytes: Uint8Array, keys: TlogKeys): Readonly<Record<string, string | number>> => {
  const logs = keys.logs.map((vkey, i) => trustedKey(vkey, logKeyType, `vkey.${i + 1}`));
  hold(logs.length > 0, 'vkey-missing', 'vkey');
  const witnesses = keys.witnesses.map((vkey, i) => trustedKey(vkey, witnessKeyType, `witness.${i + 1}`));
  // A cosignature does not say by which name: one key under two names would count twice.
  witnesses.forEach(({ publicKey, name }, i) =>
    hold(!witnesses.slice(0, i).some((other) => other.publicKey.equals(publicKey)), 'witness-twice', `witness.${i + 1}`, { name }),
  );
  const needed = keys.atLeast ?? witnesses.length;
  hold(Number.isSafeInteger(needed) && needed >= 0 && needed <= witnesses.length, 'witnesses-impossible', 'witness', { needed, known: witnesses.length });

  const proof = readProof(linesOf(bytes));
  const { text, signatures } = readNote(proof.note);
  const checkpoint = readCheckpoint(text);

  const own = logs.filter(({ name }) => name === checkpoint.origin);
  hold(own.length > 0, 'origin-unknown', 'checkpoint.origin', { origin: checkpoint.origin });
  const signed = signatures.flatMap((line) => own.filter((key) => isBy(key, line)).map((key) => holdLogSignature(key, text, line)));
  hold(signed.length > 0, 'log-signature-missing', 'checkpoint.signatures', { origin: checkpoint.origin });

  const seen = new Map<string, number>();
  for (const line of signatures) for (const key of witnesses) if (isBy(key, line)) seen.set(key.name, cosignedAt(key, text, line));
  hold(seen.size >= needed, 'witnesses-too-few', 'checkpoint.signatures', { found: seen.size, needed });

  const entry = keys.entry ?? proof.extra;
  hold(entry !== null, 'entry-missing', 'proof.extra');
  hold(proof.index < checkpoint.size, 'index-beyond', 'proof.index', { index: String(proof.index), size: String(checkpoint.size) });
  hold(rootOf(leafOf(entry), proof.index, checkpoint.size, proof.path).equals(checkpoint.root), 'root-differs', 'checkpoint.root', {
    index: String(proof.index),
  });
  return {
    origin: checkpoint.origin,
    index: String(proof.index),
    size: String(checkpoint.size),
    root: checkpoint.root.toString('base64'),
    entry: Buffer.from(entry).toString('utf8'),
    content: keys.content === undefined ? '' : holdContent(entry, keys.content),
    witnesses: seen.size,
    seen: [...seen].map(([name, time]) => `${name} ${at(time)}`).join(', '),
  };
};
