/** /explore: search with filters and counts, as a list or on the map. The address holds every filter. */
import { Button, Drawer, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconList, IconMap2 } from '@tabler/icons-react';
import {
  EmptyState,
  Link,
  Loaded,
  LoadingState,
  PageBody,
  PageHeader,
  ProblemState,
  Remark,
  SearchBox,
  useFilters,
  useFormat,
  useRoute,
  useRouteInfinite,
  useText,
} from '@tongtu/platform/ui';
import { listingKinds } from '@tongtu/listings/contract';
import { ListingRow, useCodes, useRegions, type Marked } from '@tongtu/listings/web';
import { getMap, searchListings, sorts, type Hit } from '../../contract.ts';
import { TileMap } from '../map/tile-map.tsx';
import { narrowing } from './facet-order.ts';
import { FacetColumn } from './facets.tsx';
import '../matching.css';

/** Chosen filters as removable words, so that a phone shows them without opening the drawer. */
const Chosen = () => {
  const t = useText('matching');
  const listings = useText('listings');
  const filters = useFilters();
  const sectors = useCodes('sectors');
  const regions = useRegions();
  const label: Readonly<Record<string, (value: string) => string>> = {
    sector: sectors.name,
    region: regions.name,
    trl: (value) => `TRL ${value}`,
    organizationKind: (value) => listings.maybe(`organizationKinds.${value}`) ?? value,
  };
  const chosen = Object.keys(label).flatMap((name) => filters.list(name).map((value) => ({ name, value, text: label[name]!(value) })));
  if (chosen.length === 0) return null;
  return (
    <div className="mt-chosen">
      {chosen.map(({ name, value, text }) => (
        <button key={`${name}${value}`} type="button" aria-label={t('explore.drop', { filter: text })} onClick={() => filters.toggle(name, value)}>
          {text} <span aria-hidden="true">×</span>
        </button>
      ))}
      <button type="button" className="ls-text-button" onClick={() => filters.clear(...Object.keys(label))}>
        {t('explore.clear')}
      </button>
    </div>
  );
};

const Nothing = () => {
  const t = useText('matching');
  const filters = useFilters();
  const narrowed = narrowing.some((name) => filters.get(name) !== '');
  return (
    <EmptyState
      drawing="nothing-yet"
      title={t(narrowed ? 'explore.nothing' : 'explore.empty')}
      action={
        narrowed ? (
          <Button variant="default" onClick={() => filters.clear(...narrowing)}>
            {t('explore.clearAll')}
          </Button>
        ) : (
          <Link className="tt-button tt-button-main" to="/listings/new">
            {t('explore.write')}
          </Link>
        )
      }
    >
      {t(narrowed ? 'explore.nothingHint' : 'explore.emptyHint')}
    </EmptyState>
  );
};

const MapView = () => {
  const filters = useFilters();
  const map = useRoute(getMap, {}, { staleTime: 60_000 });
  return (
    <Loaded of={map} loading={<LoadingState height={420} />}>
      {(data) => <TileMap provinces={data.provinces} chosen={filters.list('region')} onChoose={(code) => filters.toggle('region', code)} />}
    </Loaded>
  );
};

