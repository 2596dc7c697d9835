/**
 * A `.tlog-proof` (C2SP tlog-proof) against keys that come from elsewhere: an entry, its way to the root, the root as the
 * log signed it and as witnesses saw it. Needs nothing but the file and the keys. The entry travels in the line `extra`,
 * which nobody has to trust: it is hashed, and the hash is what must lead to the root.
 */
import { base64, base64Of, isSame } from '../bytes.ts';
import { hold } from '../fault.ts';
import { holdContent } from './content.ts';
import { leafOf, rootOf } from './inclusion.ts';
import { cosignedAt, holdLogSignature, isBy, logKeyType, readNote, trustedKey, wholeNumber, witnessKeyType, type TrustedKey } from './note.ts';

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

const hashOf = (text: string, line: string): Uint8Array => {
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

/** A second as POSIX counts, in UTC. */
export const at = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

export const logKeys = (vkeys: readonly string[], line = 'vkey'): readonly TrustedKey[] =>
  vkeys.map((vkey, i) => trustedKey(vkey, logKeyType, `${line}.${i + 1}`));

/** A cosignature does not say by which name: one key under two names would count twice. */
export const witnessKeys = (vkeys: readonly string[], line = 'witness'): readonly TrustedKey[] => {
  const keys = vkeys.map((vkey, i) => trustedKey(vkey, witnessKeyType, `${line}.${i + 1}`));
  keys.forEach(({ publicKey, name }, i) =>
    hold(!keys.slice(0, i).some((other) => isSame(other.publicKey, publicKey)), 'witness-twice', `${line}.${i + 1}`, { name }),
  );
  return keys;
};

/** How many of these witnesses must have signed: all, unless told. */
export const neededOf = (witnesses: readonly TrustedKey[], atLeast: number | undefined): number => {
  const needed = atLeast ?? witnesses.length;
  hold(Number.isSafeInteger(needed) && needed >= 0 && needed <= witnesses.length, 'witnesses-impossible', 'witness', { needed, known: witnesses.length });
  return needed;
};

export type Trust = {
  /** One of them must have signed, under the name that the checkpoint bears. */
  readonly logs: readonly TrustedKey[];
  readonly witnesses: readonly TrustedKey[];
  /** How many of these witnesses must have signed. */
  readonly needed: number;
  /** Where given, every line must be signed by somebody known: the above, or one of these. */
  readonly others?: readonly TrustedKey[];
};
export type Proven = {
  readonly origin: string;
  readonly index: bigint;
  readonly size: bigint;
  readonly root: Uint8Array;
  readonly entry: Uint8Array;
  /** Witnesses whose signature holds, with the second at which each signed. */
  readonly seen: ReadonlyMap<string, number>;
};

/** Ends the check with the first line that does not hold; `given` is the entry where the file does not carry it. */
export const provenBy = (bytes: Uint8Array, { logs, witnesses, needed, others }: Trust, given?: Uint8Array): Proven => {
  const proof = readProof(linesOf(bytes));
  const { text, signatures } = readNote(proof.note);
  const checkpoint = readCheckpoint(text);

  const own = logs.filter(({ name }) => name === checkpoint.origin);
  hold(own.length > 0, 'origin-unknown', 'checkpoint.origin', { origin: checkpoint.origin });
  const signed = signatures.flatMap((line) => own.filter((key) => isBy(key, line)).map((key) => holdLogSignature(key, text, line)));
  hold(signed.length > 0, 'log-signature-missing', 'checkpoint.signatures', { origin: checkpoint.origin });

  const trusted = new Map<string, number>();
  for (const line of signatures) for (const key of witnesses) if (isBy(key, line)) trusted.set(key.name, cosignedAt(key, text, line));
  hold(trusted.size >= needed, 'witnesses-too-few', 'checkpoint.signatures', { found: trusted.size, needed });
  const seen = new Map(trusted);
  const signers = new Set<string>();
  if (others !== undefined)
    for (const line of signatures) {
      const signer = `${line.name}+${line.id}`;
      hold(!signers.has(signer), 'signature-twice', line.line, { name: line.name });
      signers.add(signer);
      const known = [...own, ...witnesses, ...others].filter((key) => isBy(key, line));
      hold(known.length > 0, 'signature-unknown', line.line, { name: line.name });
      for (const key of known) {
        if (key.type === witnessKeyType) seen.set(key.name, cosignedAt(key, text, line));
        else holdLogSignature(key, text, line);
      }
    }

  const entry = given ?? proof.extra;
  hold(entry !== null, 'entry-missing', 'proof.extra');
  hold(proof.index < checkpoint.size, 'index-beyond', 'proof.index', { index: String(proof.index), size: String(checkpoint.size) });
  hold(isSame(rootOf(leafOf(entry), proof.index, checkpoint.size, proof.path), checkpoint.root), 'root-differs', 'checkpoint.root', {
    index: String(proof.index),
  });
  return { origin: checkpoint.origin, index: proof.index, size: checkpoint.size, root: checkpoint.root, entry, seen };
};

/** What the proof shows, for a sentence. Throws `NotRight` with the first line that does not hold. */
export const verifyTlogProof = (bytes: Uint8Array, keys: TlogKeys): Readonly<Record<string, string | number>> => {
  const logs = logKeys(keys.logs);
  hold(logs.length > 0, 'vkey-missing', 'vkey');
  const witnesses = witnessKeys(keys.witnesses);
  const proven = provenBy(bytes, { logs, witnesses, needed: neededOf(witnesses, keys.atLeast) }, keys.entry);
  return {
    origin: proven.origin,
    index: String(proven.index),
    size: String(proven.size),
    root: base64(proven.root),
    entry: new TextDecoder().decode(proven.entry),
    content: keys.content === undefined ? '' : holdContent(proven.entry, keys.content),
    witnesses: proven.seen.size,
    seen: [...proven.seen].map(([name, time]) => `${name} ${at(time)}`).join(', '),
  };
};
