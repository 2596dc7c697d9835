/**
 * Checkpoints (C2SP tlog-checkpoint): the head of a log as the text of a signed
 * note: origin, size, root. Whoever holds one can hold the log to it for ever.
 */
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { readBase64, writeBase64 } from './base64.ts';
import { HASH_BYTES, type Hash } from './hashing.ts';
import { openNote, type NoteSignature, type Verifier } from './note.ts';

/** A log's head. `extensions` are further lines that mean nothing to us but are signed. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Hash; readonly extensions: readonly string[] };

/** The text that is signed. */
export const writeCheckpoint = ({ origin, size, root, extensions = [] }: Omit<Checkpoint, 'extensions'> & Partial<Checkpoint>): string =>
  `${[origin, String(size), writeBase64(root), ...extensions].join('\n')}\n`;

/** Reads a checkpoint's text. Kind: `checkpoint-malformed`. */
export const readCheckpoint = (text: string): Result<Checkpoint> => {
  const malformed = fail('checkpoint-malformed');
  if (!text.endsWith('\n')) return malformed;
  const [origin = '', decimal = '', base64 = '', ...extensions] = text.slice(0, -1).split('\n');
  const root = readBase64(base64);
  const size = Number(decimal);
  if (origin === '' || !/^(0|[1-9]\d*)$/.test(decimal) || !Number.isSafeInteger(size)) return malformed;
  if (!root || root.length !== HASH_BYTES || extensions.includes('')) return malformed;
  return ok({ origin, size, root, extensions });
};

/**
 * The checkpoint in a signed note, if a known key signed it and it is of this
 * log. Kinds: those of `openNote`, `checkpoint-malformed`, `origin-differs`.
 */
export const openCheckpoint = (
  note: string | Uint8Array,
  origin: string,
  verifiers: readonly Verifier[],
): Result<Checkpoint & { readonly text: string; readonly verified: readonly NoteSignature[] }> => {
  const opened = openNote(note, verifiers);
  if (!opened.ok) return opened;
  const checkpoint = readCheckpoint(opened.value.text);
  if (!checkpoint.ok) return checkpoint;
  if (checkpoint.value.origin !== origin) return fail('origin-differs', { details: { origin: checkpoint.value.origin } });
  return ok({ ...checkpoint.value, ...opened.value });
};
