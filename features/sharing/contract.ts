/** The outer shape of sharing. Also read by the browser. */
import { errorKinds } from '@tongtu/platform/contract';
import { checkSharingPlan } from './contract/check-route.ts';
import * as packs from './contract/packs.ts';
import * as payments from './contract/payments.ts';
import * as settlement from './contract/settlement.ts';
import * as statements from './contract/statements.ts';
import * as versions from './contract/versions.ts';

export * from './contract/check.ts';
export * from './contract/check-route.ts';
export * from './contract/packs.ts';
export * from './contract/payments.ts';
export * from './contract/plan.ts';
export * from './contract/settlement.ts';
export * from './contract/statements.ts';
export * from './contract/versions.ts';

export const sharingRoutes = {
  checkSharingPlan,
  listRulePacks: packs.listRulePacks,
  proposeRulePack: packs.proposeRulePack,
  approveRulePack: packs.approveRulePack,
  rejectRulePack: packs.rejectRulePack,
  listSharingPlans: versions.listSharingPlans,
  draftSharingPlan: versions.draftSharingPlan,
  getSharingPlan: versions.getSharingPlan,
  getPlanVersion: versions.getPlanVersion,
  draftPlanVersion: versions.draftPlanVersion,
  savePlanVersion: versions.savePlanVersion,
  proposePlanVersion: versions.proposePlanVersion,
  acceptPlanVersion: versions.acceptPlanVersion,
  withdrawPlanVersion: versions.withdrawPlanVersion,
  recordIncomeEvent: settlement.recordIncomeEvent,
  recordIncomeEvents: settlement.recordIncomeEvents,
  reverseIncomeEvent: settlement.reverseIncomeEvent,
  listIncomeEvents: settlement.listIncomeEvents,
  getIncomeEvent: settlement.getIncomeEvent,
  getSettlement: settlement.getSettlement,
  closeSettlement: settlement.closeSettlement,
  downloadSettlement: settlement.downloadSettlement,
  listPayoutStatements: statements.listPayoutStatements,
  issuePayoutStatements: statements.issuePayoutStatements,
  getPayoutStatement: statements.getPayoutStatement,
  downloadPayoutStatement: statements.downloadPayoutStatement,
  objectToStatement: statements.objectToStatement,
  answerObjection: statements.answerObjection,
  getMyIncome: statements.getMyIncome,
  listPayees: payments.listPayees,
  savePayee: payments.savePayee,
  listPaymentRuns: payments.listPaymentRuns,
  preparePaymentRun: payments.preparePaymentRun,
  getPaymentRun: payments.getPaymentRun,
  approvePaymentRun: payments.approvePaymentRun,
  cancelPaymentRun: payments.cancelPaymentRun,
  downloadBankFile: payments.downloadBankFile,
  reconcileBankStatement: payments.reconcileBankStatement,
};

export const sharingErrors = errorKinds({
  'plan-not-found': 404,
  'plan-invalid': 422,
  'plan-text-malformed': 422,
  'plan-unlawful': 422,
  'plan-changed': 409,
  'version-not-found': 404,
  'draft-exists': 409,
  'binding-unknown': 422,
  'bindings-missing': 422,
  'effective-too-early': 422,
  'accepted-already': 409,
  'settlement-began': 409,
  'guard-refused': 409,
  'pack-invalid': 422,
  'pack-not-found': 404,
  'pack-version-taken': 409,
  'second-person-needed': 403,
  'not-in-force': 409,
  'event-invalid': 422,
  'event-id-reused': 409,
  'event-before-plan': 422,
  'event-not-found': 404,
  'event-reversed-already': 409,
  'event-is-reversal': 409,
  'version-closed': 409,
  'settlement-closed': 409,
  'closing-too-early': 422,
  'currency-changed': 422,
  'amount-too-large': 422,
  'date-malformed': 422,
  'day-not-over': 422,
  'nothing-to-state': 409,
  'payout-statement-not-found': 404,
  'objections-over': 409,
  'objection-open': 409,
  'objection-not-found': 404,
  'objection-answered': 409,
  'own-objection': 403,
  'payee-unknown': 422,
  'bank-account-malformed': 422,
  'nothing-to-pay': 409,
  'payment-run-not-found': 404,
  'payment-not-owed': 409,
  'bank-statement-malformed': 422,
});
