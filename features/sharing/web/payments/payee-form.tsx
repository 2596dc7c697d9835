/** Where a payee is paid. */
import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { Confirm, useAction, useFormat, useText } from '@tongtu/platform/ui';
import { listPayees, listPaymentRuns, savePayee } from '../../contract/payments.ts';
import type { Output } from '@tongtu/platform/contract';

export type PayeeItem = Output<typeof listPayees>['items'][number];
type PayeeFormProps = { planId: string; payee: PayeeItem; opened: boolean; onClose: () => void };

/** A masked number is not written back. */
const editable = (account: string | null): string => (account === null || account.includes('*') ? '' : account);

export const PayeeForm = ({ planId, payee, opened, onClose }: PayeeFormProps) => {
  const t = useText('sharing');
  const format = useFormat();
  const [draft, setDraft] = useState({
    accountName: payee.accountName ?? format.localized(payee.name),
    account: editable(payee.account),
    bank: payee.bank ?? '',
  });
  const save = useAction(savePayee, { invalidates: [listPayees, listPaymentRuns], onSuccess: onClose });
  const input = (name: keyof typeof draft) => ({
    label: t(`payment-pages.payee.${name}`),
    required: true,
    maxLength: 100,
    autoComplete: 'off',
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => setDraft({ ...draft, [name]: event.currentTarget.value }),
    error: save.fieldErrors[name],
  });
  const body = { party: payee.party, member: payee.member, ...draft, account: draft.account.trim().toUpperCase() };
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={t('payment-pages.payee.title', { name: format.localized(payee.name) })}
      does={t('payment-pages.payee.does')}
      act={t('payment-pages.payee.act')}
      pending={save.pending}
      problem={Object.keys(save.fieldErrors).length > 0 ? undefined : save.problem}
      disabled={Object.values(draft).some((value) => value.trim() === '')}
      onConfirm={() => save.run({ params: { planId }, body })}
    >
      <TextInput {...input('accountName')} />
      <TextInput {...input('account')} inputMode="text" description={t('payment-pages.payee.accountHint')} />
      <TextInput {...input('bank')} />
    </Confirm>
  );
};
