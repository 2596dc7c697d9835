/** /sharing-plans/:planId/payments: what can be paid, what waits and why, the runs, the bank's answer, and where everybody is paid. */
import { Button } from '@mantine/core';
import { EmptyState, LoadingState, ProblemState, Section, useRouteInfinite, useText } from '@tongtu/platform/ui';
import { listPaymentRuns } from '../../contract/payments.ts';
import type { PlanView } from '../../contract/versions.ts';
import { PlanFrame } from '../plans/plan-frame.tsx';
import { tabsFor } from '../plans/plan-tabs.tsx';
import { Payees } from './payees.tsx';
import { ReadyBox } from './ready-box.tsx';
import { Reconcile } from './reconcile.tsx';
import { RunTable } from './run-table.tsx';
import './payments.css';

const Payments = ({ plan }: { plan: PlanView }) => {
  const t = useText('sharing');
  const runs = useRouteInfinite(listPaymentRuns, { params: { planId: plan.id }, query: { limit: 20 } });
  if (runs.problem) return <ProblemState error={runs.problem} retry={runs.refetch} />;
  if (runs.first === undefined) return <LoadingState shape="table" rows={8} />;
  const isSent = runs.items.some((run) => run.state === 'approved' || run.state === 'settled');
  return (
    <>
      <ReadyBox plan={plan} runs={runs.first} />
      <Section title={t('payment-pages.runs')}>
        {runs.items.length === 0 ? <p className="sl-none">{t('payment-pages.noRuns')}</p> : <RunTable runs={runs.items} />}
        {runs.hasMore ? (
          <Button className="sl-more" variant="default" loading={runs.loadingMore} onClick={runs.more}>
            {t('payment-pages.more')}
          </Button>
        ) : null}
      </Section>
      {isSent && plan.stance === 'unit' ? <Reconcile planId={plan.id} isNext={runs.items.some((run) => run.state === 'approved')} /> : null}
      <Payees plan={plan} />
    </>
  );
};

const NotForYou = () => {
  const t = useText('sharing');
  return (
    <EmptyState drawing="locked" title={t('payment-pages.notForYou')}>
      {t('payment-pages.notForYouHint')}
    </EmptyState>
  );
};

const PaymentsPage = () => <PlanFrame tab="payments">{(plan) => (tabsFor(plan).includes('payments') ? <Payments plan={plan} /> : <NotForYou />)}</PlanFrame>;

export default PaymentsPage;
