/** A new password; all other sessions end with it. */
import { useState, type FormEvent } from 'react';
import { Button } from '@mantine/core';
import { authRoutes } from '@tongtu/platform/auth/contract';
import { Remark, Section, TextLink, useAction, useText } from '@tongtu/platform/ui';
import { Password } from '../auth/new-password.tsx';
import type { Account } from './account.ts';
import { Refusal } from './refusal.tsx';

export const PasswordPart = ({ account }: { account: Account }) => {
  const t = useText('parties');
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useAction(authRoutes.changePassword, {
    invalidates: [authRoutes.listSessions],
    onSuccess: () => {
      setCurrent('');
      setPassword('');
    },
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void change.run({ body: { current, password } });
  };
  return (
    <Section framed id="password" title={t('account.password.title')} lead={t('account.password.lead')}>
      {account.hasPassword ? (
        <form className="tt-form" onSubmit={send}>
          <input type="text" name="username" autoComplete="username" value={account.email} readOnly hidden />
          <div className="pt-password">
            <Password label={t('auth.currentPassword')} value={current} onChange={setCurrent} error={change.fieldErrors['current']} />
            <Password fresh label={t('auth.newPassword')} value={password} onChange={setPassword} error={change.fieldErrors['password']} />
          </div>
          <Refusal problem={change.problem} />
          {change.done ? (
            <Remark tone="good">
              <p>{t('account.password.done')}</p>
            </Remark>
          ) : null}
          <div className="tt-form-foot">
            <Button type="submit" variant="default" loading={change.pending} disabled={current === '' || password === ''}>
              {t('account.password.save')}
            </Button>
          </div>
        </form>
      ) : (
        <p>
          {t('account.password.none')} <TextLink to="/forgot-password">{t('account.password.set')}</TextLink>
        </p>
      )}
    </Section>
  );
};
