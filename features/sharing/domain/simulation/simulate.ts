/** Low, base and high, and thousands of drawn runs between them. */
import type { SharingPlan } from '../plan.ts';
import type { Scenarios } from './scenarios.ts';
import type { SimulationReport } from './report.ts';

export type SimulationOptions = {
  /** 1 to 1,000,000; 10,000 unless told. */
  readonly runs?: number;
  /** A whole number from 0 to 2^32 − 1; 1 unless told. Same seed, same figures, on every machine. */
  readonly seed?: number;
};

/** Pure and synchronous. The scenarios must be of the plan's currency: `readScenarios(json, plan)` has seen to it. */
export declare const simulate: (plan: SharingPlan, scenarios: Scenarios, options?: SimulationOptions) => SimulationReport;
