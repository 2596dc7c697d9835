/** What features on upper floors may use of sharing. */
export { draftSharingPlan } from './use-cases/draft-sharing-plan.ts';
export { draftPlanVersion } from './use-cases/draft-plan-version.ts';
export { proposePlanVersion } from './use-cases/propose-plan-version.ts';
export { acceptPlanVersion } from './use-cases/accept-plan-version.ts';
export { readSharingPlan } from './use-cases/read-plans.ts';
export type { StoredPlan, StoredVersion } from './domain/stored-plan.ts';
