/** The routes of parties, run: parsed input in, use-case, presented answer out. */
import { mapResult, ok, type Result } from '@tongtu/kernel/result';
import { serve, type Handlers, type ServedRoute } from '@tongtu/platform/http';
import { partyRoutes } from './contract.ts';
import type { OrganizationFields } from './domain/organization.ts';
import { presentDemoAccounts, presentDemoLetters, type Demo } from './http/demo.ts';
import { presentCard, presentInvitation, presentMember, presentOrganization, presentPerson } from './http/present.ts';
import { presentRegions } from './http/regions.ts';
import { partyPolicy } from './policy.ts';
import { applyForOrganization } from './use-cases/apply-for-organization.ts';
import { declineOrganization, reinstateOrganization, suspendOrganization, verifyOrganization } from './use-cases/decide-organization.ts';
import type { Chance } from './use-cases/invitation-token.ts';
import { acceptInvitation, getInvitation, listInvitations, revokeInvitation, type AccountOf } from './use-cases/invitations.ts';
import { inviteMember } from './use-cases/invite-member.ts';
import { listOrganizations } from './use-cases/list-organizations.ts';
import { changeMemberRoles, listMembers, removeMember } from './use-cases/members.ts';
import { getOrganization, type OrganizationView } from './use-cases/organization-view.ts';
import { changePlatformRoles, listPeople, updateProfile } from './use-cases/people.ts';
import { readSession } from './use-cases/session.ts';
import { updateOrganization } from './use-cases/update-organization.ts';

export type PartiesOptions = Demo & {
  /** Where the pages are, without a slash at the end: links in letters begin with it. */
  readonly publicUrl: () => string;
  readonly version: string;
  readonly accountOf: AccountOf;
  /** Random bytes for the secrets of links. */
  readonly chance: Chance;
};

const whole = (result: Promise<Result<OrganizationView>>) => mapResult(result, presentOrganization);

/** Fields that a form left empty are absent. */
const filled = (text: string | undefined): string | null => text?.trim() || null;
type Applied = Pick<OrganizationFields, 'kind' | 'name' | 'country'> & {
  [Field in 'uscc' | 'region' | 'parentId' | 'website']?: string | undefined;
} & { description?: OrganizationFields['description'] | undefined };
const fieldsOf = ({ kind, name, country, uscc, region, parentId, website, description }: Applied): OrganizationFields => ({
  kind,
  name,
  country,
  uscc: filled(uscc),
  region: filled(region),
  parentId: parentId ?? null,
  website: filled(website),
  description: description ?? null,
});
const changed = (text: string | null | undefined): string | null | undefined => (text === '' ? null : text);

const handlers = (options: PartiesOptions): Handlers<typeof partyRoutes> => ({
  getSession: async (context) => {
    const { person, platformRoles, memberships } = await readSession(context, options.accountOf);
    return ok({
      person,
      platformRoles: [...platformRoles],
      memberships: [...memberships],
      language: context.language,
      demo: options.demo(),
      version: options.version,
    });
  },
  listDemoAccounts: async () => ok(presentDemoAccounts(options)),
  listDemoLetters: async (_, { query }) => ok(await presentDemoLetters(options, query.to)),
  listOrganizations: (context, { query }) => mapResult(listOrganizations(context, query), ({ items, ...page }) => ({ items: items.map(presentCard), ...page })),
  getOrganization: (context, { params }) => whole(getOrganization(context, params.organizationId)),
  applyForOrganization: (context, { body }) => whole(applyForOrganization(context, fieldsOf(body))),
  updateOrganization: (context, { params, body }) =>
    whole(updateOrganization(context, params.organizationId, { ...body, uscc: changed(body.uscc), region: changed(body.region) })),
  verifyOrganization: (context, { params, body }) => whole(verifyOrganization(context, params.organizationId, body.reason)),
  declineOrganization: (context, { params, body }) => whole(declineOrganization(context, params.organizationId, body.reason ?? '')),
  suspendOrganization: (context, { params, body }) => whole(suspendOrganization(context, params.organizationId, body.reason ?? '')),
  reinstateOrganization: (context, { params, body }) => whole(reinstateOrganization(context, params.organizationId, body.reason)),
  listMembers: (context, { params }) => mapResult(listMembers(context, params.organizationId), (items) => ({ items: items.map(presentMember) })),
  changeMemberRoles: (context, { params, body }) => mapResult(changeMemberRoles(context, params.organizationId, params.personId, body.roles), presentMember),
  removeMember: (context, { params }) => removeMember(context, params.organizationId, params.personId),
  inviteMember: (context, { params, body }) => {
    const issue = { chance: options.chance, linkOf: (token: string) => `${options.publicUrl()}/invitations/${token}` };
    return mapResult(inviteMember(context, issue, params.organizationId, body), ({ invitation, link }) => ({ ...presentInvitation(invitation), link }));
  },
  listInvitations: (context, { params }) => mapResult(listInvitations(context, params.organizationId), (items) => ({ items: items.map(presentInvitation) })),
  revokeInvitation: (context, { params }) => revokeInvitation(context, params.organizationId, params.invitationId),
  getInvitation: (context, { params }) =>
    mapResult(getInvitation(context, params.token), ({ organization, roles, expiresAt }) => ({
      organization: presentCard(organization),
      roles: [...roles],
      expiresAt: expiresAt.toISOString(),
    })),
  acceptInvitation: (context, { params }) => acceptInvitation(context, options.accountOf, params.token),
  listPeople: (context, { query }) => mapResult(listPeople(context, query), ({ items, next }) => ({ items: items.map(presentPerson), next })),
  updateProfile: (context, { body }) => mapResult(updateProfile(context, body), presentPerson),
  changePlatformRoles: (context, { params, body }) => mapResult(changePlatformRoles(context, params.personId, body.platformRoles), presentPerson),
  listRegions: async () => ok(presentRegions()),
});

export const partiesHttp = (options: PartiesOptions): readonly ServedRoute[] => serve(partyRoutes, partyPolicy, handlers(options));
