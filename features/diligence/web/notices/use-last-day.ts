/** The last day that a notice would have if it were published now: the same reckoning as the server's, before anything is told. */
import { listObligationPacks } from '../../contract/packs.ts';
import { isCalendarKnown, noticePeriod, type NoticePeriod } from '../../domain/notice-period.ts';
import type { ObligationPack, WorkingCalendar } from '../../domain/obligation-pack.ts';
import { calendarOf } from '../../domain/packs-for.ts';
import type { NoticeView } from '../../contract/notices.ts';
import { useRoute } from '@tongtu/platform/ui';
import { useNow } from '../parts/use-now.ts';

/** `known` is false where the holidays of those days were not announced yet. Undefined while the calendar is asked for. */
export const useLastDay = (notice: Pick<NoticeView, 'rule' | 'zone'>, days: number): (NoticePeriod & { readonly known: boolean }) | undefined => {
  const now = useNow();
  const { data } = useRoute(listObligationPacks, {}, { staleTime: 3_600_000 });
  if (data === undefined || !Number.isInteger(days) || days < 1 || days > 365) return undefined;
  const inForce = data.items.filter((pack) => pack.state === 'approved').map(({ content }) => content as unknown as ObligationPack);
  const calendar: WorkingCalendar | null = calendarOf(inForce);
  const period = noticePeriod(now, { days, endsOnWorkingDay: notice.rule.endsOnWorkingDay, calendar, zone: notice.zone });
  return { ...period, known: !notice.rule.endsOnWorkingDay || isCalendarKnown(period.lastDay, calendar?.knownUntil ?? null) };
};
