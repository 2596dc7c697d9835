/** /sharing-plans/:planId: what is next and who must act, the versions, and where the money stands. */
import { Loaded, LoadingState, Section, StatusMark, TextLink, useRoute, useSession, useText } from '@tongtu/platform/ui';
import { listPaymentRuns } from '../../contract/payments.ts';
import { getSettlement, type SettlementView } from '../../contract/settlement.ts';
import { listPayoutStatements } from '../../contract/statements.ts';
import { getPlanVersion, type PlanView } from '../../contract/versions.ts';
import { PayeesTable } from '../settlement/payees-table.tsx';
import { useAmounts } from './amounts.ts';
import { Figures } from './figures.tsx';
import { useLeading } from './names.ts';
import { signsFor } from './signs-for.ts';
import { NextList } from './next-list.tsx';
import { nextSteps } from './next-steps.ts';
import { PlanFrame } from './plan-frame.tsx';
import { tabsFor } from './plan-tabs.tsx';
import { today } from './today.ts';
import { VersionsList } from './versions-list.tsx';

const MoneyInBrief = ({ plan, settlement }: { plan: PlanView; settlement: SettlementView }) => {
  const t = useText('sharing');
  const { show } = useAmounts(settlement.currency);
  const { names } = useLeading(plan);
  return (
    <>
      <Figures
        items={[
          { key: 'income', label: t('settlement.figures.income'), value: show(settlement.income) },
          { key: 'costs', label: t('settlement.figures.costs'), value: show(settlement.costs) },
          { key: 'distributed', label: t('settlement.figures.highWater'), value: show(settlement.highWater) },
          { key: 'remainder', label: t('settlement.figures.remainder'), value: show(settlement.remainder) },
        ]}
      />
      <PayeesTable settlement={settlement} names={names} hasSum={plan.stance !== 'member'} />
    </>
  );
};

const Overview = ({ plan }: { plan: PlanView }) => {
  const t = useText('sharing');
  const { session } = useSession();
  const params = { planId: plan.id };
  const tabs = tabsFor(plan);
  const isInForce = plan.inForce !== null;
  const latest = useRoute(getPlanVersion, { params: { ...params, version: plan.latest.version } });
  const settlement = useRoute(getSettlement, { params }, { enabled: tabs.includes('settlement') });
  const issued = useRoute(listPayoutStatements, { params, query: { state: 'issued', limit: 100 } }, { enabled: isInForce });
  const objected = useRoute(listPayoutStatements, { params, query: { state: 'objected', limit: 100 } }, { enabled: isInForce });
  const payments = useRoute(listPaymentRuns, { params, query: { limit: 20 } }, { enabled: tabs.includes('payments') });
  const waits = latest.isPending || [settlement, issued, objected, payments].some((read) => read.isLoading);
  const statements = [...(objected.data?.items ?? []), ...(issued.data?.items ?? [])];
  return (
    <>
      <Section title={t('plans.next.title')}>
        {waits ? (
          <LoadingState rows={2} height={96} />
        ) : (
          <NextList
            steps={nextSteps({
              plan,
              latest: latest.data,
              settlement: settlement.data,
              statements,
              payments: payments.data,
              today: today(),
              signs: signsFor(session, plan.organizationId),
              personName: session.person?.name ?? '',
            })}
            currency={plan.currency}
          />
        )}
      </Section>
      {tabs.includes('settlement') ? (
        <Section title={t('plans.money.title')} actions={<TextLink to={`/sharing-plans/${plan.id}/settlement`}>{t('plans.money.all')}</TextLink>}>
          <Loaded
            of={settlement}
            loading={<LoadingState shape="table" rows={4} />}
            empty={(data) => data.state === 'not-begun'}
            whenEmpty={
              <p className="sl-none">
                <StatusMark tone="open">
                  {t(plan.pathway === 'equity' ? 'plans.money.equity' : isInForce ? 'plans.money.notBegun' : 'plans.money.notInForce')}
                </StatusMark>
              </p>
            }
          >
            {(data) => <MoneyInBrief plan={plan} settlement={data} />}
          </Loaded>
        </Section>
      ) : (
        <Section title={t('plans.money.title')}>
          <p className="sl-none">
            <StatusMark tone="open">{t('plans.money.notInForce')}</StatusMark>
          </p>
        </Section>
      )}
      <VersionsList plan={plan} />
    </>
  );
};

const OverviewPage = () => <PlanFrame tab="overview">{(plan) => <Overview plan={plan} />}</PlanFrame>;

export default OverviewPage;
