/** Committees and who sits in them. Small reference tables. */
import type { Localized } from '@tongtu/kernel/localized';
import type { Tx } from '@tongtu/platform/context';
import { tables } from './tables.ts';

export type CommitteeMember = { readonly personId: string; readonly chair: boolean; readonly since: Date };
export type Committee = {
  readonly id: string;
  readonly organizationId: string;
  readonly name: Localized;
  /** `2/3`. */
  readonly quorumShare: string;
  readonly quorumLeast: number;
  /** More than this part of the votes. */
  readonly majority: string;
  /** 1 when it is formed, one more with each change. */
  readonly revision: number;
  readonly formedAt: Date;
  readonly dissolvedAt: Date | null;
  /** The chair first, then by name of id. */
  readonly members: readonly CommitteeMember[];
};

const whole = async (tx: Tx, rows: readonly { committee_id: string }[]): Promise<ReadonlyMap<string, CommitteeMember[]>> => {
  if (rows.length === 0) return new Map();
  const members = await tables(tx)
    .selectFrom('committee_members')
    .selectAll()
    .where(
      'committee_id',
      'in',
      rows.map((row) => row.committee_id),
    )
    .orderBy('chair', 'desc')
    .orderBy('person_id')
    .execute();
  return Map.groupBy(
    members.map((row) => ({ committeeId: row.committee_id, personId: row.person_id, chair: row.chair, since: row.since })),
    (row) => row.committeeId,
  );
};

/** Committees of these organizations, and those with these ids. */
export const committeesOf = async (tx: Tx, of: { readonly organizationIds?: readonly string[]; readonly ids?: readonly string[] }): Promise<Committee[]> => {
  const { organizationIds = [], ids = [] } = of;
  if (organizationIds.length === 0 && ids.length === 0) return [];
  const rows = await tables(tx)
    .selectFrom('committees')
    .selectAll()
    .where((e) =>
      e.or([
        ...(organizationIds.length === 0 ? [] : [e('organization_id', 'in', organizationIds)]),
        ...(ids.length === 0 ? [] : [e('committee_id', 'in', ids)]),
      ]),
    )
    .orderBy('formed_at')
    .orderBy('committee_id')
    .execute();
  const members = await whole(tx, rows);
  return rows.map((row) => ({
    id: row.committee_id,
    organizationId: row.organization_id,
    name: row.name,
    quorumShare: row.quorum_share,
    quorumLeast: row.quorum_least,
    majority: row.majority,
    revision: row.revision,
    formedAt: row.formed_at,
    dissolvedAt: row.dissolved_at,
    members: members.get(row.committee_id) ?? [],
  }));
};
export const findCommittee = async (tx: Tx, committeeId: string): Promise<Committee | undefined> => (await committeesOf(tx, { ids: [committeeId] }))[0];

/** Held until the transaction ends, so that two changes come one after the other. */
export const lockCommittee = async (tx: Tx, committeeId: string): Promise<void> => {
  await tables(tx).selectFrom('committees').select('committee_id').where('committee_id', '=', committeeId).forUpdate().execute();
};

/** Committees in which the person sits. */
export const committeeIdsOfMember = async (tx: Tx, personId: string): Promise<string[]> =>
  (await tables(tx).selectFrom('committee_members').select('committee_id').where('person_id', '=', personId).execute()).map((row) => row.committee_id);

/** Writes a committee with its members; those that are there already keep their day. */
export const putCommittee = async (tx: Tx, one: Committee): Promise<void> => {
  const columns = {
    organization_id: one.organizationId,
    name: JSON.stringify(one.name),
    quorum_share: one.quorumShare,
    quorum_least: one.quorumLeast,
    majority: one.majority,
    revision: one.revision,
    formed_at: one.formedAt,
    dissolved_at: one.dissolvedAt,
  };
  await tables(tx)
    .insertInto('committees')
    .values({ committee_id: one.id, ...columns })
    .onConflict((c) => c.column('committee_id').doUpdateSet(columns))
    .execute();
  await tables(tx).deleteFrom('committee_members').where('committee_id', '=', one.id).execute();
  if (one.members.length > 0)
    await tables(tx)
      .insertInto('committee_members')
      .values(one.members.map(({ personId, chair, since }) => ({ committee_id: one.id, person_id: personId, chair, since })))
      .execute();
};
