/** Pages of this room. */
import { IconArrowsSplit2, IconBook2, IconCoins, IconScale } from '@tabler/icons-react';
import type { Page, Session } from '@tongtu/platform/ui';

const belongs = (session: Session): boolean => session.memberships.length > 0 || session.platformRoles.length > 0;

const isOffice = (session: Session): boolean => session.platformRoles.length > 0;

export const pages: readonly Page[] = [
  {
    path: '/rule-packs',
    load: () => import('./packs/packs-page.tsx'),
    nav: { key: 'packs', order: 50, group: 'office', icon: IconBook2, visibleTo: isOffice },
  },
  { path: '/check', load: () => import('./check/check-page.tsx'), nav: { key: 'check', order: 18, group: 'explore', icon: IconScale } },
  {
    path: '/sharing-plans',
    access: 'signed-in',
    load: () => import('./plans/plans-page.tsx'),
    nav: { key: 'plans', order: 37, group: 'work', icon: IconArrowsSplit2, visibleTo: belongs },
  },
  { path: '/sharing-plans/new', access: 'signed-in', load: () => import('./editor/new-page.tsx') },
  { path: '/sharing-plans/:planId/versions/:version', access: 'signed-in', load: () => import('./editor/version-page.tsx') },
  { path: '/sharing-plans/:planId', access: 'signed-in', load: () => import('./plans/overview-page.tsx') },
  { path: '/sharing-plans/:planId/payments', access: 'signed-in', load: () => import('./payments/payments-page.tsx') },
  { path: '/sharing-plans/:planId/payments/:runId', access: 'signed-in', load: () => import('./payments/run-page.tsx') },
  { path: '/sharing-plans/:planId/statements', access: 'signed-in', load: () => import('./statements/statements-page.tsx') },
  { path: '/sharing-plans/:planId/statements/:statementId', access: 'signed-in', load: () => import('./statements/statement-page.tsx') },
  { path: '/sharing-plans/:planId/ledger', access: 'signed-in', load: () => import('./ledger/ledger-page.tsx'), texts: ['ledger'] },
  { path: '/sharing-plans/:planId/settlement', access: 'signed-in', load: () => import('./settlement/settlement-page.tsx') },
  { path: '/sharing-plans/:planId/simulation', access: 'signed-in', load: () => import('./simulation/simulation-page.tsx') },
  {
    path: '/my/income',
    access: 'signed-in',
    load: () => import('./income/income-page.tsx'),
    nav: { key: 'income', order: 38, group: 'work', icon: IconCoins, visibleTo: (session) => session.person !== null },
  },
];
