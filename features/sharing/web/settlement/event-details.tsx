/** One event opened: what it paid and to whom, the clauses behind it, where the books stood after it, and taking it back. */
import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { Confirm, KeyValue, Loaded, LoadingState, useAction, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import { getIncomeEvent, reverseIncomeEvent, type IncomeEventView } from '../../contract/settlement.ts';
import { getPlanVersion, type PlanView } from '../../contract/versions.ts';
import { useAmounts } from '../plans/amounts.ts';
import { namesOf } from '../plans/names.ts';
import { today } from '../plans/today.ts';
import { PayoutList } from './payout-list.tsx';
import { TraceView } from './trace-view.tsx';
import { readsOfBooks } from './use-standing.ts';

const Reverse = ({ plan, event, clawback }: { plan: PlanView; event: IncomeEventView; clawback: boolean }) => {
  const t = useText('sharing');
  const { show } = useAmounts(plan.currency);
  const [asked, setAsked] = useState(false);
  const [on, setOn] = useState(today);
  const reverse = useAction(reverseIncomeEvent, { invalidates: [...readsOfBooks, getIncomeEvent], onSuccess: () => setAsked(false) });
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setAsked(true)}>
        {t('settlement.reverse.ask')}
      </Button>
      <Confirm
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('settlement.reverse.title', { id: event.id })}
        does={t(clawback ? 'settlement.reverse.doesClawback' : 'settlement.reverse.does', { amount: show(event.amount) })}
        act={t('settlement.reverse.act')}
        danger
        pending={reverse.pending}
        problem={reverse.problem}
        disabled={on === ''}
        onConfirm={() => reverse.run({ params: { planId: plan.id, eventId: event.id }, body: { on } })}
      >
        <TextInput type="date" label={t('settlement.reverse.on')} value={on} onChange={(change) => setOn(change.currentTarget.value)} required />
      </Confirm>
    </>
  );
};

/** What an event that paid nothing did, in words. */
const NothingPaid = ({ event, currency }: { event: IncomeEventView; currency: string }) => {
  const t = useText('sharing');
  const { show, minor } = useAmounts(currency);
  const isBelow = minor(event.balance) < minor(event.highWater);
  const reason = event.notDeductible ? 'notDeductible' : event.kind === 'operating-profit' ? 'noProfit' : isBelow ? 'below' : 'nothing';
  return <p className="tt-quiet">{t(`settlement.events.paidNothing.${reason}`, { balance: show(event.balance), highWater: show(event.highWater) })}</p>;
};

export const EventDetails = ({ plan, event }: { plan: PlanView; event: IncomeEventView }) => {
  const t = useText('sharing');
  const format = useFormat();
  const { show } = useAmounts(plan.currency);
  const read = useRoute(getIncomeEvent, { params: { planId: plan.id, eventId: event.id } });
  const version = useRoute(getPlanVersion, { params: { planId: plan.id, version: event.version } });
  const names = namesOf(version.data, t, format.localized);
  const paysNothing = Object.keys(event.payouts).length === 0;
  return (
    <Loaded of={read} loading={<LoadingState rows={2} />}>
      {(data) => (
        <div className="sm-details">
          <div>
            <p className="sm-part">{t('settlement.events.paid')}</p>
            {paysNothing ? (
              <NothingPaid event={event} currency={plan.currency} />
            ) : (
              <PayoutList payouts={event.payouts} members={event.members} tree={version.data?.tree} currency={plan.currency} names={names} />
            )}
            <p className="sm-part">{t('settlement.events.after')}</p>
            <KeyValue
              items={[
                [t('settlement.figures.balance'), show(event.balance)],
                [t('settlement.figures.highWater'), show(event.highWater)],
                [t('settlement.figures.remainder'), show(event.remainder)],
                [t('settlement.events.recordedAt'), format.dateTime(event.recordedAt)],
                [t('settlement.events.reverses'), event.reverses],
                [t('settlement.events.reversedBy'), event.reversedBy],
              ]}
            />
            {plan.actions.includes('record-events') && event.kind !== 'closing' && event.reverses === null && event.reversedBy === null ? (
              <Reverse plan={plan} event={event} clawback={version.data?.tree.clawback ?? false} />
            ) : null}
          </div>
          <div>
            <p className="sm-part">{t('settlement.events.why', { version: String(event.version) })}</p>
            {data.trace.length === 0 ? (
              <p className="tt-quiet">{t('settlement.events.noTrace')}</p>
            ) : (
              <>
                <TraceView lines={data.trace} version={version.data} currency={plan.currency} names={names} />
                <p className="tt-hint">{t('settlement.trace.floor')}</p>
              </>
            )}
          </div>
        </div>
      )}
    </Loaded>
  );
};
