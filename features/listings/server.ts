/** What the composition root mounts. */
import type { Feature } from '@tongtu/platform/http';
import { listingErrors } from './contract.ts';
import { listingHttp } from './http.ts';
import { listingJobs } from './jobs.ts';
import { filesReferredTo } from './store/file-references.ts';
import { transferJobs, type TransferOptions } from './transfer/index.ts';
import { listingEvidence } from './provable.ts';

export type ListingsOptions = TransferOptions;

/** For so long the file of an ended import is kept, for whoever looks into what was refused. */
const importFileDays = 7;

/** Listings: cards, their lifecycle, import and export. `importMaxBytes`: the largest file that may be imported over the web. */
export const listingsFeature = (options: ListingsOptions): Feature => ({
  name: 'listings',
  routes: listingHttp(options),
  errors: listingErrors,
  provable: listingEvidence,
  jobs: [...listingJobs, ...transferJobs(options)],
  fileReferences: (tx, hashes) => filesReferredTo(tx, hashes, new Date(options.clock().getTime() - importFileDays * 86_400_000)),
});
