/** /forgot-password — a letter with a link, if the address has an account. */
import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { authRoutes } from '@tongtu/platform/auth/contract';
import { ProblemNote, Remark, TextLink, useAction, useSession, useText } from '@tongtu/platform/ui';
import { AuthFrame } from './frame.tsx';
import { DemoLetters } from './letters.tsx';

const ForgotPasswordPage = () => {
  const t = useText('parties');
  const { session } = useSession();
  const [email, setEmail] = useState(session.person?.email ?? '');
  const ask = useAction(authRoutes.forgotPassword);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void ask.run({ body: { email } });
  };
  return (
    <AuthFrame title={t('auth.forgotTitle')} lead={t('auth.forgotLead')} drawing="lost">
      <form className="tt-form" onSubmit={send}>
        <TextInput
          type="email"
          label={t('auth.email')}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={ask.fieldErrors['email']}
          required
          withAsterisk={false}
          autoComplete="username"
          inputMode="email"
        />
        <ProblemNote error={ask.problem} />
        {ask.done ? (
          <Remark tone="good">
            <p>{t('auth.forgotSent', { email })}</p>
          </Remark>
        ) : null}
        {ask.done ? <DemoLetters to={email} /> : null}
        <Button type="submit" loading={ask.pending} variant={ask.done ? 'default' : 'filled'} fullWidth>
          {t(ask.done ? 'auth.sendAgain' : 'auth.sendLetter')}
        </Button>
        <p>
          <TextLink to="/sign-in">{t('auth.backToSignIn')}</TextLink>
        </p>
      </form>
    </AuthFrame>
  );
};

export default ForgotPasswordPage;
