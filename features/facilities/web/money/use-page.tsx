/** /my/facility-use: how much facilities are used and by whom, how requests are answered, and the yearly report to hand in. */
import {
  EmptyState,
  Link,
  Loaded,
  LoadingState,
  PageBody,
  PageHeader,
  Section,
  urlOf,
  useFilters,
  useFormat,
  useLanguage,
  useRoute,
  useText,
} from '@tongtu/platform/ui';
import { downloadInstrumentReport, getFacilityUse, type FacilityUse } from '../../contract/reports.ts';
import { useNow } from '../parts/use-now.ts';
import { monthOf } from './months.ts';
import { useShownOrganization } from './organization.tsx';
import { UseRequests } from './use-requests.tsx';
import { UseBar, UseTable } from './use-table.tsx';
import { totalsOf, windowAsked } from './use-totals.ts';
import { UseWindow } from './use-window.tsx';
import './money.css';

const Summary = ({ use }: { use: FacilityUse }) => {
  const t = useText('facilities');
  const format = useFormat();
  const totals = totalsOf(use.lines);
  const hours = (value: number): string => t('money.hours', { value: format.number(value, { maximumFractionDigits: 0 }) });
  const share = (value: number | null): string => (value === null ? '–' : format.percent(value, 1));
  return (
    <div className="fm-overall">
      <div className="fm-overall-share">
        <p className="fm-big">
          <b>{share(totals.utilisation)}</b> <span>{t('money.figures.utilisation')}</span>
        </p>
        <UseBar used={totals.utilisation ?? 0} outside={totals.outsideShare ?? 0} />
        <ul className="fm-legend">
          <li data-part="outside">{t('money.legend.outside', { hours: hours(totals.outsideHours) })}</li>
          <li data-part="used">{t('money.legend.own', { hours: hours(totals.usedHours - totals.outsideHours) })}</li>
          <li data-part="open">{t('money.legend.open', { hours: hours(totals.openHours) })}</li>
        </ul>
      </div>
      <dl className="fm-figures">
        <div>
          <dt>{t('money.figures.outsideShare')}</dt>
          <dd>{share(totals.outsideShare)}</dd>
        </div>
        <div>
          <dt>{t('money.figures.bookings')}</dt>
          <dd>{format.number(totals.bookings)}</dd>
        </div>
        <div>
          <dt>{t('money.figures.noShows')}</dt>
          <dd>{format.number(totals.noShows)}</dd>
        </div>
        <div>
          <dt>{t('money.figures.samples')}</dt>
          <dd>{format.number(totals.samples)}</dd>
        </div>
        <div>
          <dt>{t('money.figures.income')}</dt>
          <dd>{totals.income.length === 0 ? '–' : totals.income.map((one) => <div key={one.currency}>{format.money(one)}</div>)}</dd>
        </div>
      </dl>
    </div>
  );
};

const Figures = ({ organizationId, window }: { organizationId: string; window: { from: string; to: string } }) => {
  const t = useText('facilities');
  const use = useRoute(getFacilityUse, { params: { organizationId }, query: window }, { keepPrevious: true });
  return (
    <Loaded
      of={use}
      loading={<LoadingState shape="table" rows={6} />}
      empty={(data) => data.lines.length === 0}
      whenEmpty={
        <EmptyState
          title={t('money.useNone')}
          action={
            <Link className="tt-button" to={`/my/facilities?organization=${organizationId}`}>
              {t('nav.facilities')}
            </Link>
          }
        >
          {t('money.useNoneHint')}
        </EmptyState>
      }
    >
      {(data) => (
        <div data-stale={use.isPlaceholderData} className="fm-report">
          <Section framed>
            <Summary use={data} />
          </Section>
          <UseRequests requests={data.requests} organizationId={organizationId} />
          <Section title={t('money.useBy')} lead={t('money.useByLead')}>
            <UseTable lines={data.lines} />
          </Section>
        </div>
      )}
    </Loaded>
  );
};

/** The year that is over is the one to hand in, until another is looked at. */
const YearlyReport = ({ organizationId, year }: { organizationId: string; year: number }) => {
  const t = useText('facilities');
  const { language } = useLanguage();
  return (
    <Section title={t('money.yearly.title', { year: String(year) })} lead={t('money.yearly.lead')}>
      <p className="fm-links">
        {(['xlsx', 'csv'] as const).map((format) => (
          <a
            key={format}
            className="tt-button"
            href={urlOf(downloadInstrumentReport, { params: { organizationId }, query: { year, format, lang: language } })}
            download
          >
            {t('money.yearly.download', { format: format.toUpperCase() })}
          </a>
        ))}
      </p>
    </Section>
  );
};

const UsePage = () => {
  const t = useText('facilities');
  const format = useFormat();
  const filters = useFilters();
  const now = useNow();
  const { organizationId, picker } = useShownOrganization();
  const thisYear = Number(monthOf(now).slice(0, 4));
  const window = windowAsked({ from: filters.get('from'), to: filters.get('to'), year: filters.get('year') }, thisYear);
  const years = [...new Set([0, 1, 2, 3, 4].map((back) => thisYear - back).concat(window.year ?? []))].sort((a, b) => b - a);
  return (
    <PageBody width="wide">
      <PageHeader title={t('nav.use')} lead={t('money.useLead', { from: format.date(window.from), to: format.date(window.to) })} actions={picker} />
      {organizationId === undefined ? (
        <EmptyState title={t('money.noOrganization')}>{t('money.noOrganizationHint')}</EmptyState>
      ) : (
        <>
          <UseWindow key={`${window.from} ${window.to}`} window={window} years={years} />
          <Figures key={organizationId} organizationId={organizationId} window={{ from: window.from, to: window.to }} />
          <YearlyReport organizationId={organizationId} year={window.year ?? Number(window.to.slice(0, 4))} />
        </>
      )}
    </PageBody>
  );
};

export default UsePage;
