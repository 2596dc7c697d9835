/** Looks at dossiers. Rows are only added. */
import type { Tx } from '@tongtu/platform/context';
import { tables, type Tables } from './tables.ts';

export type AccessKind = Tables['dossier_accesses']['what'];
export type Access = {
  readonly id: string;
  readonly caseId: string;
  readonly what: AccessKind;
  readonly personId: string | null;
  /** Of a guest. */
  readonly reviewId: string | null;
  readonly as: string;
  readonly at: Date;
};

export const insertAccess = async (tx: Tx, one: Access): Promise<void> => {
  await tables(tx)
    .insertInto('dossier_accesses')
    .values({
      case_id: one.caseId,
      access_id: one.id,
      what: one.what,
      person_id: one.personId,
      review_id: one.reviewId,
      accessed_as: one.as,
      at: one.at,
    })
    .execute();
};

/** Whether this reader, in this role, looked at the matrix after `since`. */
export const hasLookedSince = async (tx: Tx, caseId: string, who: Pick<Access, 'personId' | 'reviewId' | 'as'>, since: Date): Promise<boolean> => {
  const row = await tables(tx)
    .selectFrom('dossier_accesses')
    .select('access_id')
    .where('case_id', '=', caseId)
    .where('what', '=', 'matrix')
    .where('person_id', 'is not distinct from', who.personId)
    .where('review_id', 'is not distinct from', who.reviewId)
    .where('accessed_as', '=', who.as)
    .where('at', '>', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};

/** With the name of the reviewer where a guest looked; the latest first. */
export const latestAccesses = async (tx: Tx, caseId: string, limit: number): Promise<(Access & { readonly reviewerName: string | null })[]> => {
  const rows = await tables(tx)
    .selectFrom('dossier_accesses as a')
    .leftJoin('dossier_reviews as r', (join) => join.onRef('r.case_id', '=', 'a.case_id').onRef('r.review_id', '=', 'a.review_id'))
    .selectAll('a')
    .select('r.reviewer_name')
    .where('a.case_id', '=', caseId)
    .orderBy('a.at', 'desc')
    .orderBy('a.access_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.access_id,
    caseId: row.case_id,
    what: row.what,
    personId: row.person_id,
    reviewId: row.review_id,
    as: row.accessed_as,
    at: row.at,
    reviewerName: row.reviewer_name,
  }));
};
