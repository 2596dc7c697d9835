/** /account — who I am, how I sign in, where I am signed in, what may act for me. */
import { authRoutes } from '@tongtu/platform/auth/contract';
import { Loaded, LoadingState, PageBody, PageHeader, useRoute, useText } from '@tongtu/platform/ui';
import { ApiKeys } from './api-keys.tsx';
import { CloseAccount } from './close.tsx';
import { Passkeys } from './passkeys.tsx';
import { PasswordPart } from './password.tsx';
import { Profile } from './profile.tsx';
import { Sessions } from './sessions.tsx';
import { TwoFactor } from './two-factor.tsx';
import '../parties.css';

const parts = ['profile', 'password', 'two-factor', 'passkeys', 'sessions', 'api-keys', 'close'] as const;

const AccountPage = () => {
  const t = useText('parties');
  const account = useRoute(authRoutes.getAccount);
  return (
    <PageBody width="normal">
      <PageHeader title={t('account.title')} lead={t('account.lead')} />
      <div className="pt-account">
        <nav className="pt-side" aria-label={t('account.parts')}>
          {parts.map((part) => (
            <a key={part} href={`#${part}`}>
              {t(`account.${part}.title`)}
            </a>
          ))}
        </nav>
        <div className="pt-account-main">
          <Loaded of={account} loading={<LoadingState shape="cards" rows={4} />}>
            {(data) => (
              <>
                <Profile account={data} />
                <PasswordPart account={data} />
                <TwoFactor account={data} />
                <Passkeys />
                <Sessions />
                <ApiKeys />
                <CloseAccount account={data} />
              </>
            )}
          </Loaded>
        </div>
      </div>
    </PageBody>
  );
};

export default AccountPage;
