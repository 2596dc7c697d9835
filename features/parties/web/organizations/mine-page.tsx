/** /organizations/mine — where I belong, and how to join or apply where I do not yet. */
import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { EmptyState, Link, LocalizedText, PageBody, PageHeader, Section, useGo, useSession, useText } from '@tongtu/platform/ui';
import { OrganizationStateMark, Roles } from './labels.tsx';
import { invitationToken } from './token.ts';
import '../parties.css';

/** Whoever got the link by another way than mail can paste it here. */
const ByLink = () => {
  const t = useText('parties');
  const go = useGo();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const open = (event: FormEvent): void => {
    event.preventDefault();
    const token = invitationToken(text);
    setWrong(token === undefined);
    if (token !== undefined) go(`/invitations/${token}`);
  };
  return (
    <form className="pt-line-form" onSubmit={open}>
      <TextInput
        label={t('mine.link')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={wrong ? t('mine.linkWrong') : undefined}
        autoComplete="off"
      />
      <Button type="submit" variant="default" disabled={text.trim() === ''}>
        {t('mine.open')}
      </Button>
    </form>
  );
};

const MinePage = () => {
  const t = useText('parties');
  const { session } = useSession();
  return (
    <PageBody>
      <PageHeader
        title={t('nav.mine')}
        actions={
          <Link className="tt-button" to="/organizations/apply">
            {t('organizations.apply')}
          </Link>
        }
      />
      {session.memberships.length === 0 ? (
        <EmptyState
          title={t('mine.none')}
          action={
            <Link className="tt-button tt-button-main" to="/organizations/apply">
              {t('organizations.apply')}
            </Link>
          }
        >
          {t('mine.noneHint')}
        </EmptyState>
      ) : (
        <div className="pt-grid">
          {session.memberships.map((one) => (
            <article key={one.organizationId} className="pt-row">
              <h2>
                <Link to={`/organizations/${one.organizationId}`}>
                  <LocalizedText value={one.organizationName} />
                </Link>
              </h2>
              <p>
                <span>{t.maybe(`organizationKind.${one.organizationKind}`)}</span>
                <OrganizationStateMark state={one.organizationState} />
              </p>
              <Roles roles={one.roles} />
              <p className="pt-row-links">
                <Link className="tt-link" to={`/my/listings?organization=${one.organizationId}`}>
                  {t('mine.listings')}
                </Link>
                <Link className="tt-link" to={`/organizations/${one.organizationId}#members`}>
                  {t('members.title')}
                </Link>
              </p>
            </article>
          ))}
        </div>
      )}
      <Section title={t('mine.join')} lead={t('mine.joinLead')}>
        <ByLink />
      </Section>
    </PageBody>
  );
};

export default MinePage;
