/** /reset-password?token= — from the letter: a new password; every session ends. */
import { useState, type FormEvent } from 'react';
import { Button } from '@mantine/core';
import { authRoutes } from '@tongtu/platform/auth/contract';
import { EmptyState, Link, ProblemNote, TextLink, useAction, useFilters, useSession, useText } from '@tongtu/platform/ui';
import { AuthFrame } from './frame.tsx';
import { Password } from './new-password.tsx';

const ResetPasswordPage = () => {
  const t = useText('parties');
  const token = useFilters().get('token');
  const { refresh } = useSession();
  const [password, setPassword] = useState('');
  const reset = useAction(authRoutes.resetPassword, { onSuccess: refresh });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void reset.run({ body: { token, password } });
  };
  if (token === '')
    return (
      <AuthFrame title={t('auth.resetTitle')} drawing="lost">
        <EmptyState
          drawing="broken"
          title={t('auth.noToken')}
          action={
            <Link className="tt-button tt-button-main" to="/forgot-password">
              {t('auth.sendLetter')}
            </Link>
          }
        />
      </AuthFrame>
    );
  if (reset.done)
    return (
      <AuthFrame title={t('auth.resetDone')} drawing="all-done" lead={t('auth.resetDoneLead')}>
        <Link className="tt-button tt-button-main tt-button-big" to="/sign-in">
          {t('auth.signIn')}
        </Link>
      </AuthFrame>
    );
  return (
    <AuthFrame title={t('auth.resetTitle')} lead={t('auth.resetLead')} drawing="locked">
      <form className="tt-form" onSubmit={send}>
        <Password fresh label={t('auth.newPassword')} value={password} onChange={setPassword} error={reset.fieldErrors['password']} />
        <ProblemNote error={reset.problem} />
        {reset.problem?.kind.startsWith('token-') ? (
          <p>
            <TextLink to="/forgot-password">{t('auth.sendLetter')}</TextLink>
          </p>
        ) : null}
        <Button type="submit" loading={reset.pending} fullWidth>
          {t('auth.resetSave')}
        </Button>
      </form>
    </AuthFrame>
  );
};

export default ResetPasswordPage;
