/** The door of assumptions: from JSON of any origin to `Scenarios`, or every fault with its place. */
import type { Result } from '@tongtu/kernel/result';
import type { SharingPlan } from '../plan.ts';
import type { Scenarios } from './scenarios.ts';

/**
 * Kind `scenarios-invalid`; its `errors` name every fault with its place in `field` (`royalty.tiers.1.rate`). With the plan, its currency
 * must be the scenarios' own (kind currency-other).
 */
export declare const readScenarios: (json: unknown, plan?: Pick<SharingPlan, 'currency'>) => Result<Scenarios>;
