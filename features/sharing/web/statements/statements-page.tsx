/** /sharing-plans/:planId/statements: what each payee was told. The state stands in the address. */
import { Button, Select } from '@mantine/core';
import { EmptyState, LoadingState, ProblemState, Section, TextLink, useFilters, useRouteInfinite, useText } from '@tongtu/platform/ui';
import { listPayoutStatements } from '../../contract/statements.ts';
import type { PlanView } from '../../contract/versions.ts';
import { statementStates } from '../../domain/payout-statement.ts';
import { PlanFrame } from '../plans/plan-frame.tsx';
import { IssueStatements } from './issue-statements.tsx';
import { StatementTable } from './statement-table.tsx';
import './statements.css';

const Nothing = ({ plan, filtered }: { plan: PlanView; filtered: boolean }) => {
  const t = useText('sharing');
  const filters = useFilters();
  if (filtered)
    return (
      <EmptyState
        drawing="nothing-found"
        title={t('statement-pages.noneFound')}
        action={
          <button type="button" className="tt-button" onClick={() => filters.clear('state')}>
            {t('statement-pages.showAll')}
          </button>
        }
      />
    );
  const keeps = plan.actions.includes('issue-statements');
  return (
    <EmptyState
      title={t('statement-pages.none')}
      action={keeps ? <TextLink to={`/sharing-plans/${plan.id}/settlement`}>{t('plans.tabs.settlement')}</TextLink> : null}
    >
      {t(keeps ? 'statement-pages.noneHint' : 'statement-pages.noneHintReader')}
    </EmptyState>
  );
};

const Statements = ({ plan }: { plan: PlanView }) => {
  const t = useText('sharing');
  const filters = useFilters();
  const state = statementStates.find((one) => one === filters.get('state'));
  const found = useRouteInfinite(
    listPayoutStatements,
    { params: { planId: plan.id }, query: { limit: 50, ...(state === undefined ? {} : { state }) } },
    { keepPrevious: true },
  );
  return (
    <>
      {plan.actions.includes('issue-statements') ? <IssueStatements plan={plan} /> : null}
      <Section
        title={t('statement-pages.title')}
        actions={
          found.items.length > 0 || state !== undefined ? (
            <Select
              aria-label={t('statement-pages.state')}
              placeholder={t('statement-pages.allStates')}
              clearable
              clearButtonProps={{ 'aria-label': t('statement-pages.allStates') }}
              value={state ?? null}
              onChange={(value) => filters.set({ state: value })}
              data={statementStates.map((value) => ({ value, label: t(`statement-pages.states.${value}`) }))}
            />
          ) : null
        }
      >
        {found.problem ? (
          <ProblemState error={found.problem} retry={found.refetch} />
        ) : found.isPending ? (
          <LoadingState shape="table" rows={5} />
        ) : found.items.length === 0 ? (
          <Nothing plan={plan} filtered={state !== undefined} />
        ) : (
          <>
            <StatementTable statements={found.items} caption={t('statement-pages.title')} isStale={found.isStale} />
            {found.hasMore ? (
              <Button className="sl-more" variant="default" loading={found.loadingMore} onClick={found.more}>
                {t('statement-pages.more')}
              </Button>
            ) : null}
          </>
        )}
      </Section>
    </>
  );
};

const StatementsPage = () => <PlanFrame tab="statements">{(plan) => <Statements plan={plan} />}</PlanFrame>;

export default StatementsPage;
