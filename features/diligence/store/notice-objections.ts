/** Objections to notices: numbered within their notice, never changed but for their answer. */
import type { Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { StoredNotice, StoredNoticeObjection } from '../domain/stored-notice.ts';
import { tables, type Tables } from './tables.ts';

const objectionOfRow = (row: Selectable<Tables['notice_objections']>): StoredNoticeObjection => ({
  id: row.objection_id,
  noticeId: row.notice_id,
  number: row.number,
  objector: { name: row.name, contact: row.contact, personId: row.person_id },
  words: row.words,
  at: row.at,
  outcome: row.outcome,
  answer: row.answer,
  answeredBy: row.answered_by,
  answeredAt: row.answered_at,
});

/** An objection as it is made: open. The case must be held, for its number. */
export const insertNoticeObjection = async (tx: Tx, caseId: string, one: StoredNoticeObjection): Promise<void> => {
  await tables(tx)
    .insertInto('notice_objections')
    .values({
      case_id: caseId,
      objection_id: one.id,
      notice_id: one.noticeId,
      number: one.number,
      name: one.objector.name,
      contact: one.objector.contact,
      person_id: one.objector.personId,
      words: one.words,
      at: one.at,
      outcome: one.outcome,
      answer: one.answer,
      answered_by: one.answeredBy,
      answered_at: one.answeredAt,
    })
    .execute();
};
export const answerNoticeObjectionRow = async (tx: Tx, caseId: string, one: StoredNoticeObjection): Promise<void> => {
  await tables(tx)
    .updateTable('notice_objections')
    .set({ outcome: one.outcome, answer: one.answer, answered_by: one.answeredBy, answered_at: one.answeredAt })
    .where('case_id', '=', caseId)
    .where('objection_id', '=', one.id)
    .where('outcome', '=', 'open')
    .execute();
};

/** Of these notices, by notice, in the order of their numbers. */
export const objectionsOfNotices = async (
  tx: Tx,
  notices: readonly Pick<StoredNotice, 'id' | 'caseId'>[],
): Promise<ReadonlyMap<string, readonly StoredNoticeObjection[]>> => {
  if (notices.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('notice_objections')
    .selectAll()
    .where('case_id', 'in', [...new Set(notices.map(({ caseId }) => caseId))])
    .where(
      'notice_id',
      'in',
      notices.map(({ id }) => id),
    )
    .orderBy('number')
    .execute();
  return Map.groupBy(rows.map(objectionOfRow), ({ noticeId }) => noticeId);
};
export const objectionsOfNotice = async (tx: Tx, notice: Pick<StoredNotice, 'id' | 'caseId'>): Promise<readonly StoredNoticeObjection[]> =>
  (await objectionsOfNotices(tx, [notice])).get(notice.id) ?? [];

export type ObjectionCounts = { readonly all: number; readonly open: number };
/** How many objections these notices have. */
export const countObjections = async (tx: Tx, notices: readonly Pick<StoredNotice, 'id' | 'caseId'>[]): Promise<ReadonlyMap<string, ObjectionCounts>> => {
  if (notices.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('notice_objections')
    .select((e) => ['notice_id', e.fn.countAll<bigint>().as('all'), e.fn.countAll<bigint>().filterWhere('outcome', '=', 'open').as('open')])
    .where('case_id', 'in', [...new Set(notices.map(({ caseId }) => caseId))])
    .where(
      'notice_id',
      'in',
      notices.map(({ id }) => id),
    )
    .groupBy('notice_id')
    .execute();
  return new Map(rows.map((row) => [row.notice_id, { all: Number(row.all), open: Number(row.open) }]));
};
