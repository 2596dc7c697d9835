/** What could be paid now, and what the rest waits for. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { Confirm, LocalizedText, Remark, Section, StatusMark, TextLink, useAction, useGo, useText, type Tone } from '@tongtu/platform/ui';
import type { Output } from '@tongtu/platform/contract';
import { listPaymentRuns, preparePaymentRun } from '../../contract/payments.ts';
import { getSettlement } from '../../contract/settlement.ts';
import { listPayoutStatements } from '../../contract/statements.ts';
import type { PlanView } from '../../contract/versions.ts';
import type { PaymentObstacle } from '../../domain/payment-run.ts';
import { useAmounts } from '../plans/amounts.ts';

type Runs = Output<typeof listPaymentRuns>;
const tones: Readonly<Record<PaymentObstacle, Tone>> = {
  'window-open': 'waiting',
  'objection-open': 'paused',
  'account-missing': 'bad',
  'not-positive': 'closed',
  'not-owed': 'bad',
};

const Prepare = ({ plan, ready }: { plan: PlanView; ready: Runs['ready'] }) => {
  const t = useText('sharing');
  const go = useGo();
  const { show } = useAmounts(plan.currency);
  const [asked, setAsked] = useState(false);
  const prepare = useAction(preparePaymentRun, {
    invalidates: [listPaymentRuns, listPayoutStatements, getSettlement],
    onSuccess: (run) => go(`/sharing-plans/${plan.id}/payments/${run.id}`),
  });
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t('payment-pages.prepare.ask')}</Button>
      <Confirm
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('payment-pages.prepare.title')}
        does={t('payment-pages.prepare.does', { count: ready.statements, amount: show(ready.amount) })}
        act={t('payment-pages.prepare.act')}
        pending={prepare.pending}
        problem={prepare.problem}
        onConfirm={() => prepare.run({ params: { planId: plan.id }, body: {} })}
      />
    </>
  );
};

const Waiting = ({ plan, waiting }: { plan: PlanView; waiting: Runs['waiting'] }) => {
  const t = useText('sharing');
  const { show } = useAmounts(plan.currency);
  return (
    <table className="tt-table sl-table sy-waiting">
      <caption className="sy-caption">{t('payment-pages.waiting')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('statement-pages.payee')}</th>
          <th scope="col" className="sl-number">
            {t('settlement.events.amount')}
          </th>
          <th scope="col">{t('payment-pages.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {waiting.map((one) => (
          <tr key={one.statementId}>
            <th scope="row">
              <TextLink to={`/sharing-plans/${plan.id}/statements/${one.statementId}`}>
                <LocalizedText value={one.payeeName} quiet />
              </TextLink>
            </th>
            <td className="sl-number" data-label={t('settlement.events.amount')}>
              {show(one.amount)}
            </td>
            <td data-label={t('payment-pages.reason')}>
              <StatusMark tone={tones[one.reason]}>{t(`payment-pages.reasons.${one.reason}`)}</StatusMark>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

export const ReadyBox = ({ plan, runs: { ready, waiting } }: { plan: PlanView; runs: Runs }) => {
  const t = useText('sharing');
  const { show } = useAmounts(plan.currency);
  const mayPrepare = plan.actions.includes('prepare-payments');
  return (
    <Section title={t('payment-pages.ready')}>
      {ready.statements > 0 ? (
        <Remark tone="next">
          <div className="sy-row">
            <span>
              <b className="sy-big">{show(ready.amount)}</b> {t('payment-pages.readyWords', { count: ready.statements })}
            </span>
            {mayPrepare ? <Prepare plan={plan} ready={ready} /> : <span className="tt-quiet">{t('payment-pages.prepare.byManagers')}</span>}
          </div>
        </Remark>
      ) : (
        <p className="sl-none">{t('payment-pages.nothingReady')}</p>
      )}
      {waiting.length > 0 ? <Waiting plan={plan} waiting={waiting} /> : null}
    </Section>
  );
};
