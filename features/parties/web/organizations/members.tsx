/** Members of an organization and their roles. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import type { OrganizationRole } from '@tongtu/kernel/reader';
import { Confirm, Loaded, LoadingState, Section, useAction, useFormat, useGo, useRoute, useSession, useText } from '@tongtu/platform/ui';
import { changeMemberRoles, getOrganization, listMembers, removeMember, type Member, type Organization } from '../../contract.ts';
import { Roles } from './labels.tsx';
import { RolesInput } from './roles-input.tsx';

const ChangeRoles = ({ organization, member, close }: { organization: Organization; member: Member; close: () => void }) => {
  const t = useText('parties');
  const { refresh } = useSession();
  const [roles, setRoles] = useState<OrganizationRole[]>([...member.roles]);
  const change = useAction(changeMemberRoles, {
    invalidates: [listMembers],
    onSuccess: async () => {
      close();
      await refresh();
    },
  });
  return (
    <Confirm
      opened
      onClose={close}
      title={t('members.changeTitle', { name: member.name })}
      act={t('members.save')}
      pending={change.pending}
      disabled={roles.length === 0}
      problem={change.problem}
      onConfirm={() => change.run({ params: { organizationId: organization.id, personId: member.personId }, body: { roles } })}
    >
      <RolesInput value={roles} onChange={setRoles} error={change.fieldErrors['roles']} />
    </Confirm>
  );
};

const Remove = ({ organization, member, own, close }: { organization: Organization; member: Member; own: boolean; close: () => void }) => {
  const t = useText('parties');
  const go = useGo();
  const { refresh } = useSession();
  const remove = useAction(removeMember, {
    invalidates: own ? [] : [listMembers, getOrganization],
    onSuccess: async () => {
      close();
      // Whoever left may not be allowed to see this page any more.
      if (own) go('/organizations/mine');
      await refresh();
    },
  });
  const words = own ? 'leave' : 'remove';
  return (
    <Confirm
      opened
      onClose={close}
      title={t(`members.${words}Title`, { name: member.name })}
      does={t(`members.${words}Does`)}
      act={t(`members.${words}`)}
      danger
      pending={remove.pending}
      problem={remove.problem}
      onConfirm={() => remove.run({ params: { organizationId: organization.id, personId: member.personId } })}
    />
  );
};

export const Members = ({ organization }: { organization: Organization }) => {
  const t = useText('parties');
  const format = useFormat();
  const { session } = useSession();
  const members = useRoute(listMembers, { params: { organizationId: organization.id } });
  const [asked, setAsked] = useState<{ act: 'change' | 'remove'; member: Member } | null>(null);
  const manages = organization.actions.includes('manage-members');
  const isMe = (member: Member): boolean => member.personId === session.person?.id;
  return (
    <Section title={t('members.title')} id="members">
      <Loaded
        of={members}
        loading={<LoadingState rows={4} />}
        empty={(data) => data.items.length === 0}
        whenEmpty={<p className="tt-quiet">{t('members.none')}</p>}
      >
        {({ items }) => (
          <ul className="pt-items">
            {items.map((member) => (
              <li key={member.personId}>
                <div>
                  <b>{member.name}</b> {isMe(member) ? <span className="tt-quiet">{t('members.you')}</span> : null} <Roles roles={member.roles} />
                  <p className="tt-hint">{[member.email ?? '', t('members.since', { date: format.date(member.since) })].filter(Boolean).join(' · ')}</p>
                </div>
                <div className="tt-actions">
                  {manages ? (
                    <Button variant="default" size="xs" onClick={() => setAsked({ act: 'change', member })}>
                      {t('members.change')}
                    </Button>
                  ) : null}
                  {isMe(member) ? (
                    organization.actions.includes('leave') ? (
                      <Button variant="default" size="xs" onClick={() => setAsked({ act: 'remove', member })}>
                        {t('members.leave')}
                      </Button>
                    ) : null
                  ) : manages ? (
                    <Button variant="default" size="xs" onClick={() => setAsked({ act: 'remove', member })}>
                      {t('members.remove')}
                    </Button>
                  ) : null}
                </div>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {asked?.act === 'change' ? <ChangeRoles organization={organization} member={asked.member} close={() => setAsked(null)} /> : null}
      {asked?.act === 'remove' ? <Remove organization={organization} member={asked.member} own={isMe(asked.member)} close={() => setAsked(null)} /> : null}
    </Section>
  );
};
