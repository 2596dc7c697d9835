/** Organizations in SQL. They lie on every node, so that everything may join them. */
import { sql, type ExpressionBuilder } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { OrganizationCard, OrganizationKind, OrganizationState } from '../contract.ts';
import type { Organization } from '../domain/organization.ts';
import { cardColumns, toCard } from './read.ts';
import { json, tables, type OrganizationRow, type PartyTables } from './tables.ts';

const toOrganization = (row: OrganizationRow): Organization => ({
  id: row.organization_id,
  kind: row.kind,
  state: row.state,
  name: row.name,
  uscc: row.uscc,
  region: row.region,
  country: row.country,
  parentId: row.parent_id,
  website: row.website,
  description: row.description,
  stateReason: row.state_reason,
  example: row.example,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  verifiedAt: row.verified_at,
});

const toRow = (organization: Organization): OrganizationRow => ({
  organization_id: organization.id,
  kind: organization.kind,
  state: organization.state,
  name: json(organization.name)!,
  uscc: organization.uscc,
  region: organization.region,
  country: organization.country,
  parent_id: organization.parentId,
  website: organization.website,
  description: json(organization.description),
  state_reason: organization.stateReason,
  example: organization.example,
  created_at: organization.createdAt,
  updated_at: organization.updatedAt,
  verified_at: organization.verifiedAt,
});

const byId = (tx: Tx, id: string) => tables(tx).selectFrom('organizations').selectAll().where('organization_id', '=', id);

export const findOrganization = async (tx: Tx, id: string): Promise<Organization | undefined> => {
  const row = await byId(tx, id).executeTakeFirst();
  return row && toOrganization(row);
};
/** Locked until the transaction ends: its members and invitations too are changed one after the other. */
export const lockOrganization = async (tx: Tx, id: string): Promise<Organization | undefined> => {
  const row = await byId(tx, id).forUpdate().executeTakeFirst();
  return row && toOrganization(row);
};
export const insertOrganization = async (tx: Tx, organization: Organization): Promise<void> => {
  await tables(tx).insertInto('organizations').values(toRow(organization)).execute();
};
export const updateOrganizationRow = async (tx: Tx, organization: Organization): Promise<void> => {
  const { organization_id, ...changes } = toRow(organization);
  await tables(tx).updateTable('organizations').set(changes).where('organization_id', '=', organization_id).execute();
};

/** One after the other for everybody who claims this code, also while nobody has it: a row that does not exist locks nothing. */
export const isUsccTaken = async (tx: Tx, uscc: string, exceptId: string): Promise<boolean> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`uscc:${uscc}`}, 0))`.execute(tx);
  const row = await tables(tx)
    .selectFrom('organizations')
    .select('organization_id')
    .where('uscc', '=', uscc)
    .where('state', '<>', 'declined')
    .where('organization_id', '<>', exceptId)
    .executeTakeFirst();
  return row !== undefined;
};

/** Does the way up from `fromId` pass `id`? One tree is changed at a time: two changes at once could close a ring between them. */
export const leadsUpTo = async (tx: Tx, fromId: string, id: string): Promise<boolean> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('organization-tree', 0))`.execute(tx);
  const found = await sql<{ found: boolean }>`
    with recursive up (organization_id, parent_id) as (
      select organization_id, parent_id from organizations where organization_id = ${fromId}::uuid
      union
      select above.organization_id, above.parent_id from organizations above join up on above.organization_id = up.parent_id
    )
    select exists (select from up where organization_id = ${id}::uuid) as found`.execute(tx);
  return found.rows[0]?.found === true;
};

/** Whose unverified organizations are seen: everybody's (`all`), or one's own. */
export type Sight = 'all' | readonly string[];
const inSight = (sight: Sight) => (e: ExpressionBuilder<PartyTables, 'organizations'>) =>
  sight === 'all' ? e.lit(true) : e.or([e('state', '=', 'verified'), ...(sight.length === 0 ? [] : [e('organization_id', 'in', [...sight])])]);

const mostRelatives = 500;
/** The parent and the children, as far as they are in sight. */
export const relativesOf = async (
  tx: Tx,
  { id, parentId }: Pick<Organization, 'id' | 'parentId'>,
  sight: Sight,
): Promise<{ readonly parent: OrganizationCard | null; readonly children: OrganizationCard[] }> => {
  const rows = await tables(tx)
    .selectFrom('organizations')
    .select(cardColumns)
    .where((e) => e.or([e('parent_id', '=', id), ...(parentId === null ? [] : [e('organization_id', '=', parentId)])]))
    .where(inSight(sight))
    // The parent is never cut off by its many children.
    .orderBy(sql`organization_id = ${parentId}::uuid`, 'desc')
    .orderBy('organization_id')
    .limit(mostRelatives)
    .execute();
  const cards = rows.map(toCard);
  return { parent: cards.find((card) => card.id === parentId) ?? null, children: cards.filter((card) => card.parentId === id) };
};

export type OrganizationFilter = {
  /** In a name; by platform readers also a whole code. */
  readonly text: string | undefined;
  readonly uscc: string | undefined;
  readonly kinds: readonly OrganizationKind[] | undefined;
  /** Codes of provinces (with all that lies in them) and cities. */
  readonly regions: readonly string[] | undefined;
  readonly states: readonly OrganizationState[] | undefined;
  readonly parentId: string | undefined;
  readonly sight: Sight;
};

export const containing = (text: string): string => `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;

const filtered = (tx: Tx, filter: OrganizationFilter) => {
  let query = tables(tx).selectFrom('organizations').where(inSight(filter.sight));
  const { text, uscc, kinds, regions, states, parentId } = filter;
  if (text !== undefined) {
    const named = sql<boolean>`lower(coalesce(name ->> 'zh', '') || ' ' || coalesce(name ->> 'en', '')) like ${containing(text)}`;
    query = query.where((e) => (uscc === undefined ? named : e.or([named, e('uscc', '=', uscc)])));
  }
  if (kinds !== undefined) query = query.where('kind', 'in', kinds);
  if (states !== undefined) query = query.where('state', 'in', states);
  if (parentId !== undefined) query = query.where('parent_id', '=', parentId);
  if (regions !== undefined)
    query = query.where((e) => e.or(regions.map((code) => (code.endsWith('0000') ? e('region', 'like', `${code.slice(0, 2)}%`) : e('region', '=', code)))));
  return query;
};

/** In the order of their ids, that is of their application; `newest` first or oldest first. */
export const pageOfOrganizations = async (
  tx: Tx,
  filter: OrganizationFilter,
  newest: boolean,
  after: string | null,
  limit: number,
): Promise<OrganizationCard[]> => {
  let query = filtered(tx, filter).select(cardColumns);
  if (after !== null) query = query.where('organization_id', newest ? '<' : '>', after);
  return (
    await query
      .orderBy('organization_id', newest ? 'desc' : 'asc')
      .limit(limit)
      .execute()
  ).map(toCard);
};

export const countOrganizations = async (tx: Tx, filter: OrganizationFilter): Promise<number> =>
  Number(
    (
      await filtered(tx, filter)
        .select((e) => e.fn.countAll<bigint>().as('count'))
        .executeTakeFirstOrThrow()
    ).count,
  );
