/** How requests were answered: what became of them, how quickly, why some were declined. */
import { Section, TextLink, useFormat, useText } from '@tongtu/platform/ui';
import type { FacilityUse } from '../../contract/reports.ts';

type Requests = FacilityUse['requests'];

/** `40 分钟`, `5.5 小时`, `3.2 天`: in the unit that is read at a glance. */
const useWaitWords = () => {
  const t = useText('facilities');
  const format = useFormat();
  return (hours: number): string => {
    const [value, unit] = hours < 1 ? [Math.round(hours * 60), 'minutes'] : hours < 48 ? [hours, 'hours'] : [hours / 24, 'days'];
    const shown = Math.round(value * 10) / 10;
    return t(`money.requests.${unit}`, { count: shown, value: format.number(shown) });
  };
};

const Refusals = ({ requests }: { requests: Requests }) => {
  const t = useText('facilities');
  const format = useFormat();
  const most = requests.refusals[0]?.count ?? 1;
  if (requests.refusals.length === 0) return <p className="fm-none">{t('money.requests.noRefusals')}</p>;
  return (
    <dl className="fm-refusals">
      {requests.refusals.map(({ reason, count }) => (
        <div key={reason}>
          <dt>{t.maybe(`desk.declineReasons.${reason}`) ?? reason}</dt>
          <dd>
            <span className="fm-bar" aria-hidden="true">
              <span className="fm-bar-used" style={{ inlineSize: `${(100 * count) / most}%` }} />
            </span>
            <span className="fm-number">{format.number(count)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
};

export const UseRequests = ({ requests, organizationId }: { requests: Requests; organizationId: string }) => {
  const t = useText('facilities');
  const format = useFormat();
  const wait = useWaitWords();
  const fates = ['received', 'approved', 'declined', 'unanswered', 'waiting'] as const;
  return (
    <Section
      title={t('money.requests.title')}
      lead={t('money.requests.lead')}
      actions={requests.waiting > 0 ? <TextLink to={`/my/booking-requests?organization=${organizationId}`}>{t('money.requests.answer')}</TextLink> : null}
    >
      <dl className="fm-figures">
        {fates.map((fate) => (
          <div key={fate} data-warn={fate === 'unanswered' && requests.unanswered > 0}>
            <dt>{t(`money.requests.${fate}`)}</dt>
            <dd>{format.number(requests[fate])}</dd>
          </div>
        ))}
        <div>
          <dt>{t('money.requests.median')}</dt>
          <dd>{requests.medianResponseHours === null ? '–' : wait(requests.medianResponseHours)}</dd>
        </div>
        <div>
          <dt>{t('money.requests.slowest')}</dt>
          <dd>{requests.slowestResponseHours === null ? '–' : wait(requests.slowestResponseHours)}</dd>
        </div>
      </dl>
      <h3 className="tt-h3 fm-refusals-title">{t('money.requests.refusals')}</h3>
      <Refusals requests={requests} />
    </Section>
  );
};
