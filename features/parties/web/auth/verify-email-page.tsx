/** /verify-email?token= — from the letter. Without a token: where to ask for another letter. */
import { useEffect, useRef, useState } from 'react';
import { TextInput } from '@mantine/core';
import { authRoutes } from '@tongtu/platform/auth/contract';
import { Link, LoadingState, ProblemNote, useAction, useFilters, useSession, useText } from '@tongtu/platform/ui';
import { AuthFrame } from './frame.tsx';
import { Resend } from './resend.tsx';

const Again = () => {
  const t = useText('parties');
  const { session } = useSession();
  const [email, setEmail] = useState(session.person?.email ?? '');
  return (
    <div className="tt-form">
      <TextInput type="email" label={t('auth.email')} value={email} onChange={(event) => setEmail(event.currentTarget.value)} autoComplete="username" />
      <Resend email={email} />
    </div>
  );
};

const VerifyEmailPage = () => {
  const t = useText('parties');
  const token = useFilters().get('token');
  const { session, refresh } = useSession();
  const verify = useAction(authRoutes.verifyEmail, { onSuccess: refresh });
  const { run } = verify;
  const asked = useRef('');
  useEffect(() => {
    // A token works once: asking twice would answer "used already".
    if (token === '' || asked.current === token) return;
    asked.current = token;
    void run({ body: { token } });
  }, [token, run]);
  if (verify.done)
    return (
      <AuthFrame title={t('auth.verified')} drawing="all-done" lead={t('auth.verifiedLead')}>
        <Link className="tt-button tt-button-main tt-button-big" to={session.person ? '/organizations/mine' : '/sign-in?next=/organizations/mine'}>
          {t(session.person ? 'auth.goOn' : 'auth.signIn')}
        </Link>
      </AuthFrame>
    );
  if (token !== '' && !verify.problem)
    return (
      <AuthFrame title={t('auth.verifying')}>
        <LoadingState rows={2} />
      </AuthFrame>
    );
  return (
    <AuthFrame title={t('auth.verify')} lead={t('auth.verifyLead')} drawing={verify.problem ? 'broken' : 'nothing-yet'}>
      <ProblemNote error={verify.problem} />
      <Again />
    </AuthFrame>
  );
};

export default VerifyEmailPage;
