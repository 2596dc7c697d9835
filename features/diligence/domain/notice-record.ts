/** The canonical records of a notice: what was told to everybody, and what its certificate confirms. Hashes are of these. */
import type { Canonical } from '@tongtu/kernel/canonical-bytes';
import type { NoticePublication, StoredNotice, StoredNoticeObjection } from './stored-notice.ts';

/** What was told when it was published; nothing of it changes afterwards. */
export const publishedRecord = (notice: StoredNotice, published: Omit<NoticePublication, 'sha256' | 'eventId'>): Canonical => ({
  format: 'tongtu-notice/1',
  number: notice.number,
  organization: { id: notice.organizationId, ...notice.unit },
  content: notice.content,
  rule: notice.rule,
  places: notice.places,
  zone: notice.zone,
  publishedAt: published.at.toISOString(),
  publishedOn: published.on,
  lastCalendarDay: published.lastCalendarDay,
  lastDay: published.lastDay,
  endsAt: published.endsAt.toISOString(),
  supersedes: notice.supersedes,
  replacedReason: notice.replacedReason,
});

/** Objections without the names of those who made them: the record goes to people who have no need to know. */
const objectionRecord = ({ number, at, words, outcome, answer, answeredAt }: StoredNoticeObjection): Canonical => ({
  number,
  at: at.toISOString(),
  words,
  outcome,
  answer,
  answeredAt: answeredAt?.toISOString() ?? null,
});

/** The whole life of a completed notice. */
export const certificateRecord = (
  notice: StoredNotice & { readonly published: NoticePublication },
  closing: NonNullable<StoredNotice['closing']>,
  objections: readonly StoredNoticeObjection[],
): Canonical => ({
  format: 'tongtu-notice-certificate/1',
  certificateNumber: closing.certificateNumber,
  notice: publishedRecord(notice, notice.published),
  sha256: notice.published.sha256,
  objections: objections.map(objectionRecord),
  closingStatement: closing.statement,
  completedAt: closing.completedAt.toISOString(),
});
