/** Frame of every page: skip link, head, the page, foot. */
import { Outlet, useRouterState } from '@tanstack/react-router';
import { SkipLink, useSession, useText } from '@tongtu/platform/ui';
import { useFocusOnArrival, useProlongedSession } from './arrival.ts';
import { Foot } from './foot.tsx';
import { Head } from './head.tsx';

/** A thin line while the next page is fetched. */
const Travelling = () => {
  const busy = useRouterState({ select: (state) => state.status === 'pending' });
  return <div className="sh-travelling" data-busy={busy} aria-hidden="true" />;
};

const DemoRibbon = () => {
  const t = useText('web');
  const { session } = useSession();
  return session.demo ? (
    <aside className="sh-demo" aria-label={t('demoLabel')}>
      {t('demo')}
    </aside>
  ) : null;
};

export const Shell = () => {
  useFocusOnArrival();
  useProlongedSession();
  return (
    <div className="sh">
      <SkipLink />
      <DemoRibbon />
      <Head />
      <Travelling />
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <Foot />
    </div>
  );
};
