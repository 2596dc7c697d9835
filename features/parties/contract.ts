/** The outer shape of parties: organizations, people, memberships, invitations, session. Also read by the browser. */
import { z } from 'zod';
import { organizationRoles, platformRoles } from '@tongtu/kernel/reader';
import { errorKinds, id, list, localized, localizedOut, page, paging, route, text } from '@tongtu/platform/contract';

export const organizationKinds = [
  'central-soe',
  'subsidiary',
  'local-soe',
  'university',
  'research-institute',
  'private-enterprise',
  'investor',
  'government-body',
  'international',
] as const;
export type OrganizationKind = (typeof organizationKinds)[number];

export const organizationStates = ['applied', 'verified', 'declined', 'suspended'] as const;
export type OrganizationState = (typeof organizationStates)[number];

/**
 * `edit`: what it says of itself; `edit-identity`: also name, kind, code, country and parent; `list-members`;
 * `manage-members`: roles, removals, invitations; `list-invitations`; `leave`: end one's own membership; then the secretariat's decisions.
 */
export const organizationActions = [
  'edit',
  'edit-identity',
  'list-members',
  'manage-members',
  'list-invitations',
  'leave',
  'verify',
  'decline',
  'suspend',
  'reinstate',
] as const;
export type OrganizationAction = (typeof organizationActions)[number];

const organizationKind = z.enum(organizationKinds);
const organizationState = z.enum(organizationStates);
const roles = z.array(z.enum(organizationRoles)).min(1, { error: 'roles-empty' }).max(organizationRoles.length);

/** What every reader may know of a verified organization. */
export const organizationCard = z.object({
  id,
  kind: organizationKind,
  state: organizationState,
  name: localizedOut,
  /** GB/T 2260 code, six digits; absent for organizations abroad. */
  region: z.string().nullable(),
  /** ISO 3166-1 alpha-2. */
  country: z.string(),
  parentId: id.nullable(),
  /** An organization of the demo consortium. */
  example: z.boolean(),
});
export type OrganizationCard = z.output<typeof organizationCard>;

export const organization = organizationCard.extend({
  /** Unified social credit code; shown to members and the secretariat. */
  uscc: z.string().nullable(),
  website: z.string().nullable(),
  description: localizedOut.nullable(),
  parent: organizationCard.nullable(),
  children: z.array(organizationCard),
  counts: z.object({ members: z.number().int().nullable() }),
  createdAt: z.iso.datetime(),
  verifiedAt: z.iso.datetime().nullable(),
  /** The secretariat's reason when declined or suspended; for members and platform roles. */
  stateReason: z.string().nullable(),
  /** What this reader may do now; the buttons read it: `organizationActions`. */
  actions: z.array(z.enum(organizationActions)),
});
export type Organization = z.output<typeof organization>;

const organizationFields = {
  kind: organizationKind,
  name: localized(200),
  uscc: z.string().max(40).optional(),
  region: z.string().max(6).optional(),
  country: z.string().length(2).default('CN'),
  parentId: id.optional(),
  website: z
    .url({ protocol: /^https?$/, error: 'url-malformed' })
    .max(500)
    .optional(),
  description: localized(4000, { multiline: true }).optional(),
};

export const membership = z.object({
  organizationId: id,
  organizationName: localizedOut,
  organizationKind,
  organizationState,
  roles: z.array(z.enum(organizationRoles)),
});
export type Membership = z.output<typeof membership>;

export const session = z.object({
  person: z.object({ id, name: z.string(), email: z.string(), emailVerified: z.boolean() }).nullable(),
  platformRoles: z.array(z.enum(platformRoles)),
  memberships: z.array(membership),
  language: z.enum(['zh', 'en']),
  /** The database holds the demo consortium; the sign-in page then shows its accounts. */
  demo: z.boolean(),
  version: z.string(),
});
export type Session = z.output<typeof session>;

export const getSession = route({
  name: 'getSession',
  method: 'GET',
  path: '/api/session',
  summary: 'Who is asking, with roles and memberships',
  response: session,
});

export const listDemoAccounts = route({
  name: 'listDemoAccounts',
  method: 'GET',
  path: '/api/demo-accounts',
  summary: 'Accounts of the demo consortium; empty outside demo mode',
  response: z.object({
    items: z.array(z.object({ email: z.string(), password: z.string(), name: localizedOut, role: z.string(), organizationName: localizedOut.nullable() })),
  }),
});

export const listDemoLetters = route({
  name: 'listDemoLetters',
  method: 'GET',
  path: '/api/demo-letters',
  summary: 'Newest letters of the local outbox to one address; demo mode only',
  query: z.object({ to: z.email().max(320) }),
  response: z.object({ items: z.array(z.object({ at: z.iso.datetime(), subject: z.string(), text: z.string() })) }),
});

export const listOrganizations = route({
  name: 'listOrganizations',
  method: 'GET',
  path: '/api/organizations',
  summary: 'Organizations that the reader may see',
  query: z.object({
    q: text(200, { min: 0 }).optional(),
    kind: list(organizationKind),
    region: list(z.string().max(6)),
    state: list(organizationState),
    parentId: id.optional(),
    ...paging,
  }),
  response: page(organizationCard),
});

