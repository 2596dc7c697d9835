/**
 * Uploads are stored before a use-case decides about them, and taking a file off a card does not touch its bytes: without
 * this, refused uploads would fill the disk. The order of effects: a feature stores, then refers, within minutes; the sweep
 * asks who refers, forgets the file unless it came in again meanwhile, removes it unless it was stored again. It looks only
 * at what this database received, so that a server on another database clears nobody's store. A crash between forgetting and
 * removing leaves bytes that nobody removes: the lesser evil.
 */
import type { Tx } from '@tongtu/platform/context';
import type { Files } from '@tongtu/platform/files';
import { forgetFile, receivedFiles, type Feature } from '@tongtu/platform/http';

export type Sweep = {
  readonly files: Pick<Files, 'remove'>;
  readonly features: readonly Pick<Feature, 'fileReferences'>[];
  readonly db: Tx;
  readonly now: Date;
  /** Ends after the file at hand. */
  readonly signal?: AbortSignal;
};

/** Far longer than any request or transaction takes, and than clocks of machines differ. */
const graceMs = 86_400_000;
const batchSize = 500;

/** Removes files that came in more than a day ago and that no feature refers to. Answers how many; throws what the store or the database throws, then the next run goes on. */
export const sweepFiles = async ({ files, features, db, now, signal }: Sweep): Promise<number> => {
  const before = new Date(now.getTime() - graceMs);
  let removed = 0;
  for (let after = ''; ;) {
    const hashes = await receivedFiles(db, before, after, batchSize);
    const referred = new Set<string>();
    for (const feature of features) for (const hash of (await feature.fileReferences?.(db, hashes)) ?? []) referred.add(hash);
    for (const hash of hashes) {
      if (referred.has(hash)) continue;
      if (signal?.aborted === true) return removed;
      if (!(await forgetFile(db, hash, before))) continue;
      await files.remove(hash, before);
      removed += 1;
    }
    if (hashes.length < batchSize) return removed;
    after = hashes.at(-1)!;
  }
};
