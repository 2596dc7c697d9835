/** /cases: all cases that the reader may see. Organization, state and gaps stand in the address. */
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
import { listCases } from '../../contract/cases.ts';
import { caseStates } from '../../domain/case-lifecycle.ts';
import { managerRoles } from '../../domain/roles.ts';
import { CasesTable } from './cases-table.tsx';
import '../parts/case-parts.css';
import './cases.css';

const asked = ['organization', 'state', 'gaps'] as const;

const Filters = () => {
  const t = useText('diligence');
  const format = useFormat();
  const filters = useFilters();
  const { session } = useSession();
  const choice = (name: (typeof asked)[number], data: { value: string; label: string }[]) => (
    <Select
      label={t(`cases.filters.${name}`)}
      placeholder={t('cases.filters.all')}
      clearable
      clearButtonProps={{ 'aria-label': t('parts.clear', { name: t(`cases.filters.${name}`) }) }}
      value={data.some(({ value }) => value === filters.get(name)) ? filters.get(name) : null}
      onChange={(value) => filters.set({ [name]: value })}
      data={data}
    />
  );
  return (
    <search className="dc-filters">
      {session.memberships.length > 1
        ? choice(
            'organization',
            session.memberships.map((one) => ({ value: one.organizationId, label: format.localized(one.organizationName) })),
          )
        : null}
      {choice(
        'state',
        caseStates.map((value) => ({ value, label: t(`cases.states.${value}`) })),
      )}
      {choice(
        'gaps',
        (['some', 'none'] as const).map((value) => ({ value, label: t(`cases.filters.${value}Gaps`) })),
      )}
    </search>
  );
};

const NewLink = () => {
  const t = useText('diligence');
  return (
    <Link className="tt-button tt-button-main" to="/cases/new">
      {t('cases.list.new')}
    </Link>
  );
};

const Nothing = ({ filtered, writes }: { filtered: boolean; writes: boolean }) => {
  const t = useText('diligence');
  const filters = useFilters();
  if (filtered)
    return (
      <EmptyState
        drawing="nothing-found"
        title={t('cases.list.noneFound')}
        action={
          <button type="button" className="tt-button" onClick={() => filters.clear(...asked)}>
            {t('cases.list.showAll')}
          </button>
        }
      />
    );
  return (
    <EmptyState title={t('cases.list.none')} action={writes ? <NewLink /> : null}>
      {t(writes ? 'cases.list.noneHint' : 'cases.list.noneHintReader')}
    </EmptyState>
  );
};

const CasesPage = () => {
  const t = useText('diligence');
  const filters = useFilters();
  const { session } = useSession();
  const writes = membershipsWith(session, ...managerRoles).some((one) => one.organizationState === 'verified');
  const [organizationId, state, gaps] = asked.map((name) => filters.get(name)) as [string, string, string];
  const known = caseStates.find((one) => one === state);
  const found = useRouteInfinite(
    listCases,
    { query: { limit: 50, ...(organizationId === '' ? {} : { organizationId }), ...(known === undefined ? {} : { state: known }) } },
    { keepPrevious: true },
  );
  const shown = found.items.filter((one) => gaps === '' || (gaps === 'some') === one.gaps > 0);
  const { hasMore, loadingMore, more } = found;
  // Gaps are not asked of the server: behind what is hidden here there may be more.
  const wants = gaps !== '' && hasMore && !loadingMore;
  useEffect(() => {
    if (wants) more();
  }, [wants, more]);
  const filtered = organizationId !== '' || known !== undefined || gaps !== '';
  return (
    <PageBody width="wide">
      <PageHeader title={t('nav.cases')} lead={t('cases.list.lead')} actions={writes && (found.items.length > 0 || filtered) ? <NewLink /> : null} />
      {found.items.length > 0 || filtered ? <Filters /> : null}
      {found.problem ? (
        <ProblemState error={found.problem} retry={found.refetch} />
      ) : found.isPending || (shown.length === 0 && hasMore) ? (
        <LoadingState shape="table" rows={6} />
      ) : shown.length === 0 ? (
        <Nothing filtered={filtered} writes={writes} />
      ) : (
        <>
          <CasesTable cases={shown} isStale={found.isStale} />
          {hasMore ? (
            <Button className="dc-more" variant="default" loading={loadingMore} onClick={more}>
              {t('cases.list.more')}
            </Button>
          ) : null}
        </>
      )}
    </PageBody>
  );
};

export default CasesPage;