export const getOrganization = route({
  name: 'getOrganization',
  method: 'GET',
  path: '/api/organizations/:organizationId',
  summary: 'One organization with its place in the tree',
  params: z.object({ organizationId: id }),
  response: organization,
  errors: ['organization-not-found'],
});

export const applyForOrganization = route({
  name: 'applyForOrganization',
  method: 'POST',
  path: '/api/organizations',
  summary: 'Apply for an organization; the applicant becomes its first admin',
  body: z.object(organizationFields),
  response: organization,
  status: 201,
  rateLimit: 30,
  errors: [
    'uscc-length',
    'uscc-character',
    'uscc-check-character',
    'uscc-required',
    'uscc-taken',
    'region-unknown',
    'country-unknown',
    'organization-parent-unknown',
    'applications-too-many',
  ],
});

export const updateOrganization = route({
  name: 'updateOrganization',
  method: 'PATCH',
  path: '/api/organizations/:organizationId',
  summary: 'Change what an organization says of itself',
  params: z.object({ organizationId: id }),
  body: z
    .object(organizationFields)
    .omit({ country: true })
    .extend({ country: z.string().length(2) })
    // Null empties what may be empty; what is left out stays as it is.
    .extend({
      uscc: organizationFields.uscc.unwrap().nullable(),
      region: organizationFields.region.unwrap().nullable(),
      parentId: id.nullable(),
      website: organizationFields.website.unwrap().nullable(),
      description: organizationFields.description.unwrap().nullable(),
    })
    .partial(),
  response: organization,
  errors: [
    'organization-not-found',
    'uscc-length',
    'uscc-character',
    'uscc-check-character',
    'uscc-required',
    'uscc-taken',
    'region-unknown',
    'country-unknown',
    'organization-parent-unknown',
    'organization-parent-loop',
    'organization-identity-locked',
  ],
});

const decision = (name: string, verb: string, summary: string, reason: boolean, errors: readonly string[] = []) =>
  route({
    name,
    method: 'POST',
    path: `/api/organizations/:organizationId/${verb}`,
    summary,
    params: z.object({ organizationId: id }),
    body: z.object({ reason: reason ? text(1000, { multiline: true }) : text(1000, { min: 0, multiline: true }).optional() }),
    response: organization,
    errors: ['organization-not-found', 'wrong-state', ...errors],
  });
export const verifyOrganization = decision('verifyOrganization', 'verify', 'Verify an applicant', false);
export const declineOrganization = decision('declineOrganization', 'decline', 'Decline an applicant with a reason', true);
export const suspendOrganization = decision('suspendOrganization', 'suspend', 'Suspend an organization with a reason', true);
export const reinstateOrganization = decision('reinstateOrganization', 'reinstate', 'Reinstate a suspended or declined organization', false, ['uscc-taken']);

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

export const person = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  platformRoles: z.array(z.enum(platformRoles)),
  memberships: z.array(membership),
  createdAt: z.iso.datetime(),
});
export type Person = z.output<typeof person>;

export const listPeople = route({
  name: 'listPeople',
  method: 'GET',
  path: '/api/people',
  summary: 'People, for the secretariat and auditors',
  query: z.object({ q: text(200, { min: 0 }).optional(), ...paging }),
  response: page(person),
});
export const updateProfile = route({
  name: 'updateProfile',
  method: 'PATCH',
  path: '/api/people/me',
  summary: 'Change one’s own name',
  body: z.object({ name: text(120) }),
  response: person,
});
export const changePlatformRoles = route({
  name: 'changePlatformRoles',
  method: 'PUT',
  path: '/api/people/:personId/platform-roles',
  summary: 'Set platform roles; secretariat only',
  params: z.object({ personId: id }),
  body: z.object({ platformRoles: z.array(z.enum(platformRoles)).max(platformRoles.length) }),
  response: person,
  errors: ['person-not-found', 'last-secretariat', 'platform-roles-conflict'],
});

export const region = z.object({
  code: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  province: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
});
export const listRegions = route({
  name: 'listRegions',
  method: 'GET',
  path: '/api/regions',
  summary: 'GB/T 2260 provinces and cities, and countries',
  response: z.object({
    version: z.string(),
    provinces: z.array(region),
    cities: z.array(region),
    countries: z.array(z.object({ code: z.string(), name: z.object({ zh: z.string(), en: z.string() }) })),
  }),
});

export const partyRoutes = {
  getSession,
  listDemoAccounts,
  listDemoLetters,
  listOrganizations,
  getOrganization,
  applyForOrganization,
  updateOrganization,
  verifyOrganization,
  declineOrganization,
  suspendOrganization,
  reinstateOrganization,
  listMembers,
  changeMemberRoles,
  removeMember,
  inviteMember,
  listInvitations,
  revokeInvitation,
  getInvitation,
  acceptInvitation,
  listPeople,
  updateProfile,
  changePlatformRoles,
  listRegions,
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
