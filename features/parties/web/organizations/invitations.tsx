/** Inviting by link: made here, shown once, sent by mail when an address is given. */
import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import type { OrganizationRole } from '@tongtu/kernel/reader';
import { CopyButton, Loaded, ProblemNote, Remark, Section, useAction, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import { inviteMember, listInvitations, revokeInvitation, type Organization } from '../../contract.ts';
import { Roles } from './labels.tsx';
import { RolesInput } from './roles-input.tsx';

const Invite = ({ organization }: { organization: Organization }) => {
  const t = useText('parties');
  const [email, setEmail] = useState('');
  const [roles, setRoles] = useState<OrganizationRole[]>(['technology-manager']);
  const invite = useAction(inviteMember, { invalidates: [listInvitations], onSuccess: () => setEmail('') });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void invite.run({ params: { organizationId: organization.id }, body: { roles, ...(email.trim() ? { email: email.trim() } : {}) } });
  };
  const made = invite.data;
  return (
    <form className="tt-form" onSubmit={send} noValidate>
      <TextInput
        type="email"
        label={t('invitations.email')}
        description={t('invitations.emailHint')}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={invite.fieldErrors['email']}
        inputMode="email"
        autoComplete="off"
      />
      <RolesInput value={roles} onChange={setRoles} error={invite.fieldErrors['roles']} />
      <ProblemNote error={invite.problem} />
      <div className="tt-form-foot">
        <Button type="submit" variant="default" loading={invite.pending} disabled={roles.length === 0}>
          {t('invitations.invite')}
        </Button>
      </div>
      {made?.link ? (
        <Remark tone="good" title={made.email ? t('invitations.sent', { email: made.email }) : t('invitations.made')}>
          <p>{t('invitations.once')}</p>
          <p className="tt-code pt-secret">{made.link}</p>
          <CopyButton text={made.link} label={t('invitations.copy')} />
        </Remark>
      ) : null}
    </form>
  );
};

export const Invitations = ({ organization }: { organization: Organization }) => {
  const t = useText('parties');
  const format = useFormat();
  const invitations = useRoute(listInvitations, { params: { organizationId: organization.id } });
  const revoke = useAction(revokeInvitation, { invalidates: [listInvitations] });
  return (
    <Section title={t('invitations.title')} lead={t('invitations.lead')} id="invitations">
      <Loaded of={invitations}>
        {({ items }) =>
          items.length === 0 ? null : (
            <ul className="pt-items">
              {items.map((one) => (
                <li key={one.id}>
                  <div>
                    <b>{one.email ?? t('invitations.anyone')}</b> <Roles roles={one.roles} />
                    <p className="tt-hint">{t('invitations.until', { date: format.date(one.expiresAt) })}</p>
                  </div>
                  <Button
                    variant="default"
                    size="xs"
                    loading={revoke.pending}
                    onClick={() => void revoke.run({ params: { organizationId: organization.id, invitationId: one.id } })}
                  >
                    {t('invitations.revoke')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <ProblemNote error={revoke.problem} />
      {organization.actions.includes('manage-members') ? <Invite organization={organization} /> : null}
    </Section>
  );
};