const ExplorePage = () => {
  const t = useText('matching');
  const listings = useText('listings');
  const format = useFormat();
  const filters = useFilters();
  const [open, drawer] = useDisclosure(false);
  const kinds = filters.list('kind');
  const query = Object.fromEntries([...narrowing, 'sort'].map((name) => [name, filters.get(name)]).filter(([, value]) => value !== ''));
  const found = useRouteInfinite(searchListings, { query: query as never }, { keepPrevious: true });
  const facets = found.first?.facets ?? null;
  const total = found.first?.total;
  const onMap = filters.get('view') === 'map';
  const chosenCount = ['sector', 'region', 'trl', 'organizationKind'].reduce((sum, name) => sum + filters.list(name).length, 0);
  const offered = sorts.filter((sort) => sort !== 'relevance' || filters.get('q') !== '');
  const sort = (offered as readonly string[]).includes(filters.get('sort')) ? filters.get('sort') : offered[0]!;
  return (
    <PageBody width="wide">
      <PageHeader title={t('explore.title')} lead={t('explore.lead')} />
      <SearchBox value={filters.get('q')} onSearch={(q) => filters.set({ q, sort: '' })} placeholder={t('explore.placeholder')} size="large" />
      <div className="mt-bar">
        <fieldset className="ls-pills" aria-label={t('facets.kind')}>
          <button type="button" aria-pressed={kinds.length === 0} onClick={() => filters.clear('kind')}>
            {t('explore.allKinds')}
          </button>
          {listingKinds.map((kind) => {
            const count = facets?.kind.find((one) => one.value === kind)?.count;
            return (
              <button
                key={kind}
                type="button"
                aria-pressed={kinds.includes(kind)}
                onClick={() => filters.set({ kind: kinds.length === 1 && kinds[0] === kind ? '' : kind })}
              >
                {listings(`kinds.${kind}`)} {count !== undefined ? <span className="ls-count">{format.number(count)}</span> : null}
              </button>
            );
          })}
        </fieldset>
        <div className="mt-bar-end">
          <Select
            className="mt-sort"
            aria-label={t('explore.sort')}
            size="sm"
            value={sort}
            allowDeselect={false}
            onChange={(value) => filters.set({ sort: value === offered[0] ? '' : value })}
            data={offered.map((one) => ({ value: one, label: t(`sorts.${one}`) }))}
          />
          <button type="button" className="tt-button mt-view" aria-pressed={onMap} onClick={() => filters.set({ view: onMap ? '' : 'map' })}>
            {onMap ? <IconList size={16} stroke={1.8} aria-hidden="true" /> : <IconMap2 size={16} stroke={1.8} aria-hidden="true" />}{' '}
            {t(onMap ? 'explore.hideMap' : 'explore.showMap')}
          </button>
          <Button className="mt-open-filters" variant="default" leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden="true" />} onClick={drawer.open}>
            {chosenCount > 0 ? t('explore.filtersChosen', { count: chosenCount }) : t('explore.filters')}
          </Button>
        </div>
      </div>
      <Chosen />
      {onMap ? <MapView /> : null}
      <div className="mt-explore">
        <aside className="mt-side" aria-label={t('explore.filters')}>
          <FacetColumn facets={facets} hideKind />
        </aside>
        <div className="mt-found">
          <output className="tt-quiet mt-status">
            {found.isPending || found.problem
              ? ''
              : total === undefined
                ? t('explore.shown', { count: found.items.length })
                : t('explore.total', { count: total })}
          </output>
          {found.first?.servedBy === 'fallback' ? <Remark>{t('explore.fallback')}</Remark> : null}
          {found.isPending ? (
            <LoadingState shape="cards" rows={5} />
          ) : found.problem ? (
            <ProblemState error={found.problem} retry={found.refetch} />
          ) : found.items.length === 0 ? (
            <Nothing />
          ) : (
            <div className="ls-list" data-stale={found.isStale}>
              {(found.items as readonly Hit[]).map((hit) => (
                <ListingRow key={hit.listing.id} listing={hit.listing} marks={hit.highlights as readonly Marked[]} level={2} />
              ))}
            </div>
          )}
          {found.hasMore ? (
            <Button className="mt-more" variant="default" loading={found.loadingMore} onClick={found.more}>
              {t('explore.more')}
            </Button>
          ) : null}
        </div>
      </div>
      <Drawer
        opened={open}
        onClose={drawer.close}
        title={t('explore.filters')}
        position="right"
        size="min(22rem, 92vw)"
        closeButtonProps={{ 'aria-label': t('explore.closeFilters') }}
      >
        <FacetColumn facets={facets} />
        <Button fullWidth onClick={drawer.close}>
          {total === undefined ? t('explore.see') : t('explore.seeTotal', { count: total })}
        </Button>
      </Drawer>
    </PageBody>
  );
};

export default ExplorePage;
