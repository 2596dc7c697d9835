/** The rules of sharing for who needs no house: pure, in the browser as on the command line. */
export { readPlan } from './domain/read-plan.ts';
export { writePlan } from './domain/write-plan.ts';
export { checkPlan } from './domain/check/check-plan.ts';
export { findingKeys, findingValues } from './domain/check/finding-values.ts';
export { shippedPacks } from './domain/rule-packs.ts';
export { allocateShares, allocateMemberShares } from './domain/equity.ts';
export { isSameEvent, readIncomeEvent, type IncomeEvent } from './domain/income-event.ts';
export { closeSettlement, emptySettlement, settleEvent, settlerOf, totalsAt } from './domain/settle.ts';
export { readScenarios } from './domain/simulation/read-scenarios.ts';
export { simulate } from './domain/simulation/simulate.ts';
export type { SimulationReport } from './domain/simulation/report.ts';
export type { SharingPlan } from './domain/plan.ts';
export { parsePlanText } from './language/parse-text.ts';
export { printPlanText } from './language/print-text.ts';
export { planClauses, type Clause } from './language/clauses.ts';
export { readPlanJson } from './language/parse-json.ts';
export { jsonPlaces } from './language/json-places.ts';
export { faultValues } from './language/fault-values.ts';
