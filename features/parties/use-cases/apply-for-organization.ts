/** Somebody applies for an organization and becomes its first admin. The secretariat gets a letter and verifies or declines. */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { organizationLifecycle } from '../domain/organization-lifecycle.ts';
import { checkFields } from '../domain/organization-rules.ts';
import { applicationsMax, type Organization, type OrganizationFields } from '../domain/organization.ts';
import { countApplications } from '../store/members.ts';
import { insertOrganization } from '../store/organizations.ts';
import { personNamesByIds } from '../store/read.ts';
import { checkPlace } from './check-organization.ts';
import { personOf } from './find.ts';
import { addMember } from './found-organization.ts';
import { tellSecretariat } from './letters.ts';
import { organizationView, type OrganizationView } from './organization-view.ts';

/** Kinds `uscc-*`, `region-unknown`, `country-unknown`, `organization-parent-unknown`, `applications-too-many`, or `invalid-input` with several of them. */
export const applyForOrganization = async (context: Context, given: OrganizationFields): Promise<Result<OrganizationView>> => {
  const personId = personOf(context.reader);
  const fields = checkFields(given);
  if (!fields.ok) return fields;
  if ((await countApplications(context.tx, personId)) >= applicationsMax) return fail('applications-too-many', { details: { max: applicationsMax } });
  const organization: Organization = {
    ...fields.value,
    id: context.newId(),
    state: organizationLifecycle.initial,
    stateReason: null,
    example: false,
    createdAt: context.now,
    updatedAt: context.now,
    verifiedAt: null,
  };
  const placed = await checkPlace(context, organization.id, organization, { uscc: true, parent: true });
  if (!placed.ok) return placed;
  await insertOrganization(context.tx, organization);
  await announce(context, { kind: 'organization-applied', subject: { type: 'organization', id: organization.id }, organizationId: organization.id });
  await addMember(context, { organizationId: organization.id, personId, roles: ['admin'] });
  const names = await personNamesByIds(context.tx, [personId]);
  await tellSecretariat(context, 'organization-applied', organization, { person: names.get(personId) ?? '' });
  const memberships = [...context.reader.memberships, { organizationId: organization.id, roles: ['admin'] as const, organizationVerified: false }];
  return ok(await organizationView(context, organization, { ...context.reader, memberships }));
};
