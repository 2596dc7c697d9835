/** Who may do what with a card. One sentence a line; what depends on the card is asked by the use-case. */
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
import type { ListingKind } from './contract/bodies.ts';
import type { listingRoutes } from './contract.ts';
import { isEditable, listingLifecycle, type ListingAction } from './domain/listing-lifecycle.ts';
import type { Listing } from './domain/listing.ts';

const yes = (allowed: boolean): Decision => (allowed ? 'allowed' : 'forbidden');

/** An auditor reads everything and writes nothing, whatever other role he holds. */
const writer = (reader: Reader): Decision => (isAuditor(reader) ? 'forbidden' : signedIn(reader));
const secretariat = (reader: Reader): Decision => yes(isSecretariat(reader) && !isAuditor(reader));
const platform = (reader: Reader): Decision => yes(isSecretariat(reader) || isAuditor(reader));

export const listingPolicy = {
  getListing: anyone,
  listOrganizationListings: anyone,
  draftListing: writer,
  getWorkingCopy: signedIn,
  saveListing: writer,
  submitListing: writer,
  returnListing: writer,
  publishListing: writer,
  pauseListing: writer,
  resumeListing: writer,
  closeListing: writer,
  withdrawListing: writer,
  confirmListing: writer,
  listVersions: anyone,
  getVersion: anyone,
  compareVersions: anyone,
  uploadAttachment: writer,
  removeAttachment: writer,
  downloadAttachment: anyone,
  requestAccess: writer,
  listAccessRequests: signedIn,
  grantAccess: writer,
  declineAccess: writer,
  listReviews: platform,
  reviewListing: secretariat,
  importListings: writer,
  getListingImport: signedIn,
  listListingImports: signedIn,
  exportListings: anyone,
  getTaxonomy: anyone,
  getStatistics: anyone,
} satisfies RoutePolicy<typeof listingRoutes>;

/** Who writes cards of a kind for an organization. A viewer only reads. */
export const editorRoles: Readonly<Record<ListingKind, readonly OrganizationRole[]>> = {
  achievement: ['admin', 'technology-manager', 'signatory'],
  need: ['admin', 'technology-manager', 'signatory'],
  facility: ['admin', 'technology-manager', 'signatory', 'facility-operator'],
  fund: ['admin', 'technology-manager', 'signatory', 'investment-manager'],
};
/** Who answers for what an organization publishes. */
export const approverRoles: readonly OrganizationRole[] = ['admin', 'signatory'];

type Owned = { readonly kind: ListingKind; readonly organizationId: string };
const isEditor = (reader: Reader, card: Owned): boolean => !isAuditor(reader) && hasRole(reader, card.organizationId, ...editorRoles[card.kind]);
const isApprover = (reader: Reader, organizationId: string): boolean => !isAuditor(reader) && hasRole(reader, organizationId, ...approverRoles);
const isInside = (reader: Reader, organizationId: string): boolean => membershipIn(reader, organizationId) !== undefined;
const isOffice = (reader: Reader): boolean => isSecretariat(reader) && !isAuditor(reader);

/** Whoever writes for the organization begins drafts in its name; others learn nothing about it. */
export const mayDraft = (reader: Reader, card: Owned): Decision =>
  isEditor(reader, card) ? 'allowed' : isInside(reader, card.organizationId) || isOffice(reader) ? 'forbidden' : 'hidden';

/** What is out is seen by whom it was meant for; what is not, by its own organization, the secretariat and auditors. */
export const maySee = (
  reader: Reader,
  card: Pick<Listing, 'organizationId' | 'state' | 'audience' | 'expiresAt'>,
  organizationVerified: boolean,
  now: Date,
): boolean => {
  if (isInside(reader, card.organizationId) || isSecretariat(reader) || isAuditor(reader)) return true;
  const isOut = card.state === 'published' && organizationVerified && (card.expiresAt === null || card.expiresAt > now);
  return isOut && (card.audience === 'public' || isMember(reader));
};

/** The working copy is read by the organization's own people, the secretariat and auditors. */
export const mayReadWorkingCopy = (reader: Reader, card: Owned): boolean => isInside(reader, card.organizationId) || isSecretariat(reader) || isAuditor(reader);

/** Editors write, and put their files to it, while the card is in their hands. */
export const mayEdit = (reader: Reader, card: Owned): boolean => isEditor(reader, card);
/** An organization answers requests for its own closed layer through its approvers. */
export const mayAnswerAccess = (reader: Reader, organizationId: string): boolean => isApprover(reader, organizationId);
/** Requests of others are seen by those who answer them, and by those who look after the platform. */
export const mayListAccess = (reader: Reader, organizationId: string): boolean =>
  isApprover(reader, organizationId) || isSecretariat(reader) || isAuditor(reader);
/** Any member of a verified organization may ask another one, in the name of his own. */
export const mayAskAccess = (reader: Reader, organizationId: string, askerOrganizationId: string): boolean =>
  !isAuditor(reader) && !isInside(reader, organizationId) && membershipIn(reader, askerOrganizationId)?.organizationVerified === true;
/** Members see who published a version; others see that it was published. */
export const maySeePublisher = mayReadWorkingCopy;

/** One line for each step of the lifecycle; `expire` is the house's own. */
const stepPolicy: Readonly<Record<ListingAction, (reader: Reader, card: Listing) => boolean>> = {
  submit: isEditor,
  // Its writer may take a card back from the approver; the approver gives it back.
  return: isEditor,
  publish: (reader, card) => isApprover(reader, card.organizationId),
  pause: (reader, card) => isEditor(reader, card) || isOffice(reader),
  // What the secretariat paused, only the secretariat shows again.
  resume: (reader, card) => (card.held ? isOffice(reader) : isApprover(reader, card.organizationId)),
  confirm: isEditor,
  close: (reader, card) => isApprover(reader, card.organizationId) || isOffice(reader),
  // A draft is its writers' own; what others have seen goes only with the approver's word.
  withdraw: (reader, card) => (card.version === null ? isEditor(reader, card) : isApprover(reader, card.organizationId)),
  expire: () => false,
};

/** May this reader take this step with this card (were it in the right state)? Who may not even see it gets `hidden` before. */
export const mayStep = (reader: Reader, card: Listing, action: ListingAction): boolean => isSignedIn(reader) && stepPolicy[action](reader, card);

/** What the buttons show: steps that the state and the reader's roles allow, and the acts beside the lifecycle. */
export const actionsOf = (reader: Reader, card: Listing, hasChanges: boolean): string[] => {
  const steps = listingLifecycle
    .allowedActions(card.state)
    .filter((action) => mayStep(reader, card, action) && (action !== 'publish' || card.state === 'submitted' || hasChanges));
  const review = isOffice(reader) && card.state === 'published' && card.reviewReason !== null ? ['review'] : [];
  return [...(isEditable(card.state) && mayEdit(reader, card) ? ['edit'] : []), ...steps, ...review];
};
