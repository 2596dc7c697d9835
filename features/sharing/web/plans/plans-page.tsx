/** /sharing-plans: all plans that concern the reader. Organization, stance and state stand in the address. */
import { useEffect } from 'react';
import { Button, Select } from '@mantine/core';
import {
  EmptyState,
  Link,
  LoadingState,
  membershipsWith,
  PageBody,
  PageHeader,
  ProblemState,
  useFilters,
  useFormat,
  useRouteInfinite,
  useSession,
  useText,
} from '@tongtu/platform/ui';
import { listSharingPlans } from '../../contract/versions.ts';
import { listStates, matches, stances } from './filter-plans.ts';
import { PlansTable } from './plans-table.tsx';
import './plans.css';

const Filters = () => {
  const t = useText('sharing');
  const format = useFormat();
  const filters = useFilters();
  const { session } = useSession();
  const choice = (name: string, data: { value: string; label: string }[]) => (
    <Select
      label={t(`plans.filters.${name}`)}
      placeholder={t('plans.filters.all')}
      clearable
      clearButtonProps={{ 'aria-label': t('plans.filters.clear', { name: t(`plans.filters.${name}`) }) }}
      value={data.some(({ value }) => value === filters.get(name)) ? filters.get(name) : null}
      onChange={(value) => filters.set({ [name]: value })}
      data={data}
    />
  );
  return (
    <search className="sl-filters">
      {session.memberships.length > 1
        ? choice(
            'organization',
            session.memberships.map((one) => ({ value: one.organizationId, label: format.localized(one.organizationName) })),
          )
        : null}
      {choice(
        'stance',
        stances.filter((one) => one !== 'office' || session.platformRoles.length > 0).map((value) => ({ value, label: t(`plans.stances.${value}`) })),
      )}
      {choice(
        'state',
        listStates.map((value) => ({ value, label: t(`plans.versionStates.${value}`) })),
      )}
    </search>
  );
};

const CheckLink = () => {
  const t = useText('sharing');
  return (
    <Link className="tt-button" to="/check">
      {t('plans.list.check')}
    </Link>
  );
};

const NewLink = () => {
  const t = useText('sharing');
  return (
    <Link className="tt-button tt-button-main" to="/sharing-plans/new">
      {t('plans.list.new')}
    </Link>
  );
};

const Nothing = ({ filtered, writes }: { filtered: boolean; writes: boolean }) => {
  const t = useText('sharing');
  const filters = useFilters();
  if (filtered)
    return (
      <EmptyState
        drawing="nothing-found"
        title={t('plans.list.noneFound')}
        action={
          <button type="button" className="tt-button" onClick={() => filters.clear('organization', 'stance', 'state')}>
            {t('plans.list.showAll')}
          </button>
        }
      />
    );
  return (
    <EmptyState
      title={t('plans.list.none')}
      action={
        <>
          {writes ? <NewLink /> : null}
          <CheckLink />
        </>
      }
    >
      {t(writes ? 'plans.list.noneHint' : 'plans.list.noneHintReader')}
    </EmptyState>
  );
};

const PlansPage = () => {
  const t = useText('sharing');
  const filters = useFilters();
  const { session } = useSession();
  const writes = membershipsWith(session, 'admin', 'technology-manager').length > 0;
  const [organizationId, stance, state] = [filters.get('organization'), filters.get('stance'), filters.get('state')];
  const found = useRouteInfinite(listSharingPlans, { query: { limit: 50, ...(organizationId === '' ? {} : { organizationId }) } }, { keepPrevious: true });
  const shown = found.items.filter((plan) => matches(plan, stance, state));
  const { hasMore, loadingMore, more } = found;
  // Stance and state are not asked of the server: what is hidden here may have more behind it.
  const wants = (stance !== '' || state !== '') && hasMore && !loadingMore;
  useEffect(() => {
    if (wants) more();
  }, [wants, more]);
  const filtered = organizationId !== '' || stance !== '' || state !== '';
  return (
    <PageBody width="wide">
      <PageHeader
        title={t('nav.plans')}
        lead={t('plans.list.lead')}
        actions={
          found.items.length > 0 || filtered ? (
            <>
              <CheckLink />
              {writes ? <NewLink /> : null}
            </>
          ) : null
        }
      />
      {found.items.length > 0 || filtered ? <Filters /> : null}
      {found.problem ? (
        <ProblemState error={found.problem} retry={found.refetch} />
      ) : found.isPending || (shown.length === 0 && hasMore) ? (
        <LoadingState shape="table" rows={6} />
      ) : shown.length === 0 ? (
        <Nothing filtered={filtered} writes={writes} />
      ) : (
        <>
          <PlansTable plans={shown} isStale={found.isStale} />
          {hasMore ? (
            <Button className="sl-more" variant="default" loading={loadingMore} onClick={more}>
              {t('plans.list.more')}
            </Button>
          ) : null}
        </>
      )}
    </PageBody>
  );
};

export default PlansPage;
