/**
 * A witness (C2SP tlog-witness): signs a checkpoint of a log that it knows when it contains the one signed before, and only after
 * it has written down that it will. One request at a time, so that what was compared is what is replaced.
 */
import { createHash } from 'node:crypto';
import { emptyRoot, sameHash } from '../tlog/hashing.ts';
import { openNote, writeNote, writeSignature, type Verifier } from '../tlog/note.ts';
import { verifyConsistency } from '../tlog/proofs.ts';
import type { Cosigner } from '../tlog/cosignature.ts';
import { readAddCheckpoint } from './request.ts';
import { treeIn, type Remembered, type StateFile } from './state.ts';

export type WitnessAnswer = { readonly status: 200 | 400 | 403 | 404 | 409 | 422; readonly body: string; readonly contentType?: string };

/** A log signed what cannot be part of one history: whoever holds both notes can prove it. */
export type Conflict = { readonly origin: string; readonly signedBefore: string; readonly refused: string };

export type Witness = {
  readonly verifierKey: string;
  /** Answers the body of a POST to `add-checkpoint`. Throws when the state cannot be kept; then nothing was signed. */
  readonly addCheckpoint: (body: Uint8Array) => Promise<WitnessAnswer>;
  /** The latest checkpoint with the log's signature and its own, by the SHA-256 of the origin in hex; undefined before the first. */
  readonly checkpointOf: (originHash: string) => string | undefined;
};

export type WitnessOptions = {
  readonly cosigner: Cosigner;
  /** Verifier keys of the logs that it witnesses; a key's name is the origin. */
  readonly logs: readonly Verifier[];
  readonly file: Pick<StateFile, 'state' | 'save'>;
  readonly clock: () => Date;
  readonly onConflict?: (conflict: Conflict) => void;
  /** For tests alone: runs between the writing of the state and the signing. */
  readonly beforeSigning?: () => Promise<void>;
};

const refusal = (status: WitnessAnswer['status'], body: string): WitnessAnswer => ({ status, body: `${body}\n` });

export const makeWitness = ({ cosigner, logs, file, clock, onConflict, beforeSigning }: WitnessOptions): Witness => {
  const add = async (body: Uint8Array): Promise<WitnessAnswer> => {
    const request = readAddCheckpoint(body);
    if (request === undefined) return refusal(400, 'malformed request');
    const { oldSize, proof, note, text, checkpoint } = request;
    const { origin, size, root } = checkpoint;
    const keys = logs.filter(({ name }) => name === origin);
    if (keys.length === 0) return refusal(404, 'unknown origin');
    const opened = openNote(note, keys);
    if (!opened.ok) return refusal(403, 'no valid signature of the log');
    if (oldSize > size) return refusal(400, 'old size beyond the checkpoint');

    const known = file.state().logs.get(origin);
    const latest = known === undefined ? { size: 0, root: emptyRoot() } : treeIn(known);
    if (oldSize !== latest.size) return { status: 409, body: `${latest.size}\n`, contentType: 'text/x.tlog.size' };
    if (size === 0 && !sameHash(root, emptyRoot())) return refusal(422, 'an empty tree has another root');
    if (!verifyConsistency({ from: oldSize, to: size, fromRoot: latest.root, toRoot: root, proof })) {
      // With a proof that does not hold the log may only have erred; two roots of one size cannot both be right.
      if (oldSize === size && known !== undefined && !sameHash(latest.root, root)) onConflict?.({ origin, signedBefore: known.note, refused: note });
      return refusal(422, 'not consistent with what was signed before');
    }

    // The order counts. Killed before the write: nothing has happened. Killed after it and before the answer: the log hears no
    // cosignature, asks again, is told this size, and gets the cosignature of the very checkpoint that is written down.
    const seconds = Math.max(Math.floor(clock().getTime() / 1000), known?.seconds ?? 1);
    const remembered: Remembered = { note: writeNote({ text, signatures: opened.value.verified }), seconds };
    const state = file.state();
    await file.save({ ...state, logs: new Map([...state.logs, [origin, remembered]]) });
    await beforeSigning?.();
    return { status: 200, body: writeSignature(cosigner.cosign(text, seconds)) };
  };

  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
  };
  return {
    verifierKey: cosigner.verifierKey,
    addCheckpoint: (body) => inTurn(() => add(body)),
    checkpointOf: (originHash) => {
      const found = [...file.state().logs].find(([origin]) => createHash('sha256').update(origin).digest('hex') === originHash);
      if (found === undefined) return undefined;
      const { text, signatures } = treeIn(found[1]);
      return writeNote({ text, signatures: [...signatures, cosigner.cosign(text, found[1].seconds)] });
    },
  };
};
