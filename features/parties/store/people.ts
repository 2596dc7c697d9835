/** People and platform roles in SQL. */
import { sql } from 'kysely';
import type { Language } from '@tongtu/kernel/localized';
import type { PlatformRole } from '@tongtu/kernel/reader';
import type { Tx } from '@tongtu/platform/context';
import { containing } from './organizations.ts';
import { tables } from './tables.ts';

export type PersonView = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly platformRoles: readonly PlatformRole[];
  readonly createdAt: Date;
};

const people = (tx: Tx) =>
  tables(tx)
    .selectFrom('people')
    .leftJoin('platform_roles', 'platform_roles.person_id', 'people.person_id')
    .select(['people.person_id', 'people.name', 'people.email', 'people.created_at', 'platform_roles.roles']);
type Row = Awaited<ReturnType<ReturnType<typeof people>['execute']>>[number];
const toPerson = (row: Row): PersonView => ({
  id: row.person_id,
  name: row.name,
  email: row.email,
  platformRoles: row.roles ?? [],
  createdAt: row.created_at,
});

export const findPerson = async (tx: Tx, personId: string): Promise<PersonView | undefined> => {
  const row = await people(tx).where('people.person_id', '=', personId).executeTakeFirst();
  return row && toPerson(row);
};

/** Newest first. `text`: in the name or the address. */
export const pageOfPeople = async (tx: Tx, text: string | undefined, after: string | null, limit: number): Promise<PersonView[]> => {
  let query = people(tx);
  if (text !== undefined) query = query.where(sql<boolean>`lower(people.name || ' ' || coalesce(people.email, '')) like ${containing(text)}`);
  if (after !== null) query = query.where('people.person_id', '<', after);
  return (await query.orderBy('people.person_id', 'desc').limit(limit).execute()).map(toPerson);
};

export const renamePerson = async (tx: Tx, personId: string, name: string): Promise<void> => {
  await tables(tx).updateTable('people').set({ name }).where('person_id', '=', personId).execute();
};

/** Of somebody whose account is gone. */
export const forgetAddress = async (tx: Tx, personId: string): Promise<void> => {
  await tables(tx).updateTable('people').set({ email: null }).where('person_id', '=', personId).execute();
};

/** What the account says: the address where it is confirmed, the language last read in. The name is the person's own (`updateProfile`). */
export const putPerson = async (
  tx: Tx,
  person: { readonly personId: string; readonly name: string; readonly email: string | null; readonly language: Language; readonly createdAt: Date },
): Promise<void> => {
  const { personId, name, email, language, createdAt } = person;
  await tables(tx)
    .insertInto('people')
    .values({ person_id: personId, name, email, language, created_at: createdAt })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ email, language }))
    .execute();
};

/** All who hold a platform role. Locked against others who change them: the last one must stay. */
export const lockPlatformRoles = async (tx: Tx): Promise<{ personId: string; roles: PlatformRole[] }[]> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('platform-roles', 0))`.execute(tx);
  const rows = await tables(tx).selectFrom('platform_roles').select(['person_id', 'roles']).execute();
  return rows.map(({ person_id, roles }) => ({ personId: person_id, roles }));
};

export const putPlatformRoles = async (tx: Tx, personId: string, roles: readonly PlatformRole[]): Promise<void> => {
  await tables(tx)
    .insertInto('platform_roles')
    .values({ person_id: personId, roles: [...roles] })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ roles: [...roles] }))
    .execute();
};
