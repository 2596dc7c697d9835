/** Organizations: what they are, how they are applied for, decided about and changed. */
import { z } from 'zod';
import { id, list, localized, localizedOut, page, paging, route, text } from '@tongtu/platform/contract';

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

export const organizationKind = z.enum(organizationKinds);
export const organizationState = z.enum(organizationStates);

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
