/** Versions of plans and their acceptances. */
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { StoredVersion } from '../domain/stored-plan.ts';
import { versionOfRow } from './plans.ts';
import { tables } from './tables.ts';

/** Until the transaction ends nobody else steps with a version of this plan. */
export const lockPlan = async (tx: Tx, planId: string): Promise<void> => {
  await sql`select 1 from sharing_plans where plan_id = ${planId} for update`.execute(tx);
};

/** All versions, the oldest first. */
export const versionsOf = async (tx: Tx, planId: string): Promise<StoredVersion[]> =>
  (await tables(tx).selectFrom('sharing_plan_versions').selectAll().where('plan_id', '=', planId).orderBy('version').execute()).map(versionOfRow);

/** Versions of many plans, the oldest first. */
export const versionsOfPlans = async (tx: Tx, planIds: readonly string[]): Promise<ReadonlyMap<string, StoredVersion[]>> => {
  const found = new Map<string, StoredVersion[]>();
  if (planIds.length === 0) return found;
  const rows = await tables(tx).selectFrom('sharing_plan_versions').selectAll().where('plan_id', 'in', planIds).orderBy('plan_id').orderBy('version').execute();
  for (const row of rows) found.set(row.plan_id, [...(found.get(row.plan_id) ?? []), versionOfRow(row)]);
  return found;
};

export const findVersion = async (tx: Tx, planId: string, version: number): Promise<StoredVersion | undefined> => {
  const row = await tables(tx).selectFrom('sharing_plan_versions').selectAll().where('plan_id', '=', planId).where('version', '=', version).executeTakeFirst();
  return row && versionOfRow(row);
};

const written = (version: StoredVersion) => ({
  state: version.state,
  tree: JSON.stringify(version.tree),
  sha256: version.sha256,
  bindings: JSON.stringify(version.bindings),
  effective_on: version.effectiveOn,
  verdict: version.verdict,
  packs: [...version.packs],
  revision: version.revision,
  proposed_at: version.proposedAt,
  in_force_at: version.inForceAt,
  changed_at: version.changedAt,
});

export const insertVersion = async (tx: Tx, version: StoredVersion, createdBy: string | null): Promise<void> => {
  await tables(tx)
    .insertInto('sharing_plan_versions')
    .values({ plan_id: version.planId, version: version.version, ...written(version), created_by: createdBy, created_at: version.changedAt })
    .execute();
};

/** The caller holds the plan's lock. */
export const updateVersion = async (tx: Tx, version: StoredVersion): Promise<void> => {
  await tables(tx)
    .updateTable('sharing_plan_versions')
    .set(written(version))
    .where('plan_id', '=', version.planId)
    .where('version', '=', version.version)
    .execute();
};

export type Acceptance = { readonly organizationId: string; readonly personId: string; readonly sha256: string; readonly acceptedAt: Date };

export const acceptancesOf = async (tx: Tx, planId: string, version: number): Promise<Acceptance[]> =>
  (await tables(tx).selectFrom('sharing_acceptances').selectAll().where('plan_id', '=', planId).where('version', '=', version).execute()).map((row) => ({
    organizationId: row.organization_id,
    personId: row.person_id,
    sha256: row.sha256,
    acceptedAt: row.accepted_at,
  }));

export const insertAcceptance = async (tx: Tx, planId: string, version: number, acceptance: Acceptance): Promise<void> => {
  await tables(tx)
    .insertInto('sharing_acceptances')
    .values({
      plan_id: planId,
      version,
      organization_id: acceptance.organizationId,
      person_id: acceptance.personId,
      sha256: acceptance.sha256,
      accepted_at: acceptance.acceptedAt,
    })
    .execute();
};
