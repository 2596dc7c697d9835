/** /facilities: what must be measured or made, when, where; and who can do it. The address holds every wish. */
import { useState } from 'react';
import { Button, Drawer, NativeSelect } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import {
  EmptyState,
  Link,
  Loaded,
  LoadingState,
  PageBody,
  PageHeader,
  ProblemState,
  useFilters,
  useFormat,
  useRoute,
  useSession,
  useText,
  type Filters,
} from '@tongtu/platform/ui';
import type { Problem } from '@tongtu/platform/ui';
import { listFacilityParameters, searchFacilities } from '../../contract/search.ts';
import { Conditions, narrowing } from './conditions.tsx';
import { FacilityCard } from './facility-hit.tsx';
import { lengthOf, usualMinutes } from './length.ts';
import { NeedForm } from './need-form.tsx';
import { withParameter } from './wishes.ts';
import './search.css';

const hour = 3_600_000;
const pageSize = 20;
const sorts = ['fit', 'soonest', 'price', 'nearest'] as const;

/** A day as people write it begins at midnight in Beijing. */
const dayStart = (day: string): string | undefined => (/^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T00:00:00+08:00` : undefined);

const queryOf = (filters: Filters): Record<string, unknown> => {
  const plain = Object.fromEntries(
    ['measures', 'kind', 'region', 'test', 'trl', 'minutes', 'freeWithin', 'bookable', 'organizationId', 'from', 'sort'].map((name) => [
      name,
      filters.get(name),
    ]),
  );
  const page = Math.max(1, Number(filters.get('page')) || 1);
  const query = { ...plain, after: dayStart(filters.get('after')), before: dayStart(filters.get('before')), offset: (page - 1) * pageSize || undefined };
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== ''));
};

type Nearest = readonly { readonly code: string; readonly name: { readonly zh: string; readonly en: string } }[];

/** A word that the vocabulary lacks: the nearest parameters, each one press away. */
const Unknown = ({ problem, measures }: { readonly problem: Problem; readonly measures: string }) => {
  const t = useText('facilities');
  const filters = useFilters();
  const [word, nearest] = [String(problem.details['code'] ?? ''), (problem.details['nearest'] ?? []) as Nearest];
  return (
    <div className="fs-unknown" role="alert">
      <p>{t(nearest.length > 0 ? 'search.unknown.nearest' : 'search.unknown.none', { word })}</p>
      <div className="fs-pills">
        {nearest.map(({ code, name }) => (
          <button key={code} type="button" onClick={() => filters.set({ measures: withParameter(measures, word, code), page: '' })}>
            {name[t.language]}
          </button>
        ))}
      </div>
    </div>
  );
};

/** Nothing found: what one could let go of. */
const Nothing = () => {
  const t = useText('facilities');
  const filters = useFilters();
  const narrowed = narrowing.filter((name) => filters.get(name) !== '');
  if (narrowed.length === 0)
    return (
      <EmptyState
        title={t('search.empty.title')}
        action={
          <Link className="tt-button tt-button-main" to="/listings/new?kind=facility">
            {t('search.empty.publish')}
          </Link>
        }
      >
        {t('search.empty.detail')}
      </EmptyState>
    );
  return (
    <EmptyState
      title={t('search.empty.narrowed')}
      action={
        <>
          {narrowed.map((name) => (
            <Button key={name} variant="default" onClick={() => filters.clear(name, 'page')}>
              {t(`search.relax.${name}`)}
            </Button>
          ))}
        </>
      }
    >
      {t('search.empty.relax')}
    </EmptyState>
  );
};

const Quick = () => {
  const t = useText('facilities');
  const filters = useFilters();
  const within = filters.get('freeWithin');
  return (
    <fieldset className="fs-pills" aria-label={t('search.quick.label')}>
      {['3', '7'].map((days) => (
        <button key={days} type="button" aria-pressed={within === days} onClick={() => filters.set({ freeWithin: within === days ? '' : days, page: '' })}>
          {t(`search.quick.within${days}`)}
        </button>
      ))}
      <button
        type="button"
        aria-pressed={filters.get('bookable') === 'true'}
        onClick={() => filters.set({ bookable: filters.get('bookable') === 'true' ? '' : 'true', page: '' })}
      >
        {t('search.quick.bookable')}
      </button>
    </fieldset>
  );
};

const Results = () => {
  const t = useText('facilities');
  const format = useFormat();
  const filters = useFilters();
  const { session } = useSession();
  const [now] = useState(() => new Date());
  const found = useRoute(searchFacilities, { query: queryOf(filters) as never }, { keepPrevious: true });
  const page = Math.max(1, Number(filters.get('page')) || 1);
  const length = lengthOf(Number(filters.get('minutes')) || usualMinutes);
  const lengthText = t(`search.length.told.${length.unit}`, { count: length.count });
  const problem = found.error;
  const total = found.data?.total ?? 0;
  return (
    <div className="fs-found">
      <div className="fs-bar">
        <output>
          {problem || !found.data ? '' : t('search.total', { count: total })}
          {found.data && !problem && total > 0 ? (
            <span className="tt-quiet">
              {' '}
              {t(session.person ? 'search.classOf' : 'search.classOfVisitor', { name: t(`search.classes.${found.data.tariffClass}`) })}
            </span>
          ) : null}
        </output>
        <NativeSelect
          aria-label={t('search.sort')}
          value={filters.get('sort') || 'fit'}
          data={sorts.map((one) => ({ value: one, label: t(`search.sorts.${one}`) }))}
          onChange={(event) => filters.set({ sort: event.currentTarget.value === 'fit' ? '' : event.currentTarget.value, page: '' })}
        />
      </div>
      {problem?.kind === 'parameter-unknown' ? (
        <Unknown problem={problem} measures={filters.get('measures')} />
      ) : problem ? (
        <ProblemState error={problem} retry={() => void found.refetch()} />
      ) : !found.data ? (
        <LoadingState shape="cards" rows={5} />
      ) : found.data.items.length === 0 ? (
        <Nothing />
      ) : (
        <div className="fs-list" data-stale={found.isPlaceholderData}>
          {found.data.items.map((hit) => (
            <FacilityCard key={hit.listing.id} hit={hit} now={now} length={lengthText} />
          ))}
        </div>
      )}
      {total > pageSize && !problem ? (
        <nav className="fs-pages" aria-label={t('search.pages.label')}>
          <Button variant="default" disabled={page === 1} onClick={() => filters.set({ page: page === 2 ? '' : page - 1 })}>
            {t('search.pages.before')}
          </Button>
          <span>{t('search.pages.at', { page: format.number(page), pages: format.number(Math.ceil(total / pageSize)) })}</span>
          <Button variant="default" disabled={page * pageSize >= total} onClick={() => filters.set({ page: page + 1 })}>
            {t('search.pages.next')}
          </Button>
        </nav>
      ) : null}
    </div>
  );
};

const SearchPage = () => {
  const t = useText('facilities');
  const filters = useFilters();
  const vocabulary = useRoute(listFacilityParameters, {}, { staleTime: hour });
  const [open, drawer] = useDisclosure(false);
  const chosen = ['region', 'kind', 'test', 'trl', 'from', 'organizationId'].filter((name) => filters.get(name) !== '').length;
  return (
    <PageBody width="wide">
      <PageHeader title={t('search.title')} lead={t('search.lead')} />
      <Loaded of={vocabulary} loading={<LoadingState rows={2} height="10rem" />}>
        {(data) => <NeedForm vocabulary={data.items} />}
      </Loaded>
      <div className="fs-row">
        <Quick />
        <Button className="fs-open" variant="default" leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden="true" />} onClick={drawer.open}>
          {chosen > 0 ? t('search.moreChosen', { count: chosen }) : t('search.more')}
        </Button>
      </div>
      <div className="fs-columns">
        <aside className="fs-side" aria-label={t('search.more')}>
          <Conditions />
        </aside>
        <Results />
      </div>
      <Drawer
        opened={open}
        onClose={drawer.close}
        title={t('search.more')}
        position="right"
        size="min(22rem, 92vw)"
        closeButtonProps={{ 'aria-label': t('search.close') }}
      >
        <Conditions />
        <Button className="fs-see" fullWidth onClick={drawer.close}>
          {t('search.seeResults')}
        </Button>
      </Drawer>
    </PageBody>
  );
};

export default SearchPage;
