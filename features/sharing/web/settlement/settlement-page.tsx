/** /sharing-plans/:planId/settlement: where the money stands, recording what came in, and every event with its reasons. */
import { EmptyState, Loaded, LoadingState, Remark, Section, StatusMark, useFilters, useRoute, useText } from '@tongtu/platform/ui';
import { getSettlement, type SettlementView } from '../../contract/settlement.ts';
import type { PlanView } from '../../contract/versions.ts';
import { useAmounts } from '../plans/amounts.ts';
import { Figures } from '../plans/figures.tsx';
import { useLeading } from '../plans/names.ts';
import { PlanFrame } from '../plans/plan-frame.tsx';
import { BooksActs } from './books-acts.tsx';
import { EquityShares } from './equity-shares.tsx';
import { EventList } from './event-list.tsx';
import { MonthsChart } from './months-chart.tsx';
import { PasteForm } from './paste-form.tsx';
import { PayeesTable } from './payees-table.tsx';
import { RecordForm } from './record-form.tsx';
import './settlement.css';

const Standing = ({ settlement }: { settlement: SettlementView }) => {
  const t = useText('sharing');
  const { show, minor } = useAmounts(settlement.currency);
  const hasLoss = minor(settlement.carriedLoss) > 0n;
  return (
    <Figures
      items={[
        { key: 'income', label: t('settlement.figures.income'), value: show(settlement.income) },
        { key: 'costs', label: t('settlement.figures.costs'), value: show(settlement.costs) },
        { key: 'refunds', label: t('settlement.figures.refunds'), value: show(settlement.refunds) },
        { key: 'balance', label: t('settlement.figures.balance'), value: show(settlement.balance), hint: t('settlement.hints.balance') },
        { key: 'highWater', label: t('settlement.figures.highWater'), value: show(settlement.highWater), hint: t('settlement.hints.highWater') },
        { key: 'remainder', label: t('settlement.figures.remainder'), value: show(settlement.remainder), hint: t('settlement.hints.remainder') },
        {
          key: 'carriedLoss',
          label: t('settlement.figures.carriedLoss'),
          value: show(settlement.carriedLoss),
          hint: t(hasLoss ? 'settlement.hints.carriedLoss' : 'settlement.hints.noLoss', { amount: show(settlement.carriedLoss) }),
          isMinded: hasLoss,
        },
      ]}
    />
  );
};

/** One event or many: which of the two forms is open stands in the address. */
const Recording = ({ plan }: { plan: PlanView }) => {
  const t = useText('sharing');
  const filters = useFilters();
  const { version, names } = useLeading(plan);
  const open = filters.get('record');
  if (version === undefined) return null;
  return (
    <Section
      title={t('settlement.record.title')}
      actions={(['1', 'many'] as const).map((which) => (
        <button
          key={which}
          type="button"
          className={`tt-button${which === '1' && open === '' ? ' tt-button-main' : ''}`}
          aria-expanded={open === which}
          onClick={() => filters.set({ record: open === which ? null : which })}
        >
          {t(which === '1' ? 'settlement.record.one' : 'settlement.record.many')}
        </button>
      ))}
    >
      {open === '1' ? (
        <div className="tt-framed">
          <RecordForm plan={plan} version={version} names={names} />
        </div>
      ) : open === 'many' ? (
        <div className="tt-framed">
          <PasteForm plan={plan} version={version} />
        </div>
      ) : (
        <p className="tt-quiet sm-flat">{t('settlement.record.lead')}</p>
      )}
    </Section>
  );
};

const Settled = ({ plan, settlement }: { plan: PlanView; settlement: SettlementView }) => {
  const t = useText('sharing');
  const { names } = useLeading(plan);
  const isClosed = settlement.state === 'closed';
  return (
    <>
      {isClosed ? <Remark title={<StatusMark tone="closed">{t('settlement.states.closed')}</StatusMark>}>{t('settlement.closedWords')}</Remark> : null}
      <Section title={t('settlement.standing')}>
        <Standing settlement={settlement} />
      </Section>
      {plan.actions.includes('record-events') && !isClosed && plan.inForce !== null ? <Recording plan={plan} /> : null}
      {settlement.payees.length > 0 && settlement.state !== 'not-begun' ? (
        <Section title={t('settlement.payees.title')}>
          <PayeesTable settlement={settlement} names={names} hasSum={plan.stance !== 'member'} />
        </Section>
      ) : null}
      {settlement.months.length > 0 ? <MonthsChart settlement={settlement} names={names} /> : null}
      <EventList plan={plan} />
      {settlement.state === 'not-begun' ? null : <BooksActs plan={plan} settlement={settlement} />}
    </>
  );
};

const Equity = ({ plan }: { plan: PlanView }) => {
  const { read, names } = useLeading(plan);
  return (
    <Loaded of={read} loading={<LoadingState shape="table" rows={4} />}>
      {(version) => <EquityShares version={version} names={names} />}
    </Loaded>
  );
};

const Settlement = ({ plan }: { plan: PlanView }) => {
  const t = useText('sharing');
  const settlement = useRoute(getSettlement, { params: { planId: plan.id } });
  if (!plan.actions.includes('read-settlement')) return <EmptyState title={t('settlement.notInForce')}>{t('settlement.notInForceHint')}</EmptyState>;
  if (plan.pathway === 'equity') return <Equity plan={plan} />;
  return (
    <Loaded of={settlement} loading={<LoadingState shape="table" rows={8} />}>
      {(data) => <Settled plan={plan} settlement={data} />}
    </Loaded>
  );
};

const SettlementPage = () => <PlanFrame tab="settlement">{(plan) => <Settlement plan={plan} />}</PlanFrame>;

export default SettlementPage;
