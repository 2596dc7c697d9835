/** What of a notice leaves the house, and to whom. */
import type { NoticeCard, NoticeContent, NoticeObjection, NoticeView } from '../contract/notices.ts';
import { isCalendarKnown } from '../domain/notice-period.ts';
import type { StoredNotice, StoredNoticeObjection } from '../domain/stored-notice.ts';
import type { SeenNotice } from '../use-cases/notice-view.ts';
import type { BoardLine } from '../use-cases/read-notices.ts';

const presentContent = ({ title, abstract, objectionChannel, objectionProcedure, ...rest }: NoticeContent): NoticeView['content'] => ({
  title,
  abstract,
  objectionChannel,
  objectionProcedure,
  ...rest,
});

const cardOf = (notice: StoredNotice, counts: BoardLine['counts']): NoticeCard => ({
  id: notice.id,
  number: notice.number,
  organizationId: notice.organizationId,
  unitName: notice.unit.name,
  title: notice.content.title,
  pathway: notice.content.pathway,
  price: notice.content.price,
  relatedParty: notice.content.relatedParty.marked,
  state: notice.state,
  places: [...notice.places],
  publishedOn: notice.published?.on ?? null,
  lastDay: notice.published?.lastDay ?? null,
  objections: counts.all,
  openObjections: counts.open,
});
export const presentLine = ({ notice, counts }: BoardLine): NoticeCard => cardOf(notice, counts);

/** Words are shown to everybody once they are answered; names only to those who answer. */
const presentObjection = (objection: StoredNoticeObjection, { inside, seesObjectors }: SeenNotice): NoticeObjection => ({
  id: objection.id,
  number: objection.number,
  objector: seesObjectors ? { name: objection.objector.name, contact: objection.objector.contact } : null,
  words: inside || objection.outcome !== 'open' ? objection.words : null,
  at: objection.at.toISOString(),
  outcome: objection.outcome,
  answer: objection.answer,
  answeredAt: objection.answeredAt?.toISOString() ?? null,
});

export const presentNotice = (seen: SeenNotice): NoticeView => {
  const { notice, objections, logIndex, inside, actions } = seen;
  const { published, closing, rule } = notice;
  return {
    ...cardOf(notice, { all: objections.length, open: objections.filter(({ outcome }) => outcome === 'open').length }),
    caseId: inside ? notice.caseId : null,
    unitUscc: notice.unit.uscc,
    content: presentContent(notice.content),
    revision: notice.revision,
    zone: notice.zone,
    publishedAt: published?.at.toISOString() ?? null,
    endsAt: published?.endsAt.toISOString() ?? null,
    rule: { days: rule.days, endsOnWorkingDay: rule.endsOnWorkingDay, articles: [...rule.articles], pack: rule.pack },
    lastCalendarDay: published?.lastCalendarDay ?? null,
    calendarKnown: published === null || isCalendarKnown(published.lastDay, rule.calendarKnownUntil),
    supersedes: notice.supersedes,
    supersededBy: notice.supersededBy,
    replacedReason: notice.replacedReason,
    withdrawnReason: notice.withdrawnReason,
    endedAt: notice.endedAt?.toISOString() ?? null,
    closingStatement: closing?.statement ?? null,
    completedAt: closing?.completedAt.toISOString() ?? null,
    certificateNumber: closing?.certificateNumber ?? null,
    sha256: published?.sha256 ?? null,
    logIndex,
    objectionList: objections.map((objection) => presentObjection(objection, seen)),
    actions: [...actions],
  };
};
