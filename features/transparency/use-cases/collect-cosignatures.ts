/**
 * Lays checkpoints before the witnesses. All are shown the same one, so that a reader finds several cosignatures on it: a new one
 * is chosen when all have signed or when the slow ones have had their time. A witness that fails is asked again later and later.
 * No network call happens inside a transaction; whoever asks a witness first moves on the time at which it may be asked.
 */
import { inTransaction } from '@tongtu/platform/database';
import type { Tx } from '@tongtu/platform/context';
import type { PostOutside } from '@tongtu/platform/outgoing';
import { readState } from '../store/state.ts';
import { chooseCheckpoint, claimWitness, saveCosignature, saveStanding, witnessedFrom, type Witnessed, type WitnessStanding } from '../store/witnesses.ts';
import { consistencyProof, treeOf } from '../tlog/proofs.ts';
import { submitCheckpoint, type LogWitness } from '../witness/submit.ts';
import { tilesIn, type TileStore } from './tile-store.ts';

export type Collecting = {
  /** The pool. */
  readonly db: Tx;
  readonly store: Pick<TileStore, 'read'>;
  readonly witnesses: readonly LogWitness[];
  readonly post: PostOutside;
  readonly clock: () => Date;
};

/** Checkpoints that stay with their cosignatures. */
const kept = 50;
/** After so long a checkpoint waits for no witness when there is a larger one. */
const patienceMs = 10_000;
/** Nobody else asks a witness that is being asked. Longer than all tries of one round may take. */
const claimMs = 60_000;
const longestPauseSeconds = 3600;
/** A witness may twice name another size than the one that we thought it had. */
const tries = 3;

const later = (date: Date, ms: number): Date => new Date(date.getTime() + ms);

const target = async ({ db, witnesses, clock }: Collecting): Promise<Witnessed | undefined> => {
  const state = await readState(db);
  if (state === undefined || state.size === 0) return undefined;
  const [newest] = await witnessedFrom(db, 0, 1);
  const now = clock();
  const hasAll = witnesses.every(({ verifier }) => newest?.cosignatures.some(({ vkey }) => vkey === verifier.vkey));
  // Under another key the text of that size is still the same.
  if (newest?.size === state.size) return { ...newest, checkpoint: state.checkpoint };
  if (newest !== undefined && (newest.size > state.size || (!hasAll && later(newest.chosenAt, patienceMs) > now))) return newest;
  await inTransaction(db, (tx) => chooseCheckpoint(tx, state.size, state.checkpoint, now, kept));
  return (await witnessedFrom(db, 0, 1))[0];
};

const askOne = async (collecting: Collecting, witness: LogWitness, { size, checkpoint }: Witnessed): Promise<boolean> => {
  const { db, store, post, clock } = collecting;
  const { vkey } = witness.verifier;
  const started = clock();
  const standing = await claimWitness(db, vkey, started, later(started, claimMs));
  if (standing === undefined) return false;
  const settle = (found: Partial<WitnessStanding>, pauseMs: number): Promise<void> => saveStanding(db, { ...standing, ...found }, later(clock(), pauseMs));
  const failed = (fault: string, knownSize: number): Promise<void> =>
    settle({ fault, knownSize, failures: standing.failures + 1 }, Math.min(longestPauseSeconds, 2 ** Math.min(20, standing.failures)) * 1000);

  let { knownSize } = standing;
  // Another process may have been quicker than our look.
  const [now] = knownSize === size ? await witnessedFrom(db, size, 1) : [];
  if (now?.size === size && now.cosignatures.some((one) => one.vkey === vkey)) {
    await settle({}, 0);
    return false;
  }
  try {
    for (let attempt = 0; attempt < tries; attempt += 1) {
      if (knownSize > size) {
        // It signed a larger tree of ours already; one that we do not know would mean that this house was set back.
        const state = await readState(db);
        if (state !== undefined && knownSize > state.size) await failed('witness-ahead', knownSize);
        else await settle({ knownSize }, 0);
        return false;
      }
      const proof = await consistencyProof(treeOf(size, tilesIn(store)), knownSize);
      const cosigned = await submitCheckpoint(witness, checkpoint, knownSize, proof, post);
      if (cosigned.ok) {
        await inTransaction(db, async (tx) => {
          await saveCosignature(tx, size, { vkey, ...cosigned.value });
          await saveStanding(tx, { ...standing, knownSize: size, failures: 0, fault: null, seenAt: clock() }, clock());
        });
        return true;
      }
      const { kind, details } = cosigned.error;
      if (kind !== 'witness-elsewhere' || details?.['size'] === knownSize) {
        const status = details?.['status'];
        await failed(typeof status === 'number' ? `${kind}:${status}` : kind, knownSize);
        return false;
      }
      knownSize = Number(details?.['size']);
    }
    await failed('witness-elsewhere', knownSize);
    return false;
  } catch (error) {
    await failed('log-unreadable', standing.knownSize);
    throw error;
  }
};

/** Asks every witness that has not yet signed the present checkpoint and may be asked; answers how many signed. */
export const collectCosignatures = async (collecting: Collecting): Promise<number> => {
  if (collecting.witnesses.length === 0) return 0;
  const checkpoint = await target(collecting);
  if (checkpoint === undefined) return 0;
  const missing = collecting.witnesses.filter(({ verifier }) => !checkpoint.cosignatures.some(({ vkey }) => vkey === verifier.vkey));
  const asked = await Promise.allSettled(missing.map((witness) => askOne(collecting, witness, checkpoint)));
  const broken = asked.find((one) => one.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
  return asked.filter((one) => one.status === 'fulfilled' && one.value).length;
};
