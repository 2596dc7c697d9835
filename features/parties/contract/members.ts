/** Members of an organization, and how one becomes one. */
import { z } from 'zod';
import { organizationRoles } from '@tongtu/kernel/reader';
import { id, localizedOut, route } from '@tongtu/platform/contract';
import { organizationKind, organizationState, organizationCard } from './organizations.ts';

const roles = z.array(z.enum(organizationRoles)).min(1, { error: 'roles-empty' }).max(organizationRoles.length);

export const membership = z.object({
  organizationId: id,
  organizationName: localizedOut,
  organizationKind,
  organizationState,
  roles: z.array(z.enum(organizationRoles)),
});
export type Membership = z.output<typeof membership>;

export const member = z.object({
  personId: id,
  name: z.string(),
  email: z.string().nullable(),
  roles: z.array(z.enum(organizationRoles)),
  since: z.iso.datetime(),
});
export type Member = z.output<typeof member>;

export const listMembers = route({
  name: 'listMembers',
  method: 'GET',
  path: '/api/organizations/:organizationId/members',
  summary: 'Members of an organization, for its members and platform roles',
  params: z.object({ organizationId: id }),
  response: z.object({ items: z.array(member) }),
  errors: ['organization-not-found'],
});
export const changeMemberRoles = route({
  name: 'changeMemberRoles',
  method: 'PUT',
  path: '/api/organizations/:organizationId/members/:personId',
  summary: 'Set the roles of a member',
  params: z.object({ organizationId: id, personId: id }),
  body: z.object({ roles }),
  response: member,
  errors: ['organization-not-found', 'member-not-found', 'last-admin'],
});
export const removeMember = route({
  name: 'removeMember',
  method: 'DELETE',
  path: '/api/organizations/:organizationId/members/:personId',
  summary: 'End a membership; one may leave oneself',
  params: z.object({ organizationId: id, personId: id }),
  response: z.object({ removed: z.boolean() }),
  errors: ['organization-not-found', 'member-not-found', 'last-admin'],
});

export const invitation = z.object({
  id,
  email: z.string().nullable(),
  roles: z.array(z.enum(organizationRoles)),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  acceptedAt: z.iso.datetime().nullable(),
  /** The link; present only in the answer that creates the invitation. */
  link: z.string().optional(),
});
export type Invitation = z.output<typeof invitation>;

export const inviteMember = route({
  name: 'inviteMember',
  method: 'POST',
  path: '/api/organizations/:organizationId/invitations',
  summary: 'Invite by link, sent by mail when an address is given',
  secretAnswer: true,
  params: z.object({ organizationId: id }),
  body: z.object({ email: z.email({ error: 'email-malformed' }).max(320).optional(), roles }),
  response: invitation,
  status: 201,
  rateLimit: 60,
  errors: ['organization-not-found', 'invitations-too-many', 'wrong-state'],
});
export const listInvitations = route({
  name: 'listInvitations',
  method: 'GET',
  path: '/api/organizations/:organizationId/invitations',
  summary: 'Open invitations',
  params: z.object({ organizationId: id }),
  response: z.object({ items: z.array(invitation) }),
  errors: ['organization-not-found'],
});
export const revokeInvitation = route({
  name: 'revokeInvitation',
  method: 'DELETE',
  path: '/api/organizations/:organizationId/invitations/:invitationId',
  summary: 'Make an invitation void',
  params: z.object({ organizationId: id, invitationId: id }),
  response: z.object({ revoked: z.boolean() }),
  errors: ['organization-not-found', 'invitation-not-found'],
});
export const getInvitation = route({
  name: 'getInvitation',
  method: 'GET',
  path: '/api/invitations/:token',
  summary: 'What an invitation link offers',
  params: z.object({ token: z.string().min(20).max(100) }),
  response: z.object({ organization: organizationCard, roles: z.array(z.enum(organizationRoles)), expiresAt: z.iso.datetime() }),
  errors: ['invitation-not-found'],
});
export const acceptInvitation = route({
  name: 'acceptInvitation',
  method: 'POST',
  path: '/api/invitations/:token/accept',
  summary: 'Join the organization',
  params: z.object({ token: z.string().min(20).max(100) }),
  response: membership,
  errors: ['invitation-not-found', 'invitation-for-another-address'],
});
