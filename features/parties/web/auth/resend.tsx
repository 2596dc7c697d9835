/** Asks for the confirmation letter again. The answer is the same whether or not there is somebody to confirm. */
import { Button } from '@mantine/core';
import { authRoutes } from '@tongtu/platform/auth/contract';
import { ProblemNote, Remark, useAction, useText } from '@tongtu/platform/ui';
import { DemoLetters } from './letters.tsx';

export const Resend = ({ email }: { email: string }) => {
  const t = useText('parties');
  const again = useAction(authRoutes.resendVerification);
  return (
    <>
      {again.done ? (
        <Remark tone="good">
          <p>{t('auth.resent', { email })}</p>
        </Remark>
      ) : (
        <Button variant="default" loading={again.pending} disabled={email === ''} onClick={() => void again.run({ body: { email } })}>
          {t('auth.resend')}
        </Button>
      )}
      <ProblemNote error={again.problem} />
      {again.done ? <DemoLetters to={email} /> : null}
    </>
  );
};
