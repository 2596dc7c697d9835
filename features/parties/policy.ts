/** Who may do what with organizations, members and roles. One sentence a line; what depends on the organization is asked by the use-case. */
import { hasRole, isAuditor, isSecretariat, isSignedIn, membershipIn, type Decision, type Reader } from '@tongtu/kernel/reader';
import { anyone, signedIn, type RoutePolicy } from '@tongtu/platform/http';
import { organizationActions, type OrganizationAction, type OrganizationState, type partyRoutes } from './contract.ts';
import { organizationLifecycle } from './domain/organization-lifecycle.ts';
import { isIdentityLocked } from './domain/organization.ts';

const yes = (allowed: boolean): Decision => (allowed ? 'allowed' : 'forbidden');

const isOffice = (reader: Reader): boolean => isSecretariat(reader) && !isAuditor(reader);
const isPlatform = (reader: Reader): boolean => isSecretariat(reader) || isAuditor(reader);
const isInside = (reader: Reader, organization: Subject): boolean => membershipIn(reader, organization.id) !== undefined;
const isAdmin = (reader: Reader, organization: Subject): boolean => !isAuditor(reader) && hasRole(reader, organization.id, 'admin');

/** An auditor reads everything and writes nothing, whatever other role he holds. */
const writer = (reader: Reader): Decision => yes(isSignedIn(reader) && !isAuditor(reader));
const office = (reader: Reader): Decision => yes(isOffice(reader));
const platform = (reader: Reader): Decision => yes(isPlatform(reader));

export const partyPolicy = {
  getSession: anyone,
  listDemoAccounts: anyone,
  listDemoLetters: anyone,
  listOrganizations: anyone,
  getOrganization: anyone,
  applyForOrganization: writer,
  updateOrganization: writer,
  verifyOrganization: office,
  declineOrganization: office,
  suspendOrganization: office,
  reinstateOrganization: office,
  listMembers: signedIn,
  changeMemberRoles: writer,
  removeMember: writer,
  inviteMember: writer,
  listInvitations: signedIn,
  revokeInvitation: writer,
  getInvitation: anyone,
  acceptInvitation: writer,
  listPeople: platform,
  updateProfile: writer,
  changePlatformRoles: office,
  listRegions: anyone,
} satisfies RoutePolicy<typeof partyRoutes>;

/** What a decision needs to know of an organization. */
export type Subject = { readonly id: string; readonly state: OrganizationState };

/** Verified organizations are everybody's; what is not (yet, any more) verified, its own members' and the platform's. */
export const maySee = (reader: Reader, organization: Subject): Decision =>
  organization.state === 'verified' || isInside(reader, organization) || isPlatform(reader) ? 'allowed' : 'hidden';

/** Whoever may not even see it learns nothing. */
const among = (reader: Reader, organization: Subject, allowed: boolean): Decision =>
  maySee(reader, organization) === 'hidden' ? 'hidden' : yes(allowed && isSignedIn(reader));

/** Code, number of members and the reason of its state are for its members and the platform. */
export const maySeeInside = (reader: Reader, organization: Subject): Decision =>
  among(reader, organization, isInside(reader, organization) || isPlatform(reader));
export const mayListMembers = maySeeInside;
/** Addresses of members are for those who look after them; one's own is always seen. */
export const maySeeAddress = (reader: Reader, organization: Subject, personId: string): Decision =>
  among(reader, organization, reader.personId === personId || hasRole(reader, organization.id, 'admin') || isPlatform(reader));
/** Admins speak for the organization; the secretariat mends what is wrong. */
export const mayEdit = (reader: Reader, organization: Subject): Decision => among(reader, organization, isAdmin(reader, organization) || isOffice(reader));
/** What was verified changes only with who verified it. */
export const mayEditIdentity = (reader: Reader, organization: Subject): Decision =>
  among(reader, organization, isOffice(reader) || (isAdmin(reader, organization) && !isIdentityLocked(organization.state)));
/** Admins look after members; the secretariat helps where no admin is left. */
export const mayManageMembers = mayEdit;
/** Anybody may leave. */
export const mayRemoveMember = (reader: Reader, organization: Subject, personId: string): Decision =>
  reader.personId === personId && isInside(reader, organization) && !isAuditor(reader) ? 'allowed' : mayManageMembers(reader, organization);
export const mayListInvitations = (reader: Reader, organization: Subject): Decision =>
  among(reader, organization, hasRole(reader, organization.id, 'admin') || isPlatform(reader));
/** Verifying, declining, suspending, reinstating. */
export const mayDecide = (reader: Reader, organization: Subject): Decision => among(reader, organization, isOffice(reader));

const actionPolicy: Readonly<Record<OrganizationAction, (reader: Reader, organization: Subject) => Decision>> = {
  edit: mayEdit,
  'edit-identity': mayEditIdentity,
  'list-members': mayListMembers,
  'manage-members': mayManageMembers,
  'list-invitations': mayListInvitations,
  leave: (reader, organization) => yes(isInside(reader, organization) && !isAuditor(reader)),
  verify: mayDecide,
  decline: mayDecide,
  suspend: mayDecide,
  reinstate: mayDecide,
};

/** What the buttons show: what the reader's roles and the organization's state allow. */
export const actionsOf = (reader: Reader, organization: Subject): OrganizationAction[] =>
  organizationActions.filter((action) => {
    const isStep = organizationLifecycle.isAction(action);
    return actionPolicy[action](reader, organization) === 'allowed' && (!isStep || organizationLifecycle.next(organization.state, action).ok);
  });
