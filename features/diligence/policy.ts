/** Who may do what with cases and dossiers. One sentence a line; what depends on the case is asked by the use-case. */
import {
  hasRole,
  isAuditor,
  isMember,
  isSecretariat,
  isSignedIn,
  membershipIn,
  type Decision,
  type OrganizationRole,
  type Reader,
} from '@tongtu/kernel/reader';
import { anyone, signedIn, type RoutePolicy } from '@tongtu/platform/http';
import type { diligenceRoutes } from './contract.ts';
import type { EvidenceKind } from './domain/evidence.ts';
import { firstHandKinds, kindsByHand } from './domain/given-by-hand.ts';
import { managerRoles, signatoryRoles } from './domain/roles.ts';

const yes = (allowed: boolean): Decision => (allowed ? 'allowed' : 'forbidden');

/** An auditor reads everything and writes nothing, whatever other role he holds. */
const writer = (reader: Reader): Decision => yes(isSignedIn(reader) && !isAuditor(reader));
/** The consortium's office. */
const office = (reader: Reader): Decision => yes(isSecretariat(reader) && !isAuditor(reader));

export const diligencePolicy = {
  listCases: signedIn,
  openCase: writer,
  getCase: signedIn,
  saveCase: writer,
  stepCase: writer,
  stepPrice: writer,
  listPriceRecords: signedIn,
  recordPrice: writer,
  withdrawPriceRecord: writer,
  // A public notice is public.
  listNotices: anyone,
  getNotice: anyone,
  getNoticeFeed: anyone,
  getNoticeCertificate: anyone,
  objectToNotice: anyone,
  listCaseNotices: signedIn,
  draftNotice: writer,
  saveNotice: writer,
  publishNotice: writer,
  replaceNotice: writer,
  withdrawNotice: writer,
  answerNoticeObjection: writer,
  completeNotice: writer,
  listCommittees: signedIn,
  findExpert: writer,
  formCommittee: writer,
  saveCommittee: writer,
  dissolveCommittee: writer,
  listDecisions: signedIn,
  listMyDecisions: signedIn,
  callDecision: writer,
  getDecision: signedIn,
  declareConflict: writer,
  openVoting: writer,
  castVote: writer,
  countVotes: writer,
  confirmMinutes: writer,
  cancelDecision: writer,
  listDeclarations: signedIn,
  declareInterest: writer,
  listShareholdings: signedIn,
  recordShareholding: writer,
  endShareholding: writer,
  checkRelatedParties: writer,
  getRelatedPartyCheck: signedIn,
  listObligationPacks: anyone,
  proposeObligationPack: office,
  approveObligationPack: office,
  rejectObligationPack: office,
  getDossier: signedIn,
  listDossierAccesses: signedIn,
  uploadEvidenceFile: writer,
  supplyEvidence: writer,
  linkRecord: writer,
  withdrawEvidence: writer,
  downloadEvidence: signedIn,
  // An auditor takes the file with him; making it changes nothing of the case.
  exportDossier: signedIn,
  listDossierExports: signedIn,
  downloadDossier: signedIn,
  listDossierReviews: signedIn,
  inviteReview: writer,
  revokeReview: writer,
  appealReview: writer,
  settleReview: writer,
  // Whoever holds the link; the use-case asks for its token.
  openGuestReview: anyone,
  downloadGuestFile: anyone,
  recordFinding: anyone,
} satisfies RoutePolicy<typeof diligenceRoutes>;

type Owned = { readonly organizationId: string };
const holds = (reader: Reader, organizationId: string, roles: readonly OrganizationRole[]): boolean =>
  !isAuditor(reader) && hasRole(reader, organizationId, ...roles);

export const isInside = (reader: Reader, organizationId: string): boolean => membershipIn(reader, organizationId) !== undefined;
/** The office and auditors see all cases. */
export const isPlatform = (reader: Reader): boolean => isSecretariat(reader) || isAuditor(reader);

/** Cases are opened and written by the managers of a verified unit. */
export const mayWorkCase = (reader: Reader, one: Owned): boolean =>
  holds(reader, one.organizationId, managerRoles) && membershipIn(reader, one.organizationId)?.organizationVerified === true;
/** Evidence comes from who has it: the unit's managers, and its people whom the case names, for they know what they did and measured. */
export const maySupply = (reader: Reader, one: Owned & { readonly people: readonly { readonly personId: string }[] }): boolean =>
  mayWorkCase(reader, one) ||
  (!isAuditor(reader) &&
    membershipIn(reader, one.organizationId)?.organizationVerified === true &&
    one.people.some(({ personId }) => personId === reader.personId));
/** Kinds of evidence that the reader may bring to the case by hand. */
export const suppliableKinds = (reader: Reader, one: Parameters<typeof maySupply>[1]): readonly EvidenceKind[] =>
  mayWorkCase(reader, one) ? kindsByHand : maySupply(reader, one) ? firstHandKinds : [];
/** Committees are formed, and shareholdings recorded, by who binds a verified unit. */
export const mayBindUnit = (reader: Reader, one: Owned): boolean =>
  holds(reader, one.organizationId, signatoryRoles) && membershipIn(reader, one.organizationId)?.organizationVerified === true;
/** That a case may be signed is said by who signs or manages; both stand behind it. */
export const mayStepCase = (reader: Reader, one: Owned): boolean => mayWorkCase(reader, one) || mayBindUnit(reader, one);
/** All declarations of a unit: who binds it, and auditors; everybody else reads his own. */
export const mayReadRegister = (reader: Reader, one: Owned): boolean => isAuditor(reader) || holds(reader, one.organizationId, signatoryRoles);
/** Who holds shares of a verified organization: members of the consortium read it, as the commercial register is read. */
export const mayReadShareholdings = (reader: Reader): boolean => isMember(reader);
/** Reviews are invited by the unit's managers and by the office. */
export const mayInviteReview = (reader: Reader, one: Owned): boolean => mayStepCase(reader, one) || (isSecretariat(reader) && !isAuditor(reader));
