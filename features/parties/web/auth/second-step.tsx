/** The second step of signing in: a one-time code, or a backup code where the device is lost. */
import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { authRoutes } from '@tongtu/platform/auth/contract';
import { ProblemNote, useAction, useText } from '@tongtu/platform/ui';
import { AuthFrame } from './frame.tsx';

export type SecondFactor = 'totp' | 'backup-code';

export const SecondStep = ({ offered, onDone, onRestart }: { offered: readonly SecondFactor[]; onDone: () => Promise<void>; onRestart: () => void }) => {
  const t = useText('parties');
  const [method, setMethod] = useState<SecondFactor>(offered[0] ?? 'totp');
  const [code, setCode] = useState('');
  const step = useAction(authRoutes.signInTwoFactor, { onSuccess: onDone });
  const other = offered.find((one) => one !== method);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void step.run({ body: { method, code } });
  };
  return (
    <AuthFrame title={t('auth.second')} lead={t(`auth.secondLead.${method}`)} drawing="locked">
      <form className="tt-form" onSubmit={send}>
        <TextInput
          key={method}
          label={t(`auth.code.${method}`)}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={step.fieldErrors['code']}
          required
          withAsterisk={false}
          autoComplete="one-time-code"
          inputMode={method === 'totp' ? 'numeric' : 'text'}
          data-autofocus
          ref={(node) => node?.focus()}
          className="pt-code"
        />
        <ProblemNote error={step.problem} />
        <Button type="submit" loading={step.pending} fullWidth>
          {t('auth.signIn')}
        </Button>
        <div className="pt-between">
          {other ? (
            <button
              type="button"
              className="pt-text-button"
              onClick={() => {
                setMethod(other);
                setCode('');
                step.reset();
              }}
            >
              {t(`auth.use.${other}`)}
            </button>
          ) : (
            <span />
          )}
          <button type="button" className="pt-text-button" onClick={onRestart}>
            {t('auth.restart')}
          </button>
        </div>
      </form>
    </AuthFrame>
  );
};
