/** Checks of related parties; each stays as it was made. */
import type { Tx } from '@tongtu/platform/context';
import type { StoredCheck } from '../domain/related-party-standing.ts';
import { tables } from './tables.ts';

export const insertCheck = async (tx: Tx, one: StoredCheck): Promise<void> => {
  await tables(tx)
    .insertInto('related_party_checks')
    .values({
      case_id: one.caseId,
      check_id: one.id,
      counterparty_id: one.counterparty.organizationId,
      counterparty_name: one.counterparty.name,
      findings: JSON.stringify(one.findings),
      undeclared: [...one.undeclared],
      marked: one.marked,
      outcome_sha256: one.outcomeSha256,
      checked_by: one.checkedBy,
      checked_at: one.checkedAt,
    })
    .execute();
};

export const latestCheck = async (tx: Tx, caseId: string): Promise<StoredCheck | undefined> => {
  const row = await tables(tx)
    .selectFrom('related_party_checks')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('checked_at', 'desc')
    .orderBy('check_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      id: row.check_id,
      caseId: row.case_id,
      counterparty: { organizationId: row.counterparty_id, name: row.counterparty_name },
      findings: row.findings,
      undeclared: row.undeclared,
      marked: row.marked,
      outcomeSha256: row.outcome_sha256,
      checkedBy: row.checked_by,
      checkedAt: row.checked_at,
    }
  );
};
