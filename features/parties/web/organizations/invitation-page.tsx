/** /invitations/:token — what the link offers, and accepting it. */
import { Button } from '@mantine/core';
import {
  KeyValue,
  Link,
  Loaded,
  LoadingState,
  LocalizedText,
  ProblemNote,
  useAction,
  useFormat,
  useGo,
  useParam,
  useRoute,
  useSession,
  useText,
} from '@tongtu/platform/ui';
import { acceptInvitation, getInvitation } from '../../contract.ts';
import { AuthFrame } from '../auth/frame.tsx';
import { Roles, usePlaceLine } from './labels.tsx';

const Accept = ({ token }: { token: string }) => {
  const t = useText('parties');
  const go = useGo();
  const { session, refresh } = useSession();
  const accept = useAction(acceptInvitation, {
    onSuccess: async (membership) => {
      await refresh();
      go(`/organizations/${membership.organizationId}`, { replace: true });
    },
  });
  const next = encodeURIComponent(`/invitations/${token}`);
  if (!session.person)
    return (
      <div className="tt-form">
        <p>{t('invitation.signInFirst')}</p>
        <div className="tt-form-foot">
          <Link className="tt-button tt-button-main" to={`/sign-in?next=${next}`}>
            {t('auth.signIn')}
          </Link>
          <Link className="tt-button" to={`/sign-up?next=${next}`}>
            {t('auth.signUp')}
          </Link>
        </div>
      </div>
    );
  return (
    <div className="tt-form">
      <p>{t('invitation.as', { name: session.person.name, email: session.person.email })}</p>
      <ProblemNote error={accept.problem} />
      <div className="tt-form-foot">
        <Button loading={accept.pending} onClick={() => void accept.run({ params: { token } })}>
          {t('invitation.accept')}
        </Button>
        <Link className="tt-button" to="/">
          {t('invitation.later')}
        </Link>
      </div>
    </div>
  );
};

const InvitationPage = () => {
  const t = useText('parties');
  const format = useFormat();
  const line = usePlaceLine();
  const token = useParam('token');
  const invitation = useRoute(getInvitation, { params: { token } });
  return (
    <AuthFrame title={t('invitation.title')}>
      <Loaded of={invitation} loading={<LoadingState rows={3} />}>
        {({ organization, roles, expiresAt }) => (
          <>
            <p className="pt-invited">
              <LocalizedText value={organization.name} />
            </p>
            <KeyValue
              items={[
                [t('organization.kind'), line(organization)],
                [t('invitation.roles'), <Roles key="roles" roles={roles} />],
                [t('invitation.expires'), format.dateTime(expiresAt)],
              ]}
            />
            <Accept token={token} />
          </>
        )}
      </Loaded>
    </AuthFrame>
  );
};

export default InvitationPage;
