/** For seeds and imports: an organization with its standing given, instead of applied for. Never reached by HTTP. */
import type { Localized } from '@tongtu/kernel/localized';
import { ok, type Result } from '@tongtu/kernel/result';
import type { OrganizationRole, PlatformRole } from '@tongtu/kernel/reader';
import { announce, type Context } from '@tongtu/platform/context';
import type { OrganizationKind } from '../contract.ts';
import { json, tables } from '../store/tables.ts';

export type OrganizationFields = {
  readonly kind: OrganizationKind;
  readonly name: Localized;
  readonly country: string;
  readonly uscc?: string;
  readonly region?: string;
  readonly parentId?: string;
  readonly website?: string;
  readonly description?: Localized;
};
export type Founding = { readonly id?: string; readonly fields: OrganizationFields; readonly state: 'verified' | 'applied'; readonly example: boolean };

/** Answers the organization's id. One that exists already is left as it is. */
export const foundOrganization = async (context: Context, { id = context.newId(), fields, state, example }: Founding): Promise<Result<string>> => {
  const made = await tables(context.tx)
    .insertInto('organizations')
    .values({
      organization_id: id,
      kind: fields.kind,
      state,
      name: JSON.stringify(fields.name) as unknown as Localized,
      uscc: fields.uscc ?? null,
      region: fields.region ?? null,
      country: fields.country,
      parent_id: fields.parentId ?? null,
      website: fields.website ?? null,
      description: json(fields.description ?? null),
      state_reason: null,
      example,
      created_at: context.now,
      updated_at: context.now,
      verified_at: state === 'verified' ? context.now : null,
    })
    .onConflict((conflict) => conflict.column('organization_id').doNothing())
    .executeTakeFirst();
  if ((made.numInsertedOrUpdatedRows ?? 0n) > 0n)
    await announce(context, { kind: `organization-${state}`, subject: { type: 'organization', id }, organizationId: id });
  return ok(id);
};

/** The person of an account; one that exists keeps its name. */
export const ensurePerson = async (context: Context, person: { readonly personId: string; readonly name: string; readonly email: string }): Promise<void> => {
  await tables(context.tx)
    .insertInto('people')
    .values({ person_id: person.personId, name: person.name, email: person.email, language: context.language, created_at: context.now })
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .execute();
};

/** Makes somebody a member with these roles; for seeds. */
export const addMember = async (
  context: Context,
  { organizationId, personId, roles }: { readonly organizationId: string; readonly personId: string; readonly roles: readonly OrganizationRole[] },
): Promise<void> => {
  await tables(context.tx)
    .insertInto('memberships')
    .values({ organization_id: organizationId, person_id: personId, roles: [...roles], since: context.now })
    .onConflict((conflict) => conflict.columns(['organization_id', 'person_id']).doUpdateSet({ roles: [...roles] }))
    .execute();
  await announce(context, { kind: 'member-joined', subject: { type: 'person', id: personId }, organizationId, changed: { roles: [...roles] } });
};

/** Sets platform roles; for seeds and the command line. */
export const grantPlatformRoles = async (
  context: Context,
  { personId, platformRoles }: { readonly personId: string; readonly platformRoles: readonly PlatformRole[] },
): Promise<void> => {
  await tables(context.tx)
    .insertInto('platform_roles')
    .values({ person_id: personId, roles: [...platformRoles] })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ roles: [...platformRoles] }))
    .execute();
  await announce(context, { kind: 'platform-roles-changed', subject: { type: 'person', id: personId }, changed: { platformRoles: [...platformRoles] } });
};
