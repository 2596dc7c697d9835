/** When it was published, when the days run out by the calendar, when by working days, and by which rule. */
import { useFormat, useText } from '@tongtu/platform/ui';
import type { NoticeView } from '../../contract/notices.ts';
import { ArticlesOf, usePackTitle } from '../parts/article.tsx';
import { Places } from './marks.tsx';

type Of = Pick<NoticeView, 'publishedOn' | 'lastDay' | 'lastCalendarDay' | 'rule' | 'zone' | 'places'>;

/** The rule in a sentence, and its articles. */
export const PeriodRule = ({ rule }: Pick<NoticeView, 'rule'>) => {
  const t = useText('diligence');
  const pack = usePackTitle(rule.pack);
  return (
    <div className="dn-rule">
      <p>
        {t(rule.endsOnWorkingDay ? 'notices.period.ruleWorking' : 'notices.period.rule', { count: rule.days })}{' '}
        <span className="tt-quiet">{t('notices.period.pack', { pack })}</span>
      </p>
      <ArticlesOf ids={rule.articles} />
    </div>
  );
};

const Day = ({ label, day, note }: { label: string; day: string; note?: string | undefined }) => {
  const format = useFormat();
  return (
    <li>
      <span>{label}</span>
      <b>
        <time dateTime={day}>{format.date(day)}</time>
      </b>
      {note === undefined ? null : <span className="dn-sub">{note}</span>}
    </li>
  );
};

export const PeriodDays = ({ notice }: { notice: Pick<Of, 'publishedOn' | 'lastDay' | 'lastCalendarDay' | 'zone'> }) => {
  const t = useText('diligence');
  const { publishedOn, lastDay, lastCalendarDay } = notice;
  return (
    <ol className="dn-period-days">
      {publishedOn === null ? null : <Day label={t('notices.period.publishedOn')} day={publishedOn} note={t('notices.period.notCounted')} />}
      {lastCalendarDay === null ? null : <Day label={t('notices.period.calendarEnd')} day={lastCalendarDay} />}
      {lastDay === null ? null : (
        <Day
          label={t('notices.period.lastDay')}
          day={lastDay}
          note={t(lastDay === lastCalendarDay ? 'notices.period.untilMidnight' : 'notices.period.moved', { zone: notice.zone })}
        />
      )}
    </ol>
  );
};

export const NoticePeriod = ({ notice }: { notice: Of }) => (
  <>
    <PeriodDays notice={notice} />
    <PeriodRule rule={notice.rule} />
    <p className="dn-period-places">
      <Places places={notice.places} />
    </p>
  </>
);
