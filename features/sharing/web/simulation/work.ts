/** A simulation in pieces: between two of them a newer question may come in. Without a worker around it, so that it can be tested. */
import { expect } from '@tongtu/kernel/result';
import { readPlan } from '../../domain/read-plan.ts';
import { readScenarios } from '../../domain/simulation/read-scenarios.ts';
import type { SimulationReport } from '../../domain/simulation/report.ts';
import { startSimulation } from '../../domain/simulation/simulate.ts';
import type { SimulationRequest } from './protocol.ts';

/** About 20 ms. */
const runsAtOnce = 1000;

export type Around = {
  readonly isWanted: () => boolean;
  /** 0 to 1 */
  readonly progress: (part: number) => void;
  /** Lets messages come in. */
  readonly pause: () => Promise<void>;
};

/** Reports in the order of the plans, or undefined when nobody wants them any more. The page has read plans and scenarios before. */
export const work = async ({ plans, scenarios, runs, seed }: SimulationRequest, around: Around): Promise<SimulationReport[] | undefined> => {
  const reports: SimulationReport[] = [];
  for (const [i, json] of plans.entries()) {
    const plan = expect(readPlan(json));
    const simulation = startSimulation(plan, expect(readScenarios(scenarios, plan)), { runs, seed });
    for (let drawn = 0; drawn < simulation.runs; drawn += runsAtOnce) {
      simulation.advance(drawn + runsAtOnce);
      await around.pause();
      if (!around.isWanted()) return undefined;
      around.progress((i + Math.min(1, (drawn + runsAtOnce) / simulation.runs)) / plans.length);
    }
    reports.push(simulation.report());
  }
  return reports;
};
