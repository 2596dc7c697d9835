/** Who may do what with sharing plans and their money. One sentence a line; what depends on the plan is asked by the use-case. */
import { hasRole, isAuditor, isSecretariat, isSignedIn, membershipIn, type Decision, type OrganizationRole, type Reader } from '@tongtu/kernel/reader';
import { anyone, signedIn, type RoutePolicy } from '@tongtu/platform/http';
import type { sharingRoutes } from './contract.ts';
import { managerRoles, signatoryRoles } from './domain/roles.ts';

const yes = (allowed: boolean): Decision => (allowed ? 'allowed' : 'forbidden');

/** An auditor reads everything and writes nothing, whatever other role he holds. */
const writer = (reader: Reader): Decision => yes(isSignedIn(reader) && !isAuditor(reader));
/** The consortium's office. */
const office = (reader: Reader): Decision => yes(isSecretariat(reader) && !isAuditor(reader));

export const sharingPolicy = {
  // Nothing is stored: whoever wonders whether a split is lawful may ask.
  checkSharingPlan: anyone,
  listRulePacks: anyone,
  proposeRulePack: office,
  approveRulePack: office,
  rejectRulePack: office,
  listSharingPlans: signedIn,
  draftSharingPlan: writer,
  getSharingPlan: signedIn,
  getPlanVersion: signedIn,
  draftPlanVersion: writer,
  savePlanVersion: writer,
  proposePlanVersion: writer,
  acceptPlanVersion: writer,
  withdrawPlanVersion: writer,
  recordIncomeEvent: writer,
  recordIncomeEvents: writer,
  reverseIncomeEvent: writer,
  listIncomeEvents: signedIn,
  getIncomeEvent: signedIn,
  getSettlement: signedIn,
  closeSettlement: writer,
  downloadSettlement: signedIn,
  listPayoutStatements: signedIn,
  issuePayoutStatements: writer,
  getPayoutStatement: signedIn,
  downloadPayoutStatement: signedIn,
  objectToStatement: writer,
  answerObjection: writer,
  getMyIncome: signedIn,
  listPayees: signedIn,
  savePayee: writer,
  listPaymentRuns: signedIn,
  preparePaymentRun: writer,
  getPaymentRun: signedIn,
  approvePaymentRun: writer,
  cancelPaymentRun: writer,
  downloadBankFile: signedIn,
  reconcileBankStatement: writer,
} satisfies RoutePolicy<typeof sharingRoutes>;

type Owned = { readonly organizationId: string };
const holds = (reader: Reader, organizationId: string, roles: readonly OrganizationRole[]): boolean =>
  !isAuditor(reader) && hasRole(reader, organizationId, ...roles);
const isPlatform = (reader: Reader): boolean => isSecretariat(reader) || isAuditor(reader);
export const isInside = (reader: Reader, organizationId: string): boolean => membershipIn(reader, organizationId) !== undefined;

/** Plans are written by the managers of a verified unit. */
export const mayWritePlan = (reader: Reader, plan: Owned): boolean =>
  holds(reader, plan.organizationId, managerRoles) && membershipIn(reader, plan.organizationId)?.organizationVerified === true;
/** Accepting binds an organization. */
export const mayAcceptFor = (reader: Reader, organizationId: string): boolean => holds(reader, organizationId, signatoryRoles);
/** Income is recorded, stated and its payment prepared by the unit's managers. */
export const mayKeepBooks = (reader: Reader, plan: Owned): boolean => holds(reader, plan.organizationId, managerRoles);
/** Payments are approved and objections answered by those who sign for the unit. */
export const mayApprovePayments = (reader: Reader, plan: Owned): boolean => holds(reader, plan.organizationId, signatoryRoles);
/** The unit's own people, the office and auditors see all of a plan, from its first draft on. */
export const mayReadAll = (reader: Reader, plan: Owned): boolean => isInside(reader, plan.organizationId) || isPlatform(reader);
/** For a payee speaks the person himself, or who manages or signs for the organization. */
export const maySpeakFor = (reader: Reader, payee: { readonly organizationId: string | null; readonly personId: string | null }): boolean =>
  !isAuditor(reader) &&
  ((payee.personId !== null && payee.personId === reader.personId) ||
    (payee.organizationId !== null && holds(reader, payee.organizationId, [...managerRoles, ...signatoryRoles])));
/** What a payee is told is read by himself, by all people of an organization that is one, and by who reads all of the plan. */
export const mayReadPayee = (reader: Reader, plan: Owned, payee: { readonly organizationId: string | null; readonly personId: string | null }): boolean =>
  mayReadAll(reader, plan) ||
  (payee.personId !== null && payee.personId === reader.personId) ||
  (payee.organizationId !== null && isInside(reader, payee.organizationId));
/** Account numbers in full: those who prepare or approve payments. */
export const mayReadAccounts = (reader: Reader, plan: Owned): boolean => mayKeepBooks(reader, plan) || mayApprovePayments(reader, plan);
/**
 * What an event brought to whom is read by the unit, the office and the organizations behind parties: they accepted or oversee the text
 * that says it. Who is there only as a person (a member of the pool, an individual behind a party) reads the totals of parties that
 * are no other person, and his own.
 */
export const mayReadFigures = (
  reader: Reader,
  stance: 'unit' | 'party' | 'member' | 'office',
  payee: { readonly personId: string | null; readonly member: string | null },
): boolean => stance !== 'member' || (payee.personId === null ? payee.member === null : payee.personId === reader.personId);
/** The export is whole, or nobody could verify it: it goes to the unit, the office and the organizations behind parties. */
export const mayExportSettlement = (stance: 'unit' | 'party' | 'member' | 'office'): boolean => stance !== 'member';
