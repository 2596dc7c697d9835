/**
 * Uploads are stored before a use-case decides about them, and taking a file off a card does not touch its bytes: without
 * this, refused uploads would fill the disk. The order of effects: a feature stores, then refers, within minutes; the sweep
 * asks who refers, looks at the file's time once more, removes. What is stored again while it asks is young by then and stays.
 */
import type { Tx } from '@tongtu/platform/context';
import type { Files } from '@tongtu/platform/files';
import type { Feature } from '@tongtu/platform/http';

export type Sweep = {
  readonly files: Pick<Files, 'list' | 'remove'>;
  readonly features: readonly Pick<Feature, 'fileReferences'>[];
  readonly db: Tx;
  readonly now: Date;
  /** Ends after the file at hand. */
  readonly signal?: AbortSignal;
};

/** Far longer than any request or transaction takes, and than clocks of machines differ. */
const graceMs = 86_400_000;
const batchSize = 500;

/** Removes files that are older than a day and that no feature refers to. Answers how many; throws what the store or the database throws, then the next run goes on. */
export const sweepFiles = async ({ files, features, db, now, signal }: Sweep): Promise<number> => {
  const before = new Date(now.getTime() - graceMs);
  let removed = 0;
  const sweep = async (hashes: readonly string[]): Promise<void> => {
    const referred = new Set<string>();
    for (const feature of features) for (const hash of (await feature.fileReferences?.(db, hashes)) ?? []) referred.add(hash);
    for (const hash of hashes) {
      if (referred.has(hash)) continue;
      if (signal?.aborted === true) return;
      await files.remove(hash, before);
      removed += 1;
    }
  };
  let batch: string[] = [];
  for await (const { hash, storedAt } of files.list()) {
    if (signal?.aborted === true) return removed;
    if (storedAt < before) batch.push(hash);
    if (batch.length < batchSize) continue;
    await sweep(batch);
    batch = [];
  }
  if (batch.length > 0) await sweep(batch);
  return removed;
};
