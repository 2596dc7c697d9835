/** Name and address. The name stands in two rooms: with the account (letters) and with the person (pages). */
import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { authRoutes } from '@tongtu/platform/auth/contract';
import { KeyValue, ProblemNote, Section, StatusMark, TextLink, useAction, useFormat, useSession, useText } from '@tongtu/platform/ui';
import { updateProfile } from '../../contract.ts';
import { Resend } from '../auth/resend.tsx';
import type { Account } from './account.ts';

export const Profile = ({ account }: { account: Account }) => {
  const t = useText('parties');
  const format = useFormat();
  const { session, refresh } = useSession();
  const shown = session.person?.name ?? account.name;
  const [name, setName] = useState(shown);
  const rename = useAction(authRoutes.renameAccount, { onSuccess: refresh });
  const update = useAction(updateProfile, { onSuccess: () => rename.run({ body: { name } }) });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void update.run({ body: { name } });
  };
  return (
    <Section framed id="profile" title={t('account.profile.title')}>
      <form className="tt-form" onSubmit={send}>
        <KeyValue
          items={[
            [
              t('auth.email'),
              <span key="email" className="pt-inline">
                {account.email}
                <StatusMark tone={account.emailVerified ? 'good' : 'waiting'}>
                  {t(account.emailVerified ? 'account.verified' : 'account.unverified')}
                </StatusMark>
              </span>,
            ],
            [t('account.since'), format.date(account.createdAt)],
          ]}
        />
        {account.emailVerified ? null : <Resend email={account.email} />}
        <TextInput
          label={t('auth.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={update.fieldErrors['name']}
          required
          withAsterisk={false}
          maxLength={120}
          autoComplete="name"
        />
        <ProblemNote error={update.problem ?? rename.problem} />
        <div className="tt-form-foot">
          <Button type="submit" variant="default" loading={update.pending || rename.pending} disabled={name.trim() === '' || name === shown}>
            {t('account.saveName')}
          </Button>
          <TextLink to="/organizations/mine">{t('account.organizations')}</TextLink>
        </div>
      </form>
    </Section>
  );
};
