/** Who sat in a decision. */
import type { Tx } from '@tongtu/platform/context';
import { tables } from './tables.ts';

export const isDecisionMember = async (tx: Tx, caseId: string, personId: string): Promise<boolean> =>
  (await tables(tx).selectFrom('decision_members').select('decision_id').where('case_id', '=', caseId).where('person_id', '=', personId).limit(1).execute())
    .length > 0;
