/** What events about a case are about: itself, and everything that hangs on it. */
import type { Tx } from '@tongtu/platform/context';
import { tables } from './tables.ts';

/** By type of subject, as use-cases announce them. Declarations lie with their unit, so its id is asked for. */
export const subjectsOfCase = async (
  tx: Tx,
  one: { readonly id: string; readonly organizationId: string },
): Promise<Readonly<Record<string, readonly string[]>>> => {
  const of = tables(tx);
  const caseId = one.id;
  // One after the other: they share a connection.
  const notices = await of.selectFrom('notices').select('notice_id as id').where('case_id', '=', caseId).execute();
  const decisions = await of.selectFrom('decisions').select(['decision_id as id', 'committee_id']).where('case_id', '=', caseId).execute();
  const prices = await of.selectFrom('price_records').select('record_id as id').where('case_id', '=', caseId).execute();
  const checks = await of.selectFrom('related_party_checks').select('check_id as id').where('case_id', '=', caseId).execute();
  const evidence = await of.selectFrom('evidence').select('evidence_id as id').where('case_id', '=', caseId).execute();
  const reviews = await of.selectFrom('dossier_reviews').select('review_id as id').where('case_id', '=', caseId).execute();
  const exports = await of.selectFrom('dossier_exports').select('export_id as id').where('case_id', '=', caseId).execute();
  const declarations = await of
    .selectFrom('declarations')
    .select('declaration_id as id')
    .where('organization_id', '=', one.organizationId)
    .where('case_id', '=', caseId)
    .execute();
  const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);
  return {
    'diligence-case': [caseId],
    notice: ids(notices),
    decision: ids(decisions),
    'price-record': ids(prices),
    'related-party-check': ids(checks),
    evidence: ids(evidence),
    'dossier-review': ids(reviews),
    dossier: ids(exports),
    declaration: ids(declarations),
    // Who sat in it, by which rules.
    committee: [...new Set(decisions.map(({ committee_id }) => committee_id))],
  };
};
