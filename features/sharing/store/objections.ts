/** Objections to statements, with their answers. */
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { StoredObjection } from '../domain/stored-statement.ts';
import { tables, type Tables } from './tables.ts';

const objectionOfRow = (row: Selectable<Tables['statement_objections']>): StoredObjection => ({
  id: row.objection_id,
  statementId: row.statement_id,
  personId: row.person_id,
  words: row.words,
  outcome: row.outcome,
  answer: row.answer,
  answeredBy: row.answered_by,
  answeredAt: row.answered_at,
  madeAt: row.made_at,
});

/** Oldest first. */
export const objectionsOf = async (tx: Tx, planId: string, statementId: string): Promise<StoredObjection[]> =>
  (
    await tables(tx)
      .selectFrom('statement_objections')
      .selectAll()
      .where('plan_id', '=', planId)
      .where('statement_id', '=', statementId)
      .orderBy('made_at')
      .orderBy('objection_id')
      .execute()
  ).map(objectionOfRow);

/** How many are open, by statement; those without one are absent. */
export const openObjectionsOf = async (tx: Tx, planId: string, statementIds: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  if (statementIds.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('statement_objections')
    .select(['statement_id', sql<number>`count(*)::integer`.as('count')])
    .where('plan_id', '=', planId)
    .where('statement_id', 'in', [...statementIds])
    .where('outcome', '=', 'open')
    .groupBy('statement_id')
    .execute();
  return new Map(rows.map((row) => [row.statement_id, row.count]));
};

export const insertObjection = async (
  tx: Tx,
  planId: string,
  { id, statementId, personId, words, madeAt }: Pick<StoredObjection, 'id' | 'statementId' | 'personId' | 'words' | 'madeAt'>,
): Promise<void> => {
  await tables(tx)
    .insertInto('statement_objections')
    .values({
      plan_id: planId,
      objection_id: id,
      statement_id: statementId,
      person_id: personId,
      words,
      outcome: 'open',
      answer: null,
      answered_by: null,
      answered_at: null,
      made_at: madeAt,
    })
    .execute();
};

export const writeAnswer = async (
  tx: Tx,
  planId: string,
  objectionId: string,
  given: { readonly outcome: 'upheld' | 'rejected'; readonly answer: string; readonly answeredBy: string | null; readonly answeredAt: Date },
): Promise<void> => {
  await tables(tx)
    .updateTable('statement_objections')
    .set({ outcome: given.outcome, answer: given.answer, answered_by: given.answeredBy, answered_at: given.answeredAt })
    .where('plan_id', '=', planId)
    .where('objection_id', '=', objectionId)
    .where('outcome', '=', 'open')
    .execute();
};
