/** What is done with the books as a whole: take them along for the verifier, close them for good. */
import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Confirm, Section, urlOf, useAction, useText } from '@tongtu/platform/ui';
import { closeSettlement, downloadSettlement, type SettlementView } from '../../contract/settlement.ts';
import { getSharingPlan, type PlanView } from '../../contract/versions.ts';
import { useAmounts } from '../plans/amounts.ts';
import { today } from '../plans/today.ts';
import { readsOfBooks } from './use-standing.ts';

const CloseBooks = ({ plan, settlement }: { plan: PlanView; settlement: SettlementView }) => {
  const t = useText('sharing');
  const { show } = useAmounts(settlement.currency);
  const [asked, setAsked] = useState(false);
  const [on, setOn] = useState(today);
  const close = useAction(closeSettlement, { invalidates: [...readsOfBooks, getSharingPlan], onSuccess: () => setAsked(false) });
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t('settlement.close.ask')}
      </Button>
      <Confirm
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('settlement.close.title')}
        does={t('settlement.close.does', { remainder: show(settlement.remainder), loss: show(settlement.carriedLoss) })}
        act={t('settlement.close.act')}
        danger
        pending={close.pending}
        disabled={on === ''}
        problem={close.problem}
        onConfirm={() => close.run({ params: { planId: plan.id }, body: { on } })}
      >
        <TextInput type="date" required label={t('settlement.close.on')} value={on} onChange={(event) => setOn(event.currentTarget.value)} />
      </Confirm>
    </>
  );
};

export const BooksActs = ({ plan, settlement }: { plan: PlanView; settlement: SettlementView }) => {
  const t = useText('sharing');
  const mayClose = plan.actions.includes('close-settlement') && settlement.state === 'open';
  return (
    <Section title={t('settlement.books.title')}>
      <dl className="sm-acts">
        <div>
          <dt>
            <a className="tt-button" href={urlOf(downloadSettlement, { params: { planId: plan.id } })} download>
              <IconDownload size={16} stroke={1.8} aria-hidden="true" />
              {t('settlement.books.export')}
            </a>
          </dt>
          <dd>{t('settlement.books.exportWhat')}</dd>
        </div>
        {mayClose ? (
          <div>
            <dt>
              <CloseBooks plan={plan} settlement={settlement} />
            </dt>
            <dd>{t('settlement.close.what')}</dd>
          </div>
        ) : null}
      </dl>
    </Section>
  );
};
