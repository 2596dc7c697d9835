/** What the composition root mounts. */
import type { Feature } from '@tongtu/platform/http';
import type { Log, Tx } from '@tongtu/platform/database';
import type { Check } from '@tongtu/platform/telemetry';

export type MatchingOptions = { readonly db: Tx; readonly indexUrl: string; readonly log: Log; readonly clock: () => Date };
export type Progress = { readonly done: number; readonly total: number };
export type MatchingFeature = Feature & {
  /** Loads or builds the index in the background and follows events until the signal ends; resolves then. */
  readonly start: (signal: AbortSignal) => Promise<void>;
  /** For /readyz. */
  readonly check: Check;
  /** Builds the index anew; answers how many cards it holds. */
  readonly reindex: (onProgress?: (progress: Progress) => void) => Promise<number>;
  readonly close: () => Promise<void>;
};
export type MatchingServer = (options: MatchingOptions) => MatchingFeature;
