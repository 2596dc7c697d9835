/** Events of a plan, the latest first; kind and days stand in the address. Each opens to its trace. */
import { Fragment, useState } from 'react';
import { Button, Select, TextInput } from '@mantine/core';
import { EmptyState, LoadingState, ProblemState, Section, StatusMark, useFilters, useFormat, useRouteInfinite, useText } from '@tongtu/platform/ui';
import { listIncomeEvents, type IncomeEventView } from '../../contract/settlement.ts';
import type { PlanView } from '../../contract/versions.ts';
import { recordedKinds, type RecordedKind } from '../../domain/recorded-event.ts';
import { useAmounts } from '../plans/amounts.ts';
import { EventDetails } from './event-details.tsx';

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

const EventFilters = () => {
  const t = useText('sharing');
  const filters = useFilters();
  return (
    <search className="sl-filters">
      <Select
        label={t('settlement.events.kind')}
        placeholder={t('plans.filters.all')}
        clearable
        clearButtonProps={{ 'aria-label': t('plans.filters.clear', { name: t('settlement.events.kind') }) }}
        value={filters.get('kind') === '' ? null : filters.get('kind')}
        onChange={(kind) => filters.set({ kind })}
        data={recordedKinds.map((value) => ({ value, label: t(`settlement.kinds.${value}`) }))}
      />
      {(['from', 'to'] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          label={t(`settlement.events.${name}`)}
          value={filters.get(name)}
          onChange={(event) => filters.set({ [name]: event.currentTarget.value })}
        />
      ))}
    </search>
  );
};

const Kind = ({ event }: { event: IncomeEventView }) => {
  const t = useText('sharing');
  return (
    <>
      {t(`settlement.kinds.${event.kind}`)}
      <span className="sl-sub">
        {[
          event.category === null ? '' : (t.maybe(`settlement.categories.${event.category}`) ?? event.category),
          event.stream ?? '',
          event.year === null ? '' : t('settlement.events.ofYear', { year: String(event.year) }),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
      {event.reversedBy === null ? null : <StatusMark tone="closed">{t('settlement.events.takenBack')}</StatusMark>}
      {event.reverses === null ? null : <StatusMark tone="closed">{t('settlement.events.takesBack', { id: event.reverses })}</StatusMark>}
    </>
  );
};

const Row = ({ plan, event, isOpen, toggle }: { plan: PlanView; event: IncomeEventView; isOpen: boolean; toggle: () => void }) => {
  const t = useText('sharing');
  const format = useFormat();
  const { show } = useAmounts(plan.currency);
  return (
    <>
      <tr>
        <th scope="row">
          <button type="button" className="sm-toggle" aria-expanded={isOpen} onClick={toggle}>
            {format.date(event.on)}
            <span className="sl-sub tt-code">{event.id}</span>
          </button>
        </th>
        <td data-label={t('settlement.events.kind')}>
          <Kind event={event} />
        </td>
        <td className="sl-number" data-label={t('settlement.events.amount')}>
          {event.kind === 'closing' ? '–' : show(event.amount)}
        </td>
        <td className="sl-number" data-label={t('settlement.events.distributable')}>
          {show(event.distributable)}
        </td>
        <td className="sl-number" data-label={t('settlement.figures.highWater')}>
          {show(event.highWater)}
        </td>
        <td data-label={t('plans.versions.version')}>{t('plans.versionName', { version: String(event.version) })}</td>
      </tr>
      {isOpen ? (
        <tr className="sm-opened">
          <td colSpan={6} className="sl-wide">
            <EventDetails plan={plan} event={event} />
          </td>
        </tr>
      ) : null}
    </>
  );
};

const Nothing = ({ filtered }: { filtered: boolean }) => {
  const t = useText('sharing');
  const filters = useFilters();
  return filtered ? (
    <EmptyState
      drawing="nothing-found"
      title={t('settlement.events.noneFound')}
      action={
        <button type="button" className="tt-button" onClick={() => filters.clear('kind', 'from', 'to')}>
          {t('settlement.events.showAll')}
        </button>
      }
    />
  ) : (
    <EmptyState title={t('settlement.events.none')}>{t('settlement.events.noneHint')}</EmptyState>
  );
};

export const EventList = ({ plan }: { plan: PlanView }) => {
  const t = useText('sharing');
  const filters = useFilters();
  const [opened, setOpened] = useState<readonly string[]>([]);
  const kind = recordedKinds.find((one): one is RecordedKind => one === filters.get('kind'));
  const days = Object.fromEntries((['from', 'to'] as const).filter((name) => isDay(filters.get(name))).map((name) => [name, filters.get(name)]));
  const found = useRouteInfinite(
    listIncomeEvents,
    { params: { planId: plan.id }, query: { limit: 30, ...days, ...(kind === undefined ? {} : { kind }) } },
    { keepPrevious: true },
  );
  const filtered = kind !== undefined || Object.keys(days).length > 0;
  const toggle = (id: string): void => setOpened(opened.includes(id) ? opened.filter((one) => one !== id) : [...opened, id]);
  return (
    <Section title={t('settlement.events.title')} id="events">
      {found.items.length > 0 || filtered ? <EventFilters /> : null}
      {found.problem ? (
        <ProblemState error={found.problem} retry={found.refetch} />
      ) : found.isPending ? (
        <LoadingState shape="table" rows={6} />
      ) : found.items.length === 0 ? (
        <Nothing filtered={filtered} />
      ) : (
        <>
          <table className="tt-table sl-table sm-events" data-stale={found.isStale}>
            <caption className="tt-hidden">{t('settlement.events.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('settlement.events.on')}</th>
                <th scope="col">{t('settlement.events.kind')}</th>
                {(['events.amount', 'events.distributable', 'figures.highWater'] as const).map((key) => (
                  <th key={key} scope="col" className="sl-number">
                    {t(`settlement.${key}`)}
                  </th>
                ))}
                <th scope="col">{t('plans.versions.version')}</th>
              </tr>
            </thead>
            <tbody>
              {found.items.map((event) => (
                <Fragment key={event.id}>
                  <Row plan={plan} event={event} isOpen={opened.includes(event.id)} toggle={() => toggle(event.id)} />
                </Fragment>
              ))}
            </tbody>
          </table>
          {found.hasMore ? (
            <Button className="sl-more" variant="default" loading={found.loadingMore} onClick={found.more}>
              {t('settlement.events.more')}
            </Button>
          ) : null}
        </>
      )}
    </Section>
  );
};
