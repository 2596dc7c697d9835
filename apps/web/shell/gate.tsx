/** The door of a page: a visitor is led to sign in and back, another role is told whom to ask. The server decides anyway. */
import { Suspense, type ReactNode } from 'react';
import { useLocation } from '@tanstack/react-router';
import { EmptyState, Link, mayOpen, PageBody, usePageTitle, useSession, useText, type Page } from '@tongtu/platform/ui';
import { PagePending } from './pending.tsx';

const Closed = ({ signedIn }: { signedIn: boolean }) => {
  const t = useText('ui');
  const here = useLocation({ select: (location) => location.href });
  const title = t(signedIn ? 'notForYou' : 'signInFirst');
  usePageTitle(title);
  return (
    <PageBody width="reading">
      <h1 className="tt-hidden">{title}</h1>
      <EmptyState
        drawing="locked"
        title={title}
        action={
          signedIn ? (
            <Link className="tt-button" to="/">
              {t('home')}
            </Link>
          ) : (
            <Link className="tt-button tt-button-main" to={`/sign-in?next=${encodeURIComponent(here)}`}>
              {t('signIn')}
            </Link>
          )
        }
      >
        {t(signedIn ? 'notForYouDetail' : 'signInFirstDetail')}
      </EmptyState>
    </PageBody>
  );
};

export const Gate = ({ page, children }: { page: Page; children: ReactNode }) => {
  const { session, isPending } = useSession();
  const open = mayOpen(page, session);
  if (!open && isPending) return <PagePending />;
  return open ? <Suspense fallback={<PagePending />}>{children}</Suspense> : <Closed signedIn={session.person !== null} />;
};
