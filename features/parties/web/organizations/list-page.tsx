/** /organizations — who belongs to the consortium. */
import { useSession } from '@tongtu/platform/ui';
import { Button, MultiSelect } from '@mantine/core';
import { EmptyState, Link, LoadingState, PageBody, PageHeader, ProblemState, SearchBox, useFilters, useRouteInfinite, useText } from '@tongtu/platform/ui';
import { listOrganizations, organizationKinds, organizationStates } from '../../contract.ts';
import { usePlaces } from '../regions.ts';
import { OrganizationRow } from './labels.tsx';
import '../parties.css';

const names = ['q', 'kind', 'region', 'state'] as const;

const Filters = () => {
  const t = useText('parties');
  const filters = useFilters();
  const places = usePlaces();
  const { session } = useSession();
  const shared = { clearable: true, clearButtonProps: { 'aria-label': t('organizations.clear') } };
  return (
    <div className="pt-filters">
      <MultiSelect
        {...shared}
        label={t('organizations.kind')}
        placeholder={filters.get('kind') ? undefined : t('organizations.any')}
        value={[...filters.list('kind')]}
        onChange={(kind) => filters.set({ kind })}
        data={organizationKinds.map((kind) => ({ value: kind, label: t(`organizationKind.${kind}`) }))}
      />
      <MultiSelect
        {...shared}
        searchable
        label={t('organizations.region')}
        placeholder={filters.get('region') ? undefined : t('organizations.any')}
        value={[...filters.list('region')]}
        onChange={(region) => filters.set({ region })}
        data={[...places.provinces]}
      />
      {session.platformRoles.length > 0 ? (
        <MultiSelect
          {...shared}
          label={t('organizations.state')}
          placeholder={filters.get('state') ? undefined : t('organizations.any')}
          value={[...filters.list('state')]}
          onChange={(state) => filters.set({ state })}
          data={organizationStates.map((state) => ({ value: state, label: t(`state.${state}`) }))}
        />
      ) : null}
    </div>
  );
};

const Found = () => {
  const t = useText('parties');
  const filters = useFilters();
  const query = Object.fromEntries(names.map((name) => [name, filters.get(name)]).filter(([, value]) => value !== ''));
  const found = useRouteInfinite(listOrganizations, { query: query as never }, { keepPrevious: true });
  if (found.isPending) return <LoadingState shape="cards" rows={6} />;
  if (found.problem) return <ProblemState error={found.problem} retry={found.refetch} />;
  if (found.items.length === 0)
    return (
      <EmptyState
        drawing="nothing-found"
        title={t('organizations.nothing')}
        action={
          <Button variant="default" onClick={() => filters.clear(...names)}>
            {t('organizations.clear')}
          </Button>
        }
      >
        {t('organizations.nothingHint')}
      </EmptyState>
    );
  const total = found.first?.total;
  return (
    <>
      <output className="tt-quiet pt-status">
        {total === undefined ? t('organizations.shown', { count: found.items.length }) : t('organizations.total', { count: total })}
      </output>
      <div className="pt-grid" data-stale={found.isStale}>
        {found.items.map((organization) => (
          <OrganizationRow key={organization.id} organization={organization} />
        ))}
      </div>
      {found.hasMore ? (
        <Button className="pt-more" variant="default" loading={found.loadingMore} onClick={found.more}>
          {t('organizations.more')}
        </Button>
      ) : null}
    </>
  );
};

const ListPage = () => {
  const t = useText('parties');
  const filters = useFilters();
  return (
    <PageBody width="wide">
      <PageHeader
        title={t('organizations.title')}
        lead={t('organizations.lead')}
        actions={
          <Link className="tt-button" to="/organizations/apply">
            {t('organizations.apply')}
          </Link>
        }
      />
      <SearchBox value={filters.get('q')} onSearch={(q) => filters.set({ q })} placeholder={t('organizations.search')} label={t('organizations.search')} />
      <Filters />
      <Found />
    </PageBody>
  );
};

export default ListPage;
