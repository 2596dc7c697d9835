/** What the composition root mounts. */
import type { KeyObject } from 'node:crypto';
import type { Result } from '@tongtu/kernel/result';
import { inTransaction } from '@tongtu/platform/database';
import type { NamedObjects } from '@tongtu/platform/files';
import type { Feature } from '@tongtu/platform/http';
import { transparencyErrors } from './contract.ts';
import { transparencyHttp } from './http.ts';
import { keepWitnessed, type WitnessSetting } from './witnessing.ts';
import { appendOnce, publishOnce, runSequencer, type Sequencer } from './sequencer.ts';
import { acceptKey } from './use-cases/accept-key.ts';
import { logIsCurrent, logStanding, type LogStanding } from './use-cases/log-standing.ts';
import { noteSigner } from './tlog/note.ts';
import type { Tx } from '@tongtu/platform/context';

export type TransparencyOptions = {
  /** Where the log is published. */
  readonly objects: NamedObjects;
  /** Name of the log, where one was set; `fallbackOrigin` is taken at the first checkpoint otherwise. */
  readonly origin: string | undefined;
  readonly fallbackOrigin: string;
  /** Who cosigns its checkpoints. */
  readonly witnesses: readonly WitnessSetting[];
  /** Keys that sign, the one of today first; asked for only where the process publishes. */
  readonly keys: () => readonly KeyObject[];
  /** Kinds of events that are logged, of the whole house. */
  readonly provable: () => ReadonlySet<string>;
  readonly chance: (bytes: number) => Uint8Array;
  readonly clock: () => Date;
};

const signersOf =
  (keys: () => readonly KeyObject[]) =>
  (origin: string): ReturnType<typeof noteSigner>[] =>
    keys().map((key) => noteSigner(origin, key));

export type TransparencyFeature = Feature & {
  /** Takes in what has happened and publishes it, now. */
  readonly sequence: (db: Tx) => Promise<void>;
  /** After the key was lost: from now on the key of today signs. Answers its verifier key; undefined where nothing was signed yet. */
  readonly acceptKey: (db: Tx) => Promise<string | undefined>;
  /** For metrics. */
  readonly standing: (db: Tx) => Promise<LogStanding>;
  /** Kind `log-behind` where what happened is not published for minutes. */
  readonly check: (db: Tx) => Promise<Result<unknown>>;
};

/** The tamper-evident log: commitments to what happened, tiles, checkpoints, proofs. */
export const transparencyFeature = (options: TransparencyOptions): TransparencyFeature => {
  const { objects, origin, fallbackOrigin, witnesses, keys, provable, chance, clock } = options;
  const sequencer = (db: Tx): Sequencer => {
    const made = keys();
    return { db, store: objects, origin, fallbackOrigin, signersOf: signersOf(() => made), provable: provable(), chance, clock };
  };
  return {
    name: 'transparency',
    routes: transparencyHttp(objects),
    errors: transparencyErrors,
    background: async ({ context, log, work, signal }) => {
      if (!work) return;
      const db = context().tx;
      await Promise.all([runSequencer(sequencer(db), log, signal), keepWitnessed({ db, store: objects, witnesses, clock }, log, signal)]);
    },
    sequence: async (db) => {
      const one = sequencer(db);
      while ((await appendOnce(one)) > 0);
      await publishOnce(one);
    },
    acceptKey: (db) => inTransaction(db, (tx) => acceptKey(tx, signersOf(keys))),
    standing: (db) => logStanding(db, clock()),
    check: async (db) => logIsCurrent(await logStanding(db, clock())),
  };
};
