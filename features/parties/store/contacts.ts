/** Whom a letter to an organization reaches, and how many organizations stand verified. */
import { sql } from 'kysely';
import type { Language } from '@tongtu/kernel/localized';
import type { OrganizationRole } from '@tongtu/kernel/reader';
import type { Tx } from '@tongtu/platform/context';
import { tables } from './tables.ts';

export type Contact = { readonly personId: string; readonly name: string; readonly email: string; readonly language: Language };

/** Members with an address who hold one of the roles. */
export const contactsOf = async (tx: Tx, organizationId: string, roles: readonly OrganizationRole[]): Promise<readonly Contact[]> => {
  const rows = await tables(tx)
    .selectFrom('memberships')
    .innerJoin('people', 'people.person_id', 'memberships.person_id')
    .select(['people.person_id', 'people.name', 'people.email', 'people.language'])
    .where('memberships.organization_id', '=', organizationId)
    .where(sql<boolean>`memberships.roles && ${[...roles]}::text[]`)
    .orderBy('people.person_id')
    .execute();
  return rows.flatMap(({ person_id, name, email, language }) => (email === null ? [] : [{ personId: person_id, name, email, language }]));
};

/** Of these people those with an address, wherever they are members. */
export const contactsOfPeople = async (tx: Tx, personIds: readonly string[]): Promise<readonly Contact[]> => {
  if (personIds.length === 0) return [];
  const rows = await tables(tx)
    .selectFrom('people')
    .select(['person_id', 'name', 'email', 'language'])
    .where('person_id', 'in', [...new Set(personIds)])
    .orderBy('person_id')
    .execute();
  return rows.flatMap(({ person_id, name, email, language }) => (email === null ? [] : [{ personId: person_id, name, email, language }]));
};

/** People of the secretariat with an address. */
export const secretariatContacts = async (tx: Tx): Promise<readonly Contact[]> => {
  const rows = await tables(tx)
    .selectFrom('platform_roles')
    .innerJoin('people', 'people.person_id', 'platform_roles.person_id')
    .select(['people.person_id', 'people.name', 'people.email', 'people.language'])
    .where(sql<boolean>`'secretariat' = any(platform_roles.roles)`)
    .orderBy('people.person_id')
    .execute();
  return rows.flatMap(({ person_id, name, email, language }) => (email === null ? [] : [{ personId: person_id, name, email, language }]));
};

export const countVerifiedOrganizations = async (tx: Tx): Promise<number> => {
  const row = await tables(tx)
    .selectFrom('organizations')
    .select((e) => e.fn.countAll<bigint>().as('count'))
    .where('state', '=', 'verified')
    .executeTakeFirstOrThrow();
  return Number(row.count);
};
