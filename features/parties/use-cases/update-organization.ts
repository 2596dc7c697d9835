/** Changes what an organization says of itself. What was verified is changed by the secretariat only. */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { checkFields } from '../domain/organization-rules.ts';
import { changedFields, identityFields, type Organization, type OrganizationFields } from '../domain/organization.ts';
import { mayEdit, mayEditIdentity } from '../policy.ts';
import { updateOrganizationRow } from '../store/organizations.ts';
import { checkPlace } from './check-organization.ts';
import { lockedOrganization } from './find.ts';
import { organizationView, type OrganizationView } from './organization-view.ts';

/** Left out: stays as it is. Null: emptied. */
export type OrganizationChanges = { readonly [Field in keyof OrganizationFields]?: OrganizationFields[Field] | undefined };

const given = (changes: OrganizationChanges): Partial<OrganizationFields> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));

/** Kinds `organization-not-found`, `not-allowed`, `organization-identity-locked` (details: fields) and those of `applyForOrganization`, `organization-parent-loop`. */
export const updateOrganization = async (context: Context, id: string, changes: OrganizationChanges): Promise<Result<OrganizationView>> => {
  const found = await lockedOrganization(context, id, mayEdit);
  if (!found.ok) return found;
  const before = found.value;
  const fields = checkFields({ ...before, ...given(changes) });
  if (!fields.ok) return fields;
  const changed = changedFields(before, fields.value);
  const locked = identityFields.filter((field) => changed.includes(field));
  if (locked.length > 0 && mayEditIdentity(context.reader, before) !== 'allowed')
    return fail('organization-identity-locked', { field: `body.${locked[0]}`, details: { fields: locked } });
  const placed = await checkPlace(context, id, fields.value, {
    // A declined application holds no code; it is asked again when it is reinstated.
    uscc: changed.includes('uscc') && before.state !== 'declined',
    parent: changed.includes('parentId'),
  });
  if (!placed.ok) return placed;
  if (changed.length === 0) return ok(await organizationView(context, before));
  const after: Organization = { ...before, ...fields.value, updatedAt: context.now };
  await updateOrganizationRow(context.tx, after);
  await announce(context, { kind: 'organization-changed', subject: { type: 'organization', id }, organizationId: id, changed: { fields: changed } });
  return ok(await organizationView(context, after));
};
