/** API keys: what may act for me without me, how far and how long. The secret is shown once. */
import { useState, type FormEvent } from 'react';
import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { apiScopes, authRoutes, type ApiScope } from '@tongtu/platform/auth/contract';
import { Confirm, CopyButton, Loaded, Remark, Section, Tag, useAction, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import { Refusal } from './refusal.tsx';

const lifetimes = [30, 90, 180, 365] as const;

const Create = () => {
  const t = useText('parties');
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<ApiScope[]>(['read']);
  const [days, setDays] = useState('90');
  const create = useAction(authRoutes.createApiKey, { invalidates: [authRoutes.listApiKeys], onSuccess: () => setName('') });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void create.run({ body: { name, scopes, expiresInDays: Number(days) } });
  };
  return (
    <>
      {create.data ? (
        <Remark tone="warn" title={t('account.api-keys.made', { name: create.data.item.name })}>
          <p>{t('account.api-keys.once')}</p>
          <p className="tt-code pt-secret">{create.data.key}</p>
          <CopyButton text={create.data.key} />
        </Remark>
      ) : null}
      <form className="tt-form" onSubmit={send}>
        <div className="tt-form-pair">
          <TextInput
            label={t('account.api-keys.name')}
            description={t('account.api-keys.nameHint')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={create.fieldErrors['name']}
            required
            withAsterisk={false}
            maxLength={80}
          />
          <Select
            label={t('account.api-keys.lifetime')}
            description={t('account.api-keys.lifetimeHint')}
            value={days}
            allowDeselect={false}
            onChange={(value) => setDays(value ?? '90')}
            data={lifetimes.map((count) => ({ value: String(count), label: t('account.api-keys.days', { count }) }))}
          />
        </div>
        <Checkbox.Group
          label={t('account.api-keys.scopes')}
          value={scopes}
          onChange={(values) => setScopes(values as ApiScope[])}
          error={create.fieldErrors['scopes']}
        >
          <div className="pt-choices">
            {apiScopes.map((scope) => (
              <Checkbox key={scope} value={scope} label={t(`account.api-keys.scope.${scope}`)} description={t(`account.api-keys.scopeHint.${scope}`)} />
            ))}
          </div>
        </Checkbox.Group>
        <Refusal problem={create.problem} />
        <div className="tt-form-foot">
          <Button type="submit" variant="default" loading={create.pending} disabled={name.trim() === '' || scopes.length === 0}>
            {t('account.api-keys.create')}
          </Button>
        </div>
      </form>
    </>
  );
};

export const ApiKeys = () => {
  const t = useText('parties');
  const format = useFormat();
  const keys = useRoute(authRoutes.listApiKeys);
  const [leaving, setLeaving] = useState<{ id: string; name: string } | null>(null);
  const remove = useAction(authRoutes.removeApiKey, { invalidates: [authRoutes.listApiKeys], onSuccess: () => setLeaving(null) });
  return (
    <Section framed id="api-keys" title={t('account.api-keys.title')} lead={t('account.api-keys.lead')}>
      <Loaded of={keys}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="tt-quiet">{t('account.api-keys.none')}</p>
          ) : (
            <ul className="pt-items">
              {items.map((one) => (
                <li key={one.id}>
                  <div>
                    <b>{one.name}</b> <span className="tt-code tt-quiet">{one.start}…</span>{' '}
                    {one.scopes.map((scope) => (
                      <Tag key={scope}>{t(`account.api-keys.scope.${scope}`)}</Tag>
                    ))}
                    <p className="tt-hint">
                      {[
                        one.expiresAt ? t('account.sessions.until', { date: format.date(one.expiresAt) }) : '',
                        one.lastUsedAt ? t('account.sessions.used', { when: format.relative(one.lastUsedAt) }) : t('account.api-keys.unused'),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </p>
                  </div>
                  <Button variant="default" size="xs" onClick={() => setLeaving(one)}>
                    {t('account.api-keys.revoke')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <Create />
      <Confirm
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('account.api-keys.revokeTitle', { name: leaving?.name ?? '' })}
        does={t('account.api-keys.revokeDoes')}
        act={t('account.api-keys.revoke')}
        danger
        pending={remove.pending}
        problem={remove.problem}
        onConfirm={() => leaving && remove.run({ params: { keyId: leaving.id } })}
      />
    </Section>
  );
};
