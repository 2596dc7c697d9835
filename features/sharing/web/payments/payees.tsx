/** Everybody whom the plan pays, with the account that is known. */
import { useState } from 'react';
import { Loaded, LoadingState, LocalizedText, Section, StatusMark, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import { listPayees } from '../../contract/payments.ts';
import type { PlanView } from '../../contract/versions.ts';
import { PayeeForm, type PayeeItem } from './payee-form.tsx';

const columns = ['name', 'accountName', 'account', 'bank', 'changedAt'] as const;

const Row = ({ plan, payee }: { plan: PlanView; payee: PayeeItem }) => {
  const t = useText('sharing');
  const format = useFormat();
  const [opened, setOpened] = useState(false);
  const mayChange = plan.actions.includes('prepare-payments');
  return (
    <tr>
      <th scope="row">
        <LocalizedText value={payee.name} quiet />
        <span className="sl-sub">{t(payee.isPerson ? 'payment-pages.payee.person' : 'payment-pages.payee.organization')}</span>
      </th>
      {payee.account === null ? (
        <td colSpan={4} className="sl-wide">
          <StatusMark tone="waiting">{t('payment-pages.payee.missing')}</StatusMark>
        </td>
      ) : (
        <>
          <td data-label={t('payment-pages.payee.accountName')}>{payee.accountName}</td>
          <td className="sy-account" data-label={t('payment-pages.payee.account')}>
            {payee.account}
          </td>
          <td data-label={t('payment-pages.payee.bank')}>{payee.bank}</td>
          <td data-label={t('payment-pages.payee.changedAt')}>{payee.changedAt === null ? '–' : format.date(payee.changedAt)}</td>
        </>
      )}
      {mayChange ? (
        <td className="sl-wide">
          <button type="button" className="tt-button sy-small" onClick={() => setOpened(true)}>
            {t(payee.account === null ? 'payment-pages.payee.enter' : 'payment-pages.payee.change')}
            <span className="tt-hidden"> {format.localized(payee.name)}</span>
          </button>
          {opened ? <PayeeForm planId={plan.id} payee={payee} opened onClose={() => setOpened(false)} /> : null}
        </td>
      ) : null}
    </tr>
  );
};

export const Payees = ({ plan }: { plan: PlanView }) => {
  const t = useText('sharing');
  const payees = useRoute(listPayees, { params: { planId: plan.id } });
  return (
    <Section title={t('payment-pages.payees')} lead={t('payment-pages.payeesLead')} id="payees">
      <Loaded of={payees} loading={<LoadingState shape="table" rows={4} />}>
        {({ items }) => (
          <table className="tt-table sl-table">
            <caption className="tt-hidden">{t('payment-pages.payees')}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {t(`payment-pages.payee.${column}`)}
                  </th>
                ))}
                {plan.actions.includes('prepare-payments') ? (
                  <th scope="col">
                    <span className="tt-hidden">{t('payment-pages.payee.change')}</span>
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {items.map((payee) => (
                <Row key={`${payee.party}/${payee.member ?? ''}`} plan={plan} payee={payee} />
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
    </Section>
  );
};
