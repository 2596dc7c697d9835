/** Asks somebody who is signed in to sign in once more, before an act that stands for his signature. */
import { useState, type FormEvent } from 'react';
import { Button, Modal, PasswordInput, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { fieldErrors, ProblemNote, Remark, TextLink, useSession, useText } from '@tongtu/platform/ui';
import { passkeysSupported, useFreshSession, type SecondFactor } from './fresh-session.ts';

export type FreshSignInProps = {
  readonly open: boolean;
  /** Signed in afresh, as the same person: the act may be repeated. */
  readonly onDone: () => unknown;
  readonly onClose: () => void;
};
type Fresh = ReturnType<typeof useFreshSession>;

const Problems = ({ fresh }: { fresh: Fresh }) => {
  const t = useText('diligence');
  if (fresh.isOther) return <Remark tone="warn">{t('freshSignIn.other')}</Remark>;
  return fresh.problem === undefined ? null : <ProblemNote error={fresh.problem} />;
};

const PasswordStep = ({ fresh }: { fresh: Fresh }) => {
  const t = useText('diligence');
  const { session } = useSession();
  const [password, setPassword] = useState('');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    void fresh.withPassword(password);
  };
  return (
    <form className="tt-form" onSubmit={send}>
      <p>{t('freshSignIn.lead')}</p>
      {/* For password managers: which account it is. */}
      <TextInput label={t('freshSignIn.account')} name="email" type="email" value={session.person?.email ?? ''} readOnly autoComplete="username" />
      <PasswordInput
        label={t('freshSignIn.password')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={fresh.problem ? fieldErrors(fresh.problem)['password'] : undefined}
        required
        withAsterisk={false}
        autoComplete="current-password"
        data-autofocus
        visibilityToggleButtonProps={{ 'aria-label': t('freshSignIn.showPassword') }}
      />
      <Problems fresh={fresh} />
      <div className="tt-form-foot">
        <Button type="submit" loading={fresh.pending === 'password'}>
          {t('freshSignIn.act')}
        </Button>
        {passkeysSupported() ? (
          <Button
            variant="default"
            leftSection={<IconFingerprint size={18} stroke={1.6} aria-hidden="true" />}
            loading={fresh.pending === 'passkey'}
            onClick={() => void fresh.withPasskey()}
          >
            {t('freshSignIn.passkey')}
          </Button>
        ) : null}
      </div>
      <p className="tt-hint">
        <TextLink to={`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`}>{t('freshSignIn.otherWay')}</TextLink>
      </p>
    </form>
  );
};

const CodeStep = ({ fresh }: { fresh: Fresh }) => {
  const t = useText('diligence');
  const [method, setMethod] = useState<SecondFactor>(fresh.second[0] ?? 'totp');
  const [code, setCode] = useState('');
  const other = fresh.second.find((one) => one !== method);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    void fresh.withCode(method, code);
  };
  return (
    <form className="tt-form" onSubmit={send}>
      <p>{t(`freshSignIn.codeLead.${method}`)}</p>
      <TextInput
        key={method}
        label={t(`freshSignIn.code.${method}`)}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={fresh.problem ? fieldErrors(fresh.problem)['code'] : undefined}
        required
        withAsterisk={false}
        autoComplete="one-time-code"
        inputMode={method === 'totp' ? 'numeric' : 'text'}
        ref={(node) => node?.focus()}
      />
      <Problems fresh={fresh} />
      <div className="tt-form-foot">
        <Button type="submit" loading={fresh.pending === 'password'}>
          {t('freshSignIn.act')}
        </Button>
        {other === undefined ? null : (
          <Button
            variant="default"
            onClick={() => {
              setMethod(other);
              setCode('');
            }}
          >
            {t(`freshSignIn.use.${other}`)}
          </Button>
        )}
        <Button variant="default" onClick={fresh.restart}>
          {t('freshSignIn.restart')}
        </Button>
      </div>
    </form>
  );
};

/** Unmounted when it closes: a password does not stay behind. */
const Steps = ({ fresh }: { fresh: Fresh }) => (fresh.second.length > 0 ? <CodeStep fresh={fresh} /> : <PasswordStep fresh={fresh} />);

export const FreshSignIn = ({ open, onDone, onClose }: FreshSignInProps) => {
  const t = useText('diligence');
  const ui = useText('ui');
  const fresh = useFreshSession(onDone);
  const close = (): void => {
    onClose();
    void fresh.leave();
  };
  return (
    <Modal opened={open} onClose={close} title={t('freshSignIn.title')} centered closeButtonProps={{ 'aria-label': ui('close') }}>
      <Steps fresh={fresh} />
    </Modal>
  );
};
