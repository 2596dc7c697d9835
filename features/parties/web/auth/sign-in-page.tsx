/** /sign-in — password, then a code where one is set up; or a passkey; or another place that knows one. */
import { useState, type FormEvent } from 'react';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { authRoutes } from '@tongtu/platform/auth/contract';
import { IconFingerprint } from '@tabler/icons-react';
import { ProblemNote, Remark, TextLink, useAction, useFilters, useGo, useRoute, useSession, useText } from '@tongtu/platform/ui';
import { passkeysSupported, useCeremony } from './ceremony.ts';
import { DemoAccounts } from './demo-accounts.tsx';
import { AuthFrame } from './frame.tsx';
import { Password } from './new-password.tsx';
import { safeNext } from './next.ts';
import { Resend } from './resend.tsx';
import { SecondStep, type SecondFactor } from './second-step.tsx';

const Providers = ({ next }: { next: string }) => {
  const t = useText('parties');
  const { data } = useRoute(authRoutes.listProviders, {}, { staleTime: 600_000 });
  const begin = useAction(authRoutes.signInProvider, { onSuccess: ({ url }) => location.assign(url) });
  if (!data || data.items.length === 0) return null;
  return (
    <>
      {data.items.map(({ id, name }) => (
        <Button key={id} variant="default" fullWidth onClick={() => void begin.run({ body: { provider: id, next } })}>
          {t('auth.withProvider', { name })}
        </Button>
      ))}
      <ProblemNote error={begin.problem} />
    </>
  );
};

const SignInPage = () => {
  const t = useText('parties');
  const go = useGo();
  const filters = useFilters();
  const { session, refresh } = useSession();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [remember, setRemember] = useState(true);
  const [second, setSecond] = useState<readonly SecondFactor[]>([]);
  const next = safeNext(filters.get('next'));
  const finish = async (): Promise<void> => {
    await refresh();
    go(next, { replace: true });
  };
  const onAnswer = (answer: { signedIn: boolean; twoFactor: readonly SecondFactor[] }): unknown => (answer.signedIn ? finish() : setSecond(answer.twoFactor));
  const signIn = useAction(authRoutes.signIn, { onSuccess: onAnswer as never });
  const passkey = useCeremony((auth) => auth.withPasskey(), onAnswer);
  if (second.length > 0) return <SecondStep offered={second} onDone={finish} onRestart={() => setSecond([])} />;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void signIn.run({ body: { email, password, remember } });
  };
  return (
    <AuthFrame
      title={t('auth.signIn')}
      lead={
        <>
          {t('auth.noAccount')} <TextLink to={next === '/' ? '/sign-up' : `/sign-up?next=${encodeURIComponent(next)}`}>{t('auth.signUp')}</TextLink>
        </>
      }
      aside={
        session.demo ? <DemoAccounts onChoose={(account) => void signIn.run({ body: { ...account, remember: true } })} pending={signIn.pending} /> : undefined
      }
    >
      {session.person ? <Remark>{t('auth.already', { name: session.person.name })}</Remark> : null}
      <form className="tt-form" onSubmit={send}>
        <TextInput
          type="email"
          name="email"
          label={t('auth.email')}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={signIn.fieldErrors['email']}
          required
          withAsterisk={false}
          autoComplete="username webauthn"
          inputMode="email"
        />
        <Password label={t('auth.password')} value={password} onChange={setPassword} error={signIn.fieldErrors['password']} />
        <div className="pt-between">
          <Checkbox label={t('auth.remember')} checked={remember} onChange={(event) => setRemember(event.currentTarget.checked)} />
          <TextLink to="/forgot-password">{t('auth.forgot')}</TextLink>
        </div>
        <ProblemNote error={signIn.problem} />
        {signIn.problem?.kind === 'email-not-verified' ? <Resend email={email} /> : null}
        <Button type="submit" loading={signIn.pending} fullWidth>
          {t('auth.signIn')}
        </Button>
      </form>
      <div className="pt-other-ways">
        {passkeysSupported() ? (
          <Button
            variant="default"
            fullWidth
            leftSection={<IconFingerprint size={18} stroke={1.6} aria-hidden="true" />}
            loading={passkey.pending}
            onClick={() => void passkey.run()}
          >
            {t('auth.withPasskey')}
          </Button>
        ) : null}
        <ProblemNote error={passkey.problem} />
        <Providers next={next} />
      </div>
    </AuthFrame>
  );
};

export default SignInPage;
