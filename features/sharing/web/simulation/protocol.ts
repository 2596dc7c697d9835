/** What the page and its worker say to each other. */
import type { SharingPlanJson } from '../../contract/plan.ts';
import type { SimulationReport } from '../../domain/simulation/report.ts';
import type { ScenariosJson } from '../../domain/simulation/scenarios.ts';

export type SimulationRequest = {
  /** One plan, or two that are compared on the same runs. */
  readonly plans: readonly SharingPlanJson[];
  readonly scenarios: ScenariosJson;
  readonly runs: number;
  readonly seed: number;
};
/** A newer question replaces an older one. The request travels as text, so that equal ones are one. */
export type Question = { readonly id: number; readonly request: string };
export type Answer =
  | { readonly id: number; readonly kind: 'progress'; readonly part: number }
  | { readonly id: number; readonly kind: 'done'; readonly reports: readonly SimulationReport[] }
  | { readonly id: number; readonly kind: 'failed'; readonly reason: string };
