export { fetchOutside, outsideFetcher, type Fetched, type FetchOutside, type OutsideLimits, type OutsideOptions } from './fetch-outside.ts';
