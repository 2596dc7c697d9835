/** Frame of every page: skip link, head, the page, foot. */
import { Outlet } from '@tanstack/react-router';
import { SkipLink } from '@tongtu/platform/ui';

export const Shell = () => (
  <>
    <SkipLink />
    <main id="main" tabIndex={-1}>
      <Outlet />
    </main>
  </>
);
