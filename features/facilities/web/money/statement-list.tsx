/** Statements and credit notes that were issued or received, the latest first; the month stands in the address. */
import { Button, Select } from '@mantine/core';
import {
  EmptyState,
  Link,
  LoadingState,
  LocalizedText,
  ProblemState,
  Section,
  Tag,
  TextLink,
  useFilters,
  useFormat,
  useLanguage,
  useRouteInfinite,
  useText,
} from '@tongtu/platform/ui';
import { listStatements, type StatementCard } from '../../contract/statements.ts';
import { useNow } from '../parts/use-now.ts';
import { lastMonths, monthText } from './months.ts';
import { StatementLinks } from './statement-links.tsx';

export type Side = 'provider' | 'customer';

/** What is out of the ordinary stands out. */
const StatementKind = ({ kind }: { kind: StatementCard['kind'] }) => {
  const t = useText('facilities');
  const word = t(`money.kinds.${kind}`);
  return kind === 'statement' ? word : <Tag>{word}</Tag>;
};

const Row = ({ statement, side }: { statement: StatementCard; side: Side }) => {
  const t = useText('facilities');
  const format = useFormat();
  const { language } = useLanguage();
  return (
    <tr>
      <th scope="row">
        <TextLink to={`/statements/${statement.providerId}/${statement.id}`}>{statement.number}</TextLink>
      </th>
      <td data-label={t('money.month')}>{monthText(statement.month, language)}</td>
      <td data-label={t(side === 'provider' ? 'money.customer' : 'money.provider')}>
        <LocalizedText value={side === 'provider' ? statement.organizationName : statement.providerName} quiet />
      </td>
      <td data-label={t('money.kind')}>
        <StatementKind kind={statement.kind} />
      </td>
      <td className="fm-number" data-label={t('money.total')}>
        {format.money({ amount: statement.total, currency: statement.currency })}
      </td>
      <td data-label={t('money.issuedAt')}>{format.date(statement.issuedAt)}</td>
      <td data-label={t('money.files')}>
        <StatementLinks statement={statement} />
      </td>
    </tr>
  );
};

const Nothing = ({ side, filtered }: { side: Side; filtered: boolean }) => {
  const t = useText('facilities');
  const filters = useFilters();
  if (filtered)
    return (
      <EmptyState
        drawing="nothing-found"
        title={t('money.list.noneOfMonth')}
        action={
          <button type="button" className="tt-button" onClick={() => filters.clear('month')}>
            {t('money.list.allMonths')}
          </button>
        }
      />
    );
  return (
    <EmptyState
      title={t(`money.list.none.${side}`)}
      action={
        <Link className="tt-button" to={side === 'provider' ? '/my/facilities' : '/my/bookings'}>
          {t(side === 'provider' ? 'nav.facilities' : 'nav.bookings')}
        </Link>
      }
    >
      {t(`money.list.noneHint.${side}`)}
    </EmptyState>
  );
};

export const StatementList = ({ organizationId, side }: { organizationId: string; side: Side }) => {
  const t = useText('facilities');
  const { language } = useLanguage();
  const filters = useFilters();
  const now = useNow();
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(filters.get('month')) ? filters.get('month') : undefined;
  const months = lastMonths(now, 24);
  const found = useRouteInfinite(
    listStatements,
    { params: { organizationId }, query: { side, ...(month === undefined ? {} : { month }) } },
    { keepPrevious: true },
  );
  const heads = [
    ['number', ''],
    ['month', ''],
    [side === 'provider' ? 'customer' : 'provider', ''],
    ['kind', ''],
    ['total', 'fm-number'],
    ['issuedAt', ''],
    ['files', ''],
  ] as const;
  return (
    <Section
      title={t(`money.list.${side}`)}
      actions={
        <Select
          aria-label={t('money.month')}
          placeholder={t('money.list.allMonths')}
          clearable
          clearButtonProps={{ 'aria-label': t('money.list.allMonths') }}
          value={month ?? null}
          onChange={(value) => filters.set({ month: value })}
          data={(month === undefined || months.includes(month) ? months : [month, ...months]).map((one) => ({ value: one, label: monthText(one, language) }))}
        />
      }
    >
      {found.problem ? (
        <ProblemState error={found.problem} retry={found.refetch} />
      ) : found.isPending ? (
        <LoadingState shape="table" rows={5} />
      ) : found.items.length === 0 ? (
        <Nothing side={side} filtered={month !== undefined} />
      ) : (
        <>
          <table className="tt-table fm-table" data-stale={found.isStale}>
            <caption className="tt-hidden">{t(`money.list.${side}`)}</caption>
            <thead>
              <tr>
                {heads.map(([key, className]) => (
                  <th key={key} scope="col" className={className}>
                    {t(`money.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.items.map((statement) => (
                <Row key={statement.id} statement={statement} side={side} />
              ))}
            </tbody>
          </table>
          {found.hasMore ? (
            <Button className="fm-more" variant="default" loading={found.loadingMore} onClick={found.more}>
              {t('money.list.more')}
            </Button>
          ) : null}
        </>
      )}
    </Section>
  );
};
