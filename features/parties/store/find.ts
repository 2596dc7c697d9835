/** Finding by what people know: a name, a credit code, an address. For the command line. */
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import { isUuid } from '@tongtu/kernel/ids';
import type { OrganizationState } from '../contract.ts';

/** Organizations with exactly this id, credit code, or name in either language; at most two, since more than one is already no answer. */
export const findOrganizations = async (tx: Tx, given: string): Promise<readonly { readonly id: string; readonly state: OrganizationState }[]> => {
  const id = isUuid(given) ? given : null;
  const { rows } = await sql<{ id: string; state: OrganizationState }>`
    select organization_id as id, state from organizations
    where organization_id = ${id}::uuid or uscc = ${given} or name ->> 'zh' = ${given} or name ->> 'en' = ${given}
    order by organization_id limit 2`.execute(tx);
  return rows;
};

/** Whether anybody has founded one yet. */
export const hasOrganizations = async (tx: Tx): Promise<boolean> => (await sql`select from organizations limit 1`.execute(tx)).rows.length > 0;

/** The person of an address, letter case aside. */
export const personByEmail = async (tx: Tx, email: string): Promise<{ readonly id: string } | undefined> =>
  (await sql<{ id: string }>`select person_id as id from people where lower(email) = lower(${email}) limit 1`.execute(tx)).rows[0];
