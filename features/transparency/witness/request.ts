/** The body of `add-checkpoint` (C2SP tlog-witness): an old size, a consistency proof, an empty line, a checkpoint. */
import { readBase64, writeBase64 } from '../tlog/base64.ts';
import { readCheckpoint, type Checkpoint } from '../tlog/checkpoint.ts';
import { HASH_BYTES, type Hash } from '../tlog/hashing.ts';
import { readNote } from '../tlog/note.ts';

export type AddCheckpoint = { readonly oldSize: number; readonly proof: readonly Hash[]; readonly note: string };

/** Hashes that a proof may have at most. */
const longestProof = 63;

export const writeAddCheckpoint = ({ oldSize, proof, note }: AddCheckpoint): string => `${[`old ${oldSize}`, ...proof.map(writeBase64)].join('\n')}\n\n${note}`;

/** Undefined for anything that is not written exactly so. */
export const readAddCheckpoint = (body: Uint8Array): (AddCheckpoint & { readonly text: string; readonly checkpoint: Checkpoint }) | undefined => {
  const whole = Buffer.from(body).toString('utf8');
  const end = whole.indexOf('\n\n');
  if (end < 0) return undefined;
  const [old = '', ...lines] = whole.slice(0, end).split('\n');
  const size = /^old (0|[1-9]\d{0,15})$/.exec(old)?.[1];
  const proof = lines.map(readBase64);
  if (size === undefined || !Number.isSafeInteger(Number(size)) || proof.length > longestProof) return undefined;
  if (proof.some((hash) => hash?.length !== HASH_BYTES)) return undefined;
  // Read from the bytes, so that what is no UTF-8 is refused and not mended.
  const noteBytes = Buffer.from(body).subarray(Buffer.byteLength(whole.slice(0, end + 2)));
  const note = readNote(noteBytes);
  const checkpoint = note.ok ? readCheckpoint(note.value.text) : undefined;
  if (!note.ok || checkpoint?.ok !== true) return undefined;
  return {
    oldSize: Number(size),
    proof: proof.filter((hash) => hash !== undefined),
    note: noteBytes.toString('utf8'),
    text: note.value.text,
    checkpoint: checkpoint.value,
  };
};
