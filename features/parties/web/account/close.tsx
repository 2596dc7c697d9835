/** Closing the account: what was done in the platform stays, the way to sign in goes. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { authRoutes } from '@tongtu/platform/auth/contract';
import { Confirm, Section, TextLink, useAction, useGo, useSession, useText } from '@tongtu/platform/ui';
import { Password } from '../auth/new-password.tsx';
import type { Account } from './account.ts';

export const CloseAccount = ({ account }: { account: Account }) => {
  const t = useText('parties');
  const go = useGo();
  const { refresh } = useSession();
  const [asked, setAsked] = useState(false);
  const [password, setPassword] = useState('');
  const close = useAction(authRoutes.closeAccount, {
    onSuccess: async () => {
      go('/', { replace: true });
      await refresh();
    },
  });
  return (
    <Section framed id="close" title={t('account.close.title')} lead={t('account.close.lead')}>
      {account.hasPassword ? (
        <Button variant="outline" color="red" onClick={() => setAsked(true)}>
          {t('account.close.act')}
        </Button>
      ) : (
        <p>
          {t('account.password.none')} <TextLink to="/forgot-password">{t('account.password.set')}</TextLink>
        </p>
      )}
      <Confirm
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('account.close.title')}
        does={t('account.close.does')}
        act={t('account.close.act')}
        danger
        pending={close.pending}
        disabled={password === ''}
        problem={close.problem}
        onConfirm={() => close.run({ body: { password } })}
      >
        <Password label={t('auth.currentPassword')} value={password} onChange={setPassword} error={close.fieldErrors['password']} />
      </Confirm>
    </Section>
  );
};
