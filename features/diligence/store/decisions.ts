/** Decisions with their members; everything of a decision lies with its case. */
import type { Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { Decision, DecisionMember } from '../domain/decision.ts';
import { tables, type Tables } from './tables.ts';

export type StoredDecision = Decision;

const memberOfRow = (row: Selectable<Tables['decision_members']>): DecisionMember => ({
  personId: row.person_id,
  chair: row.chair,
  conflict: row.conflict,
  conflictWords: row.conflict_words,
  declaredAt: row.declared_at,
  voice: row.voice,
  dissent: row.dissent,
  votedAt: row.voted_at,
  confirmedAt: row.confirmed_at,
});
const decisionOfRow = (row: Selectable<Tables['decisions']>, members: readonly DecisionMember[]): Decision => ({
  id: row.decision_id,
  caseId: row.case_id,
  committeeId: row.committee_id,
  number: row.number,
  motion: row.motion,
  agenda: row.agenda,
  meetsAt: row.meets_at,
  state: row.state,
  quorumNeeded: row.quorum_needed,
  majority: row.majority,
  result: row.result,
  caseRevision: row.case_revision,
  minutes: row.minutes,
  minutesSha256: row.minutes_sha256,
  calledBy: row.called_by,
  calledAt: row.called_at,
  openedAt: row.opened_at,
  countedAt: row.counted_at,
  confirmedAt: row.confirmed_at,
  cancelledReason: row.cancelled_reason,
  members,
});

const withMembers = async (tx: Tx, caseIds: readonly string[], rows: readonly Selectable<Tables['decisions']>[]): Promise<Decision[]> => {
  if (rows.length === 0) return [];
  const members = await tables(tx)
    .selectFrom('decision_members')
    .selectAll()
    .where('case_id', 'in', caseIds)
    .where(
      'decision_id',
      'in',
      rows.map((row) => row.decision_id),
    )
    .orderBy('chair', 'desc')
    .orderBy('person_id')
    .execute();
  const byDecision = Map.groupBy(members, (row) => row.decision_id);
  return rows.map((row) => decisionOfRow(row, (byDecision.get(row.decision_id) ?? []).map(memberOfRow)));
};

/** All decisions of a case with their members, the latest first. */
export const decisionsOfCase = async (tx: Tx, caseId: string): Promise<StoredDecision[]> => {
  const rows = await tables(tx)
    .selectFrom('decisions')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('called_at', 'desc')
    .orderBy('decision_id', 'desc')
    .execute();
  return withMembers(tx, [caseId], rows);
};
export const findDecision = async (tx: Tx, caseId: string, decisionId: string): Promise<StoredDecision | undefined> => {
  const rows = await tables(tx).selectFrom('decisions').selectAll().where('case_id', '=', caseId).where('decision_id', '=', decisionId).execute();
  return (await withMembers(tx, [caseId], rows))[0];
};
/** Decisions in which the person sits and that are not over yet; the latest first. */
export const openDecisionsOfMember = async (tx: Tx, personId: string): Promise<StoredDecision[]> => {
  const rows = await tables(tx)
    .selectFrom('decisions as d')
    .innerJoin('decision_members as m', (join) => join.onRef('m.case_id', '=', 'd.case_id').onRef('m.decision_id', '=', 'd.decision_id'))
    .selectAll('d')
    .where('m.person_id', '=', personId)
    .where('d.state', 'in', ['called', 'voting', 'counted'])
    .orderBy('d.called_at', 'desc')
    .orderBy('d.decision_id', 'desc')
    .execute();
  return withMembers(tx, [...new Set(rows.map((row) => row.case_id))], rows);
};

const columns = (one: Decision) => ({
  committee_id: one.committeeId,
  number: one.number,
  motion: one.motion,
  agenda: JSON.stringify(one.agenda),
  meets_at: one.meetsAt,
  state: one.state,
  quorum_needed: one.quorumNeeded,
  majority: one.majority,
  result: one.result,
  case_revision: one.caseRevision,
  minutes: one.minutes,
  minutes_sha256: one.minutesSha256,
  called_by: one.calledBy,
  called_at: one.calledAt,
  opened_at: one.openedAt,
  counted_at: one.countedAt,
  confirmed_at: one.confirmedAt,
  cancelled_reason: one.cancelledReason,
});
const memberColumns = (one: DecisionMember) => ({
  chair: one.chair,
  conflict: one.conflict,
  conflict_words: one.conflictWords,
  declared_at: one.declaredAt,
  voice: one.voice,
  dissent: one.dissent,
  voted_at: one.votedAt,
  confirmed_at: one.confirmedAt,
});

export const insertDecision = async (tx: Tx, one: Decision): Promise<void> => {
  await tables(tx)
    .insertInto('decisions')
    .values({ case_id: one.caseId, decision_id: one.id, ...columns(one) })
    .execute();
  await tables(tx)
    .insertInto('decision_members')
    .values(one.members.map((member) => ({ case_id: one.caseId, decision_id: one.id, person_id: member.personId, ...memberColumns(member) })))
    .execute();
};
/** Writes the decision, and those of its members that are not as they were. */
export const updateDecision = async (tx: Tx, before: Decision, after: Decision): Promise<void> => {
  await tables(tx).updateTable('decisions').set(columns(after)).where('case_id', '=', after.caseId).where('decision_id', '=', after.id).execute();
  const known = new Set(before.members);
  for (const member of after.members.filter((each) => !known.has(each)))
    await tables(tx)
      .updateTable('decision_members')
      .set(memberColumns(member))
      .where('case_id', '=', after.caseId)
      .where('decision_id', '=', after.id)
      .where('person_id', '=', member.personId)
      .execute();
};
