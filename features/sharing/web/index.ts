/** Pages of this room. */
import { IconArrowsSplit2 } from '@tabler/icons-react';
import type { Page, Session } from '@tongtu/platform/ui';

const belongs = (session: Session): boolean => session.memberships.length > 0 || session.platformRoles.length > 0;

export const pages: readonly Page[] = [
  {
    path: '/sharing-plans',
    access: 'signed-in',
    load: () => import('./plans/plans-page.tsx'),
    nav: { key: 'plans', order: 37, group: 'work', icon: IconArrowsSplit2, visibleTo: belongs },
  },
  { path: '/sharing-plans/:planId', access: 'signed-in', load: () => import('./plans/overview-page.tsx') },
  { path: '/sharing-plans/:planId/settlement', access: 'signed-in', load: () => import('./settlement/settlement-page.tsx') },
  { path: '/sharing-plans/:planId/simulation', access: 'signed-in', load: () => import('./simulation/simulation-page.tsx') },
];
