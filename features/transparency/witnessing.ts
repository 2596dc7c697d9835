/** Goes on beside the sequencer where witnesses are set: looks every second whether a checkpoint has to be laid before them. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '@tongtu/platform/database';
import { outsidePoster } from '@tongtu/platform/outgoing';
import { collectCosignatures, type Collecting } from './use-cases/collect-cosignatures.ts';
import { cosignatureVerifier } from './tlog/cosignature.ts';
import type { LogWitness } from './witness/submit.ts';

const lookEveryMs = 1000;
const longestPauseMs = 60_000;

/** As it stands in the settings. */
export type WitnessSetting = { readonly vkey: string; readonly address: string };

/** Those whose key is one; the others are told to the log and left out. */
const known = (settings: readonly WitnessSetting[], log: Log): readonly LogWitness[] =>
  settings.flatMap(({ vkey, address }) => {
    const verifier = cosignatureVerifier(vkey);
    if (verifier.ok) return [{ verifier: verifier.value, address }];
    log.error({ vkey }, 'LOG_WITNESSES names a key that is no verifier key of a witness; it is left out');
    return [];
  });

export type Witnessing = Omit<Collecting, 'witnesses' | 'post'> & { readonly witnesses: readonly WitnessSetting[] };

/** Runs until the signal ends. The operator wrote the addresses, so they may lie in the own network. */
export const keepWitnessed = async ({ witnesses: settings, ...rest }: Witnessing, log: Log, signal: AbortSignal): Promise<void> => {
  const witnesses = known(settings, log);
  if (witnesses.length === 0) return;
  const collecting: Collecting = { ...rest, witnesses, post: outsidePoster({ allow: () => true }) };
  let failures = 0;
  while (!signal.aborted) {
    let ms = lookEveryMs;
    try {
      await collectCosignatures(collecting);
      failures = 0;
    } catch (error) {
      failures += 1;
      ms = Math.min(longestPauseMs, lookEveryMs * 2 ** Math.min(failures, 20));
      log.error({ err: error, failures, pauseMs: ms }, 'checkpoints were not laid before the witnesses; tries again');
    }
    await pause(ms, undefined, { signal }).catch(() => {});
  }
};
