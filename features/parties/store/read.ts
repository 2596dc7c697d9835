/** Reads of parties that other rooms use: cards by id, who a person is in the house. */
import { sql } from 'kysely';
import type { Language } from '@tongtu/kernel/localized';
import type { Reader } from '@tongtu/kernel/reader';
import type { Tx } from '@tongtu/platform/context';
import type { OrganizationCard } from '../contract.ts';
import { tables, type OrganizationRow } from './tables.ts';

/** What a card is made of. */
export const cardColumns = ['organization_id', 'kind', 'state', 'name', 'region', 'country', 'parent_id', 'example'] as const;

/** A row as the card that every reader of it may see. */
export const toCard = (row: Pick<OrganizationRow, (typeof cardColumns)[number]>): OrganizationCard => ({
  id: row.organization_id,
  kind: row.kind,
  state: row.state,
  name: row.name,
  region: row.region,
  country: row.country,
  parentId: row.parent_id,
  example: row.example,
});

/** Cards of organizations in every state, by id; ids that do not exist are absent. One query. */
export const organizationCardsByIds = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, OrganizationCard>> => {
  if (ids.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('organizations')
    .select(cardColumns)
    .where('organization_id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.organization_id, toCard(row)]));
};

export const organizationById = async (tx: Tx, id: string): Promise<OrganizationCard | undefined> => (await organizationCardsByIds(tx, [id])).get(id);

/** The unified social credit code of an organization; null where it has none. */
export const usccOf = async (tx: Tx, organizationId: string): Promise<string | null> =>
  (await tables(tx).selectFrom('organizations').select('uscc').where('organization_id', '=', organizationId).executeTakeFirst())?.uscc ?? null;

/** These organizations and everything above them in the tree, in the order of their ids. Few, so that one query walks all ways up. */
export const organizationsUpward = async (tx: Tx, ids: readonly string[]): Promise<OrganizationCard[]> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<Pick<OrganizationRow, (typeof cardColumns)[number]>>`
    with recursive up (organization_id, parent_id) as (
      select organization_id, parent_id from organizations where organization_id = any(${[...new Set(ids)]}::uuid[])
      union
      select above.organization_id, above.parent_id from organizations above join up on above.organization_id = up.parent_id
    )
    select ${sql.join(cardColumns.map((column) => sql.ref(`organizations.${column}`)))}
    from organizations join up on up.organization_id = organizations.organization_id
    order by organizations.organization_id`.execute(tx);
  return rows.map(toCard);
};

/** Letter case, width, spaces and punctuation aside: `（中国）示例 公司` is `(中国)示例公司`. */
const bare = (name: ReturnType<typeof sql>) =>
  sql`regexp_replace(lower(normalize(${name}, NFKC)), ${'[\\s()\\[\\]{}<>《》〈〉「」『』【】.,;:!?、。·•…\'"“”‘’&/_‐–—-]'}, '', 'g')`;

/** Organizations that carry one of these names in either language, but for letter case, width, spaces and punctuation. Declined ones do not count. */
export const organizationsNamed = async (tx: Tx, names: readonly string[]): Promise<OrganizationCard[]> => {
  if (names.length === 0) return [];
  const { rows } = await sql<Pick<OrganizationRow, (typeof cardColumns)[number]>>`
    with given as (select ${bare(sql`name`)} as name from unnest(${[...new Set(names)]}::text[]) as name)
    select ${sql.join(cardColumns.map((column) => sql.ref(`organizations.${column}`)))} from organizations
    where state <> 'declined'
      and (${bare(sql`coalesce(organizations.name ->> 'zh', '')`)} in (select name from given where name <> '')
        or ${bare(sql`coalesce(organizations.name ->> 'en', '')`)} in (select name from given where name <> ''))
    order by organization_id`.execute(tx);
  return rows.map(toCard);
};

export const personNamesByIds = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('people')
    .select(['person_id', 'name'])
    .where('person_id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.name]));
};

/** A member with his organization; undefined where he is none of its members. One query. */
export const memberOf = async (
  tx: Tx,
  organizationId: string,
  personId: string,
): Promise<{ readonly organization: OrganizationCard; readonly personName: string } | undefined> => {
  const row = await tables(tx)
    .selectFrom('memberships')
    .innerJoin('organizations', 'organizations.organization_id', 'memberships.organization_id')
    .innerJoin('people', 'people.person_id', 'memberships.person_id')
    .select(cardColumns.map((column) => `organizations.${column}` as const))
    .select('people.name as person_name')
    .where('memberships.organization_id', '=', organizationId)
    .where('memberships.person_id', '=', personId)
    .executeTakeFirst();
  return row && { organization: toCard(row), personName: row.person_name };
};

/** Who a signed-in person is: platform roles, and memberships with their organizations' standing. */
export const readerOf = async (tx: Tx, personId: string): Promise<Reader> => (await knownPerson(tx, personId)).reader;

/** The reader, and what is kept of his account; undefined where he was never seen before. One query: it runs on every request. */
export const knownPerson = async (
  tx: Tx,
  personId: string,
): Promise<{ readonly reader: Reader; readonly known: { readonly email: string | null; readonly language: Language } | undefined }> => {
  const rows = await tables(tx)
    .selectFrom('people')
    .leftJoin('platform_roles', 'platform_roles.person_id', 'people.person_id')
    .leftJoin('memberships', 'memberships.person_id', 'people.person_id')
    .leftJoin('organizations', 'organizations.organization_id', 'memberships.organization_id')
    .select([
      'people.email',
      'people.language',
      'platform_roles.roles as platform_roles',
      'memberships.organization_id',
      'memberships.roles',
      'organizations.state',
    ])
    .where('people.person_id', '=', personId)
    .orderBy('memberships.organization_id')
    .execute();
  const [first] = rows;
  return {
    known: first && { email: first.email, language: first.language },
    reader: {
      personId,
      platformRoles: first?.platform_roles ?? [],
      memberships: rows.flatMap(({ organization_id, roles, state }) =>
        organization_id === null ? [] : [{ organizationId: organization_id, roles: roles ?? [], organizationVerified: state === 'verified' }],
      ),
    },
  };
};
