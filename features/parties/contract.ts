/** The outer shape of parties: organizations, people, memberships, invitations, session. Also read by the browser. */
import { errorKinds } from '@tongtu/platform/contract';
import * as organizations from './contract/organizations.ts';
import * as members from './contract/members.ts';
import * as people from './contract/people.ts';
import * as regions from './contract/regions.ts';

export * from './contract/organizations.ts';
export * from './contract/members.ts';
export * from './contract/people.ts';
export * from './contract/regions.ts';

export const partyRoutes = {
  getSession: people.getSession,
  listDemoAccounts: people.listDemoAccounts,
  listDemoLetters: people.listDemoLetters,
  listOrganizations: organizations.listOrganizations,
  getOrganization: organizations.getOrganization,
  applyForOrganization: organizations.applyForOrganization,
  updateOrganization: organizations.updateOrganization,
  verifyOrganization: organizations.verifyOrganization,
  declineOrganization: organizations.declineOrganization,
  suspendOrganization: organizations.suspendOrganization,
  reinstateOrganization: organizations.reinstateOrganization,
  listMembers: members.listMembers,
  changeMemberRoles: members.changeMemberRoles,
  removeMember: members.removeMember,
  inviteMember: members.inviteMember,
  listInvitations: members.listInvitations,
  revokeInvitation: members.revokeInvitation,
  getInvitation: members.getInvitation,
  acceptInvitation: members.acceptInvitation,
  listPeople: people.listPeople,
  updateProfile: people.updateProfile,
  changePlatformRoles: people.changePlatformRoles,
  listRegions: regions.listRegions,
};

export const partyErrors = errorKinds({
  'organization-not-found': 404,
  'organization-parent-unknown': 422,
  'organization-parent-loop': 422,
  'organization-identity-locked': 409,
  'wrong-state': 409,
  'uscc-length': 422,
  'uscc-character': 422,
  'uscc-check-character': 422,
  'uscc-required': 422,
  'uscc-taken': 409,
  'region-unknown': 422,
  'country-unknown': 422,
  'member-not-found': 404,
  'last-admin': 409,
  'roles-empty': 422,
  'invitation-not-found': 404,
  'invitation-for-another-address': 403,
  'invitations-too-many': 429,
  'applications-too-many': 429,
  'person-not-found': 404,
  'last-secretariat': 409,
  'platform-roles-conflict': 422,
});
