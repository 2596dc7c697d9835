/** Accounts of the demo consortium: one press and one is in. Shown in demo mode only; the server answers an empty list otherwise. */
import { listDemoAccounts } from '../../contract.ts';
import { Loaded, LocalizedText, useRoute, useText } from '@tongtu/platform/ui';

export const DemoAccounts = ({ onChoose, pending }: { onChoose: (account: { email: string; password: string }) => void; pending: boolean }) => {
  const t = useText('parties');
  const accounts = useRoute(listDemoAccounts, {}, { staleTime: 600_000 });
  return (
    <>
      <h2 className="tt-h2">{t('auth.demo')}</h2>
      <p className="tt-hint">{t('auth.demoHint')}</p>
      <Loaded of={accounts}>
        {({ items }) => (
          <ul className="pt-demo">
            {items.map((account) => (
              <li key={account.email}>
                <button type="button" disabled={pending} onClick={() => onChoose({ email: account.email, password: account.password })}>
                  <b>{t.maybe(`role.${account.role}`) ?? t.maybe(`platformRole.${account.role}`) ?? account.role}</b>
                  <span>
                    <LocalizedText value={account.name} quiet />
                    {account.organizationName ? (
                      <>
                        {' · '}
                        <LocalizedText value={account.organizationName} quiet />
                      </>
                    ) : null}
                  </span>
                  <small>
                    {account.email} · {account.password}
                  </small>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </>
  );
};
