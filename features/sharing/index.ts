/** What features on upper floors may use of sharing. */
export { findPlan as planById } from './store/plans.ts';
export { draftSharingPlan } from './use-cases/draft-sharing-plan.ts';
export { draftPlanVersion } from './use-cases/draft-plan-version.ts';
export { proposePlanVersion } from './use-cases/propose-plan-version.ts';
export { acceptPlanVersion } from './use-cases/accept-plan-version.ts';
export { readSharingPlan } from './use-cases/read-plans.ts';
export { recordIncomeEvent } from './use-cases/record-income-event.ts';
export { recordIncomeEvents } from './use-cases/record-income-events.ts';
export { issuePayoutStatements } from './use-cases/issue-payout-statements.ts';
export { objectToStatement } from './use-cases/object-to-statement.ts';
export { savePayee } from './use-cases/save-payee.ts';
export { preparePaymentRun } from './use-cases/prepare-payment-run.ts';
export { approvePaymentRun } from './use-cases/approve-payment-run.ts';
export { reconcileBankStatement } from './use-cases/reconcile-bank-statement.ts';
export type { StoredPlan, StoredVersion } from './domain/stored-plan.ts';
