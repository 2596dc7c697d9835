/** Passkeys: fingerprint, face or a security key instead of a password. */
import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { authRoutes } from '@tongtu/platform/auth/contract';
import { Confirm, invalidateRoutes, Loaded, Section, Tag, useAction, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import { passkeysSupported, useCeremony } from '../auth/ceremony.ts';
import { deviceOf } from './device.ts';
import { Refusal } from './refusal.tsx';

const Add = () => {
  const t = useText('parties');
  const client = useQueryClient();
  const device = deviceOf(navigator.userAgent);
  const [name, setName] = useState([device.browser, device.system].filter(Boolean).join(' · '));
  const make = useCeremony(
    (auth) => auth.makePasskey(name),
    () => invalidateRoutes(client, [authRoutes.listPasskeys]),
  );
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void make.run();
  };
  return (
    <form className="tt-form" onSubmit={send}>
      <div className="pt-line-form">
        <TextInput
          label={t('account.passkeys.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          required
          withAsterisk={false}
          maxLength={80}
        />
        <Button type="submit" variant="default" loading={make.pending} disabled={name.trim() === ''}>
          {t('account.passkeys.add')}
        </Button>
      </div>
      <Refusal problem={make.problem} />
    </form>
  );
};

export const Passkeys = () => {
  const t = useText('parties');
  const format = useFormat();
  const passkeys = useRoute(authRoutes.listPasskeys);
  const [leaving, setLeaving] = useState<{ id: string; name: string } | null>(null);
  const remove = useAction(authRoutes.removePasskey, { invalidates: [authRoutes.listPasskeys], onSuccess: () => setLeaving(null) });
  return (
    <Section framed id="passkeys" title={t('account.passkeys.title')} lead={t('account.passkeys.lead')}>
      <Loaded of={passkeys}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="tt-quiet">{t('account.passkeys.none')}</p>
          ) : (
            <ul className="pt-items">
              {items.map((one) => (
                <li key={one.id}>
                  <div>
                    <b>{one.name}</b> {one.synced ? <Tag>{t('account.passkeys.synced')}</Tag> : null}
                    <p className="tt-hint">{one.createdAt ? t('account.added', { date: format.date(one.createdAt) }) : ''}</p>
                  </div>
                  <Button variant="default" size="xs" onClick={() => setLeaving(one)}>
                    {t('account.remove')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {passkeysSupported() ? <Add /> : <p className="tt-hint">{t('account.passkeys.unsupported')}</p>}
      <Confirm
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('account.passkeys.removeTitle', { name: leaving?.name ?? '' })}
        does={t('account.passkeys.removeDoes')}
        act={t('account.remove')}
        danger
        pending={remove.pending}
        problem={remove.problem}
        onConfirm={() => leaving && remove.run({ params: { passkeyId: leaving.id } })}
      />
    </Section>
  );
};
