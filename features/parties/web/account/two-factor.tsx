/** Two-step sign-in: set up with the password, a picture and a first code; then new backup codes, or off again. */
import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { authRoutes } from '@tongtu/platform/auth/contract';
import { Confirm, CopyButton, QrCode, Remark, Section, StatusMark, TextLink, useAction, useText } from '@tongtu/platform/ui';
import { Password } from '../auth/new-password.tsx';
import type { Account } from './account.ts';
import { BackupCodes } from './codes.tsx';
import { Refusal } from './refusal.tsx';

type Setup = { readonly uri: string; readonly secret: string; readonly backupCodes: readonly string[] };

const SetUp = ({ setup, onDone }: { setup: Setup; onDone: () => void }) => {
  const t = useText('parties');
  const [code, setCode] = useState('');
  const confirm = useAction(authRoutes.confirmTwoFactor, { invalidates: [authRoutes.getAccount, authRoutes.listSessions], onSuccess: onDone });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void confirm.run({ body: { code } });
  };
  return (
    <form className="tt-form" onSubmit={send}>
      <div className="pt-setup">
        <QrCode text={setup.uri} label={t('account.two-factor.picture')} />
        <div className="tt-form">
          <p>{t('account.two-factor.scan')}</p>
          <p className="tt-hint">{t('account.two-factor.secret')}</p>
          <p className="tt-code">{setup.secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
          <div>
            <CopyButton text={setup.secret} />
          </div>
        </div>
      </div>
      <BackupCodes codes={setup.backupCodes} />
      <TextInput
        label={t('account.two-factor.first')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={confirm.fieldErrors['code']}
        required
        withAsterisk={false}
        inputMode="numeric"
        autoComplete="one-time-code"
        className="pt-code"
      />
      <Refusal problem={confirm.problem} />
      <div className="tt-form-foot">
        <Button type="submit" loading={confirm.pending}>
          {t('account.two-factor.turnOn')}
        </Button>
      </div>
    </form>
  );
};

type Asked = 'begin' | 'end' | 'renew';

export const TwoFactor = ({ account }: { account: Account }) => {
  const t = useText('parties');
  const [asked, setAsked] = useState<Asked | null>(null);
  const [password, setPassword] = useState('');
  const [setup, setSetup] = useState<Setup | null>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const close = (): void => {
    setAsked(null);
    setPassword('');
  };
  const begin = useAction(authRoutes.beginTwoFactor, {
    onSuccess: (answer) => {
      setSetup(answer);
      close();
    },
  });
  const end = useAction(authRoutes.endTwoFactor, { invalidates: [authRoutes.getAccount, authRoutes.listSessions], onSuccess: close });
  const renew = useAction(authRoutes.renewBackupCodes, {
    onSuccess: ({ backupCodes }) => {
      setCodes(backupCodes);
      close();
    },
  });
  const act = { begin, end, renew }[asked ?? 'begin'];
  return (
    <Section
      framed
      id="two-factor"
      title={t('account.two-factor.title')}
      lead={t('account.two-factor.lead')}
      actions={<StatusMark tone={account.twoFactor ? 'good' : 'open'}>{t(account.twoFactor ? 'account.two-factor.on' : 'account.two-factor.off')}</StatusMark>}
    >
      {setup && !account.twoFactor ? <SetUp setup={setup} onDone={() => setSetup(null)} /> : null}
      {codes.length > 0 ? <BackupCodes codes={codes} /> : null}
      {setup && !account.twoFactor ? null : account.hasPassword ? (
        <div className="tt-form-foot">
          {account.twoFactor ? (
            <>
              <Button variant="default" onClick={() => setAsked('renew')}>
                {t('account.two-factor.renew')}
              </Button>
              <Button variant="default" onClick={() => setAsked('end')}>
                {t('account.two-factor.turnOff')}
              </Button>
            </>
          ) : (
            <Button variant="default" onClick={() => setAsked('begin')}>
              {t('account.two-factor.setUp')}
            </Button>
          )}
        </div>
      ) : (
        <Remark>
          <p>
            {t('account.password.none')} <TextLink to="/forgot-password">{t('account.password.set')}</TextLink>
          </p>
        </Remark>
      )}
      <Confirm
        opened={asked !== null}
        onClose={close}
        title={t(`account.two-factor.${asked === 'end' ? 'turnOff' : asked === 'renew' ? 'renew' : 'setUp'}`)}
        does={t(`account.two-factor.does.${asked ?? 'begin'}`)}
        act={t('account.goOn')}
        danger={asked === 'end'}
        pending={act.pending}
        disabled={password === ''}
        problem={act.problem}
        onConfirm={() => act.run({ body: { password } })}
      >
        <Password label={t('auth.currentPassword')} value={password} onChange={setPassword} error={act.fieldErrors['password']} />
      </Confirm>
    </Section>
  );
};
