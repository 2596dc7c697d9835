/** Notices of cases, and the board that everybody reads. A published row changes only as the database lets it: once, to its end. */
import { sql, type Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { NoticeState } from '../domain/notice-lifecycle.ts';
import type { NoticePublication, PublishedNotice, StoredNotice } from '../domain/stored-notice.ts';
import { tables, type Tables } from './tables.ts';

type Row = Selectable<Tables['notices']>;

const publicationOf = (row: Row): NoticePublication | null => {
  const { published_at, published_on, last_calendar_day, last_day, ends_at, sha256, published_event } = row;
  if (published_at === null || published_on === null || last_calendar_day === null || last_day === null || ends_at === null) return null;
  return {
    at: published_at,
    on: published_on,
    lastCalendarDay: last_calendar_day,
    lastDay: last_day,
    endsAt: ends_at,
    sha256: sha256 ?? '',
    eventId: published_event ?? '',
  };
};
const noticeOfRow = (row: Row): StoredNotice => ({
  id: row.notice_id,
  caseId: row.case_id,
  organizationId: row.organization_id,
  number: row.number,
  state: row.state,
  unit: row.unit,
  content: row.content,
  revision: row.revision,
  rule: row.rule,
  places: row.places,
  zone: row.zone,
  draftedBy: row.drafted_by,
  draftedAt: row.drafted_at,
  published: publicationOf(row),
  supersedes: row.supersedes,
  supersededBy: row.superseded_by,
  replacedReason: row.replaced_reason,
  withdrawnReason: row.withdrawn_reason,
  endedAt: row.ended_at,
  closing:
    row.completed_at === null || row.certificate_number === null
      ? null
      : { statement: row.closing_statement ?? '', completedAt: row.completed_at, certificateNumber: row.certificate_number },
});

/** What a draft may change, and what the one step from draft to running fixes for ever. */
const contentColumns = (notice: StoredNotice) => ({
  state: notice.state,
  unit: JSON.stringify(notice.unit),
  content: JSON.stringify(notice.content),
  revision: notice.revision,
  rule: JSON.stringify(notice.rule),
  places: [...notice.places],
  zone: notice.zone,
  published_at: notice.published?.at ?? null,
  published_on: notice.published?.on ?? null,
  last_calendar_day: notice.published?.lastCalendarDay ?? null,
  last_day: notice.published?.lastDay ?? null,
  ends_at: notice.published?.endsAt ?? null,
  sha256: notice.published?.sha256 ?? null,
  published_event: notice.published?.eventId ?? null,
  supersedes: notice.supersedes,
  withdrawn_reason: notice.withdrawnReason,
});

export const insertNotice = async (tx: Tx, notice: StoredNotice): Promise<void> => {
  await tables(tx)
    .insertInto('notices')
    .values({
      case_id: notice.caseId,
      notice_id: notice.id,
      organization_id: notice.organizationId,
      number: notice.number,
      ...contentColumns(notice),
      superseded_by: null,
      replaced_reason: notice.replacedReason,
      closing_statement: null,
      completed_at: null,
      certificate_number: null,
      ended_at: null,
      reminded_at: null,
      drafted_by: notice.draftedBy,
      drafted_at: notice.draftedAt,
    })
    .execute();
};
/** Writes a draft, or its publication. */
export const updateDraftNotice = async (tx: Tx, notice: StoredNotice): Promise<void> => {
  await tables(tx)
    .updateTable('notices')
    .set(contentColumns(notice))
    .where('case_id', '=', notice.caseId)
    .where('notice_id', '=', notice.id)
    .where('state', '=', 'draft')
    .execute();
};
/** Writes how a running notice ends, and when. */
export const endNotice = async (tx: Tx, notice: StoredNotice): Promise<void> => {
  await tables(tx)
    .updateTable('notices')
    .set({
      state: notice.state,
      superseded_by: notice.supersededBy,
      withdrawn_reason: notice.withdrawnReason,
      closing_statement: notice.closing?.statement ?? null,
      completed_at: notice.closing?.completedAt ?? null,
      certificate_number: notice.closing?.certificateNumber ?? null,
      ended_at: notice.endedAt,
    })
    .where('case_id', '=', notice.caseId)
    .where('notice_id', '=', notice.id)
    .where('state', '=', 'running')
    .execute();
};

export const findNotice = async (tx: Tx, caseId: string, noticeId: string): Promise<StoredNotice | undefined> => {
  const row = await tables(tx).selectFrom('notices').selectAll().where('case_id', '=', caseId).where('notice_id', '=', noticeId).executeTakeFirst();
  return row && noticeOfRow(row);
};
/** All notices of a case, drafts too, the latest first. */
export const noticesOfCase = async (tx: Tx, caseId: string): Promise<StoredNotice[]> => {
  const rows = await tables(tx)
    .selectFrom('notices')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('drafted_at', 'desc')
    .orderBy('notice_id', 'desc')
    .execute();
  return rows.map(noticeOfRow);
};

const published = (tx: Tx) => tables(tx).selectFrom('notices').selectAll().where('published_at', 'is not', null);
/** What everybody may read: a draft is never found here, withdrawn or not. */
export const findPublishedNotice = async (tx: Tx, noticeId: string): Promise<PublishedNotice | undefined> => {
  const row = await published(tx).where('notice_id', '=', noticeId).executeTakeFirst();
  return row && (noticeOfRow(row) as PublishedNotice);
};

export type BoardFilter = { readonly organizationId?: string | undefined; readonly state?: NoticeState | undefined; readonly q?: string | undefined };
/** Published notices, the latest first. `q` is looked for in the title, the unit's name, the counterparty's and the number. */
export const pageOfBoard = async (
  tx: Tx,
  { organizationId, state, q }: BoardFilter,
  after: { readonly at: Date; readonly id: string } | null,
  limit: number,
): Promise<PublishedNotice[]> => {
  let query = published(tx);
  if (organizationId !== undefined) query = query.where('organization_id', '=', organizationId);
  if (state !== undefined) query = query.where('state', '=', state);
  if (q !== undefined) {
    const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
    const texts = [
      sql<string>`content -> 'title' ->> 'zh'`,
      sql<string>`content -> 'title' ->> 'en'`,
      sql<string>`unit -> 'name' ->> 'zh'`,
      sql<string>`unit -> 'name' ->> 'en'`,
      sql<string>`content ->> 'counterpartyName'`,
      sql<string>`number`,
    ];
    query = query.where((e) => e.or(texts.map((text) => e(text, 'ilike', like))));
  }
  if (after !== null)
    query = query.where((e) => e.or([e('published_at', '<', after.at), e.and([e('published_at', '=', after.at), e('notice_id', '<', after.id)])]));
  return (await query.orderBy('published_at', 'desc').orderBy('notice_id', 'desc').limit(limit).execute()).map((row) => noticeOfRow(row) as PublishedNotice);
};

/** Running notices whose period is over and whose managers were not told since `before`. */
export const endedNotices = async (tx: Tx, now: Date, before: Date, limit: number): Promise<PublishedNotice[]> => {
  const rows = await published(tx)
    .where('state', '=', 'running')
    .where('ends_at', '<=', now)
    .where((e) => e.or([e('reminded_at', 'is', null), e('reminded_at', '<=', before)]))
    .orderBy('ends_at')
    .orderBy('notice_id')
    .limit(limit)
    .execute();
  return rows.map((row) => noticeOfRow(row) as PublishedNotice);
};
/** Answers false where somebody else was quicker, or it is over by now. */
export const markReminded = async (tx: Tx, notice: StoredNotice, now: Date, before: Date): Promise<boolean> => {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('notices')
    .set({ reminded_at: now })
    .where('case_id', '=', notice.caseId)
    .where('notice_id', '=', notice.id)
    .where('state', '=', 'running')
    .where((e) => e.or([e('reminded_at', 'is', null), e('reminded_at', '<=', before)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
