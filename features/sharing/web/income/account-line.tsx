/** Where the reader is paid, and a form to say so. */
import { useState } from 'react';
import { StatusMark, useRoute, useText } from '@tongtu/platform/ui';
import { listPayees } from '../../contract/payments.ts';
import type { MyIncomeItem } from '../../contract/statements.ts';
import { PayeeForm } from '../payments/payee-form.tsx';

export const AccountLine = ({ item }: { item: MyIncomeItem }) => {
  const t = useText('sharing');
  const [opened, setOpened] = useState(false);
  const payees = useRoute(listPayees, { params: { planId: item.planId } });
  const own = payees.data?.items.find((one) => one.party === item.party && one.member === item.member);
  if (own === undefined) return null;
  return (
    <div className="si-account">
      {own.account === null ? (
        <StatusMark tone="waiting">{t('income.account.missing')}</StatusMark>
      ) : (
        <span>{t('income.account.known', { account: own.account, bank: own.bank ?? '' })}</span>
      )}
      <button type="button" className="tt-button si-small" onClick={() => setOpened(true)}>
        {t(own.account === null ? 'income.account.enter' : 'income.account.change')}
      </button>
      {opened ? <PayeeForm planId={item.planId} payee={own} opened onClose={() => setOpened(false)} /> : null}
    </div>
  );
};
