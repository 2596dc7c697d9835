/** What the composition root mounts. */
import { vocabularyTerms } from '@tongtu/listings';
import type { Feature } from '@tongtu/platform/http';
import type { Log, Tx } from '@tongtu/platform/database';
import type { Check } from '@tongtu/platform/telemetry';
import { fail, ok } from '@tongtu/kernel/result';
import { matchingErrors } from './contract.ts';
import type { Progress } from './follower/build.ts';
import { Keeper } from './follower/keeper.ts';
import { matchingHttp } from './http.ts';
import { makeWords } from './words/words.ts';

export type MatchingOptions = { readonly db: Tx; readonly indexUrl: string; readonly log: Log; readonly clock: () => Date };
export type MatchingFeature = Feature & {
  /** Loads or builds the index and follows events until the signal ends; resolves then. */
  readonly start: (signal: AbortSignal) => Promise<void>;
  /** For /readyz. Kinds `search-index-missing`, `-broken`, `-building`. */
  readonly check: Check;
  /** Builds the index anew, also beside a server that runs; answers how many cards it holds. */
  readonly reindex: (onProgress?: (progress: Progress) => void) => Promise<number>;
  readonly close: () => Promise<void>;
};

/** Search and matches. `indexUrl`: a folder, or `s3://key:secret@host/bucket/prefix`. */
export const matchingFeature = (options: MatchingOptions): MatchingFeature => {
  const words = makeWords(vocabularyTerms);
  const keeper = new Keeper({ ...options, words });
  return {
    name: 'matching',
    routes: matchingHttp(keeper, words),
    errors: matchingErrors,
    start: (signal) => keeper.start(signal),
    check: async () => {
      const { state, progress } = keeper;
      return state === 'ok' ? ok(true) : fail(`search-index-${state}`, { details: progress ?? { done: 0, total: 0 } });
    },
    reindex: (onProgress) => keeper.rebuild(onProgress),
    close: () => keeper.close(),
  };
};
