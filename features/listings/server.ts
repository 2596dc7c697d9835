/** What the composition root mounts. */
import type { Feature } from '@tongtu/platform/http';
import { listingErrors } from './contract.ts';
import { listingHttp } from './http.ts';
import { listingJobs } from './jobs.ts';
import { transferJobs, type TransferOptions } from './transfer/index.ts';

export type ListingsOptions = TransferOptions;

/** Listings: cards, their lifecycle, import and export. `importMaxBytes`: the largest file that may be imported over the web. */
export const listingsFeature = (options: ListingsOptions): Feature => ({
  name: 'listings',
  routes: listingHttp(options),
  errors: listingErrors,
  jobs: [...listingJobs, ...transferJobs(options)],
});
