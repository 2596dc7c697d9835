/** Memberships in SQL. Whoever changes them holds the organization's row (`lockOrganization`). */
import type { OrganizationRole } from '@tongtu/kernel/reader';
import type { Tx } from '@tongtu/platform/context';
import type { Membership } from '../contract.ts';
import { tables } from './tables.ts';

export type MemberView = {
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly OrganizationRole[];
  readonly since: Date;
};

/** Members in the order in which they came. */
export const membersOf = async (tx: Tx, organizationId: string): Promise<MemberView[]> => {
  const rows = await tables(tx)
    .selectFrom('memberships')
    .innerJoin('people', 'people.person_id', 'memberships.person_id')
    .select(['people.person_id', 'people.name', 'people.email', 'memberships.roles', 'memberships.since'])
    .where('memberships.organization_id', '=', organizationId)
    .orderBy('memberships.since')
    .orderBy('memberships.person_id')
    .execute();
  return rows.map(({ person_id, name, email, roles, since }) => ({ personId: person_id, name, email, roles, since }));
};

export const countMembers = async (tx: Tx, organizationId: string): Promise<number> => {
  const row = await tables(tx)
    .selectFrom('memberships')
    .select((e) => e.fn.countAll<bigint>().as('count'))
    .where('organization_id', '=', organizationId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

/** Organizations that still wait for the secretariat and have this person among their members. */
export const countApplications = async (tx: Tx, personId: string): Promise<number> => {
  const row = await tables(tx)
    .selectFrom('memberships')
    .innerJoin('organizations', 'organizations.organization_id', 'memberships.organization_id')
    .select((e) => e.fn.countAll<bigint>().as('count'))
    .where('memberships.person_id', '=', personId)
    .where('organizations.state', '=', 'applied')
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

/** Makes a member, or gives one these roles; `since` stays. */
export const putMember = async (
  tx: Tx,
  member: { readonly organizationId: string; readonly personId: string; readonly roles: readonly OrganizationRole[]; readonly since: Date },
): Promise<void> => {
  const roles = [...member.roles];
  await tables(tx)
    .insertInto('memberships')
    .values({ organization_id: member.organizationId, person_id: member.personId, roles, since: member.since })
    .onConflict((conflict) => conflict.columns(['organization_id', 'person_id']).doUpdateSet({ roles }))
    .execute();
};

export const deleteMember = async (tx: Tx, organizationId: string, personId: string): Promise<void> => {
  await tables(tx).deleteFrom('memberships').where('organization_id', '=', organizationId).where('person_id', '=', personId).execute();
};

/** Memberships of each of these people, with what their organizations are called. */
export const membershipsOf = async (tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, Membership[]>> => {
  if (personIds.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('memberships')
    .innerJoin('organizations', 'organizations.organization_id', 'memberships.organization_id')
    .select(['memberships.person_id', 'memberships.roles', 'organizations.organization_id', 'organizations.name', 'organizations.kind', 'organizations.state'])
    .where('memberships.person_id', 'in', [...personIds])
    .orderBy('memberships.since')
    .orderBy('memberships.organization_id')
    .execute();
  const grouped = Map.groupBy(rows, (row) => row.person_id);
  return new Map(
    [...grouped].map(([personId, own]) => [
      personId,
      own.map((row) => ({
        organizationId: row.organization_id,
        organizationName: row.name,
        organizationKind: row.kind,
        organizationState: row.state,
        roles: row.roles,
      })),
    ]),
  );
};
