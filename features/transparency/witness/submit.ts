/** The log's side of `add-checkpoint` (C2SP tlog-witness): hands a checkpoint in and takes the cosignature, if it is one. */
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { PostOutside } from '@tongtu/platform/outgoing';
import { cosignatureTime, type WitnessVerifier } from '../tlog/cosignature.ts';
import type { Hash } from '../tlog/hashing.ts';
import { readNote, readSignature, writeSignature } from '../tlog/note.ts';
import { writeAddCheckpoint } from './request.ts';

/** A witness that is asked: its key and its submission prefix. */
export type LogWitness = { readonly verifier: WitnessVerifier; readonly address: string };
export type Cosigned = { readonly line: string; readonly seconds: number };

const limits = { maxBytes: 65_536, timeoutMs: 10_000, accept: 'text/plain' };

/** The lines of a text that ends in a newline; signatures of other keys are passed over. */
const cosignatureIn = (body: string, checkpoint: string, verifier: WitnessVerifier): Cosigned | undefined => {
  const note = readNote(checkpoint);
  if (!note.ok) throw new Error('not a checkpoint');
  for (const line of body.split('\n')) {
    const signature = readSignature(line);
    if (signature === undefined || signature.name !== verifier.name || signature.id !== verifier.id) continue;
    const seconds = cosignatureTime(signature);
    if (seconds !== undefined && verifier.verify(note.value.text, signature.signature)) return { line: writeSignature(signature), seconds };
  }
  return undefined;
};

/**
 * The cosignature of this witness over the checkpoint (a signed note). `proof` leads from the tree of `oldSize` entries to it.
 * Kinds: `witness-elsewhere` (details: size, the latest that it signed), `witness-refused` (details: status), `witness-answer` (it
 * answered something that is no cosignature of its key), and those of `postOutside`.
 */
export const submitCheckpoint = async (
  { verifier, address }: LogWitness,
  checkpoint: string,
  oldSize: number,
  proof: readonly Hash[],
  post: PostOutside,
): Promise<Result<Cosigned>> => {
  const body = Buffer.from(writeAddCheckpoint({ oldSize, proof, note: checkpoint }));
  const answered = await post(`${address.replace(/\/+$/, '')}/add-checkpoint`, { contentType: 'text/plain; charset=utf-8', body }, limits);
  if (!answered.ok) return answered;
  const { status, contentType } = answered.value;
  const said = answered.value.body.toString('utf8');
  if (status === 409) {
    const size = /^(0|[1-9]\d{0,15})\n?$/.exec(said)?.[1];
    if (size === undefined || contentType?.split(';')[0]?.trim() !== 'text/x.tlog.size') return fail('witness-answer', { details: { status } });
    return fail('witness-elsewhere', { details: { size: Number(size) } });
  }
  if (status !== 200) return fail('witness-refused', { details: { status } });
  const cosigned = cosignatureIn(said, checkpoint, verifier);
  return cosigned === undefined ? fail('witness-answer', { details: { status } }) : ok(cosigned);
};
