/** /sign-up — name, address, password; then the letter. Nothing tells whether an address has an account. */
import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { authRoutes } from '@tongtu/platform/auth/contract';
import { ProblemNote, Remark, TextLink, useAction, useFilters, useText } from '@tongtu/platform/ui';
import { AuthFrame } from './frame.tsx';
import { DemoLetters } from './letters.tsx';
import { Password } from './new-password.tsx';
import { Resend } from './resend.tsx';

const SignUpPage = () => {
  const t = useText('parties');
  const next = useFilters().get('next');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signUp = useAction(authRoutes.signUp);
  const signIn = next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in';
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void signUp.run({ body: { name, email, password } });
  };
  if (signUp.done)
    return (
      <AuthFrame title={t('auth.checkMail')} drawing="nothing-yet">
        <div className="tt-form">
          <p>{t('auth.checkMailLead', { email })}</p>
          <DemoLetters to={email} />
          <Remark>
            <p>{t('auth.noMail')}</p>
            <Resend email={email} />
          </Remark>
          <p>
            <TextLink to={signIn}>{t('auth.signIn')}</TextLink>
          </p>
        </div>
      </AuthFrame>
    );
  return (
    <AuthFrame
      title={t('auth.signUp')}
      lead={
        <>
          {t('auth.haveAccount')} <TextLink to={signIn}>{t('auth.signIn')}</TextLink>
        </>
      }
      drawing="nothing-yet"
    >
      <form className="tt-form" onSubmit={send}>
        <TextInput
          label={t('auth.name')}
          description={t('auth.nameHint')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={signUp.fieldErrors['name']}
          required
          withAsterisk={false}
          maxLength={120}
          autoComplete="name"
        />
        <TextInput
          type="email"
          label={t('auth.email')}
          description={t('auth.emailHint')}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={signUp.fieldErrors['email']}
          required
          withAsterisk={false}
          autoComplete="username"
          inputMode="email"
        />
        <Password fresh label={t('auth.password')} value={password} onChange={setPassword} error={signUp.fieldErrors['password']} />
        <ProblemNote error={signUp.problem} />
        <Button type="submit" loading={signUp.pending} fullWidth>
          {t('auth.signUp')}
        </Button>
        <p className="tt-hint">{t('auth.afterwards')}</p>
      </form>
    </AuthFrame>
  );
};

export default SignUpPage;
