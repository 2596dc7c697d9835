/** Presenters: what leaves the house. What a reader may not know the use-case has left out already. */
import type { Invitation as InvitationShape, Member, Organization, OrganizationCard, Person } from '../contract.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Organization as StoredOrganization } from '../domain/organization.ts';
import type { MemberView } from '../store/members.ts';
import type { OrganizationView } from '../use-cases/organization-view.ts';
import type { PersonWithMemberships } from '../use-cases/people.ts';

export const presentCard = ({ id, kind, state, name, region, country, parentId, example }: OrganizationCard | StoredOrganization): OrganizationCard => ({
  id,
  kind,
  state,
  name,
  region,
  country,
  parentId,
  example,
});

export const presentOrganization = ({ organization, parent, children, inside, actions }: OrganizationView): Organization => ({
  ...presentCard(organization),
  uscc: inside === null ? null : organization.uscc,
  website: organization.website,
  description: organization.description,
  parent,
  children: [...children],
  counts: { members: inside?.members ?? null },
  createdAt: organization.createdAt.toISOString(),
  verifiedAt: organization.verifiedAt?.toISOString() ?? null,
  stateReason: inside === null ? null : organization.stateReason,
  actions: [...actions],
});

export const presentMember = ({ personId, name, email, roles, since }: MemberView): Member => ({
  personId,
  name,
  email,
  roles: [...roles],
  since: since.toISOString(),
});

export const presentInvitation = ({ id, email, roles, createdAt, expiresAt, acceptedAt }: Invitation): InvitationShape => ({
  id,
  email,
  roles: [...roles],
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  acceptedAt: acceptedAt?.toISOString() ?? null,
});

export const presentPerson = ({ id, name, email, platformRoles, memberships, createdAt }: PersonWithMemberships): Person => ({
  id,
  name,
  email,
  platformRoles: [...platformRoles],
  memberships: [...memberships],
  createdAt: createdAt.toISOString(),
});
