export { fetchOutside, outsideFetcher, type Fetched, type FetchOutside, type OutsideLimits, type OutsideOptions } from './fetch-outside.ts';
export { outsidePoster, postOutside, type Posted, type PostOutside } from './post-outside.ts';
