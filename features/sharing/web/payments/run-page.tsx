/** /sharing-plans/:planId/payments/:runId: one payment run: its payments, who prepared and approved it, the bank's file and answer. */
import { KeyValue, Loaded, LoadingState, LocalizedText, PageBody, Section, Tag, TextLink, useFormat, useParam, useRoute, useText } from '@tongtu/platform/ui';
import { getPaymentRun, type Payment, type PaymentRun } from '../../contract/payments.ts';
import { getSharingPlan, type PlanView } from '../../contract/versions.ts';
import { useAmounts } from '../plans/amounts.ts';
import { PlanHead } from '../plans/plan-frame.tsx';
import { PaymentMark, RunMark } from './marks.tsx';
import { Reconcile } from './reconcile.tsx';
import { RunActs, RunState } from './run-acts.tsx';
import './payments.css';

const Row = ({ payment, run }: { payment: Payment; run: PaymentRun }) => {
  const t = useText('sharing');
  const format = useFormat();
  const { show } = useAmounts(run.currency);
  return (
    <tr>
      <th scope="row">
        <LocalizedText value={payment.payeeName} quiet />
        <span className="sl-sub">
          {payment.statementIds.map((id, index) => (
            <TextLink key={id} className="sy-statement" to={`/sharing-plans/${run.planId}/statements/${id}`}>
              {payment.statementIds.length === 1 ? t('payment-pages.statement') : t('payment-pages.statementOf', { number: String(index + 1) })}
            </TextLink>
          ))}
        </span>
      </th>
      <td data-label={t('payment-pages.payee.account')}>
        <span className="sy-account">{payment.account}</span>
        <span className="sl-sub">
          {payment.accountName} · {payment.bank}
        </span>
      </td>
      <td data-label={t('payment-pages.reference')}>
        <code className="tt-code">{payment.reference}</code>
        {payment.tags.length === 0 ? null : (
          <span className="sy-tags">
            {payment.tags.map((tag) => (
              <Tag key={tag} title={t(`documents.tags.${tag}.name`)}>
                {t(`payment-pages.tags.${tag}`)}
              </Tag>
            ))}
          </span>
        )}
      </td>
      <td data-label={t('statement-pages.state')}>
        <PaymentMark state={payment.state} />
        {payment.settledOn === null ? null : <span className="sl-sub">{format.date(payment.settledOn)}</span>}
      </td>
      <td className="sl-number" data-label={t('settlement.events.amount')}>
        {show(payment.amount)}
      </td>
    </tr>
  );
};

const Payments = ({ run }: { run: PaymentRun }) => {
  const t = useText('sharing');
  const { show } = useAmounts(run.currency);
  return (
    <table className="tt-table sl-table">
      <caption className="tt-hidden">{t('payment-pages.lines')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('statement-pages.payee')}</th>
          <th scope="col">{t('payment-pages.payee.account')}</th>
          <th scope="col">{t('payment-pages.reference')}</th>
          <th scope="col">{t('statement-pages.state')}</th>
          <th scope="col" className="sl-number">
            {t('settlement.events.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {run.lines.map((payment) => (
          <Row key={payment.id} payment={payment} run={run} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={4}>
            {t('payment-pages.total')}
          </th>
          <td className="sl-number">{show(run.total)}</td>
        </tr>
      </tfoot>
    </table>
  );
};

const Whole = ({ plan, run }: { plan: PlanView; run: PaymentRun }) => {
  const t = useText('sharing');
  const format = useFormat();
  const { show } = useAmounts(run.currency);
  const signed = (name: string | null, at: string | null): string | null => (name === null || at === null ? null : `${name} · ${format.dateTime(at)}`);
  return (
    <>
      <PlanHead
        plan={plan}
        tab="payments"
        detail={{ title: t('payment-pages.titleOf', { number: run.number }), marks: <RunMark state={run.state} />, actions: <RunActs plan={plan} run={run} /> }}
      />
      <RunState plan={plan} run={run} />
      <Section>
        <KeyValue
          columns={2}
          items={[
            [t('payment-pages.total'), show(run.total)],
            [t('payment-pages.payments'), format.number(run.payments)],
            [t('payment-pages.preparedBy'), signed(run.preparedBy, run.preparedAt)],
            [t('payment-pages.approvedBy'), signed(run.approvedBy, run.approvedAt)],
          ]}
        />
      </Section>
      <Section title={t('payment-pages.lines')}>
        <Payments run={run} />
      </Section>
      {run.state === 'approved' && plan.stance === 'unit' ? <Reconcile planId={plan.id} isNext={false} /> : null}
    </>
  );
};

const RunPage = () => {
  const params = { planId: useParam('planId'), runId: useParam('runId') };
  const plan = useRoute(getSharingPlan, { params: { planId: params.planId } });
  const run = useRoute(getPaymentRun, { params });
  return (
    <PageBody width="wide">
      <Loaded of={run} page loading={<LoadingState shape="page" rows={6} />}>
        {(data) => (
          <Loaded of={plan} page loading={<LoadingState shape="page" rows={6} />}>
            {(of) => <Whole plan={of} run={data} />}
          </Loaded>
        )}
      </Loaded>
    </PageBody>
  );
};

export default RunPage;
