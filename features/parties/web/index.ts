/** Pages of this room: signing in, one's account, organizations, the secretariat's desk. */
import { IconBuilding, IconBuildingCommunity, IconChecklist, IconShieldLock, IconUsers } from '@tabler/icons-react';
import type { Page, Session } from '@tongtu/platform/ui';

const isOffice = (session: Session): boolean => session.platformRoles.length > 0;

const account = () => import('./account/account-page.tsx');

export const pages: readonly Page[] = [
  { path: '/sign-in', load: () => import('./auth/sign-in-page.tsx') },
  { path: '/sign-up', load: () => import('./auth/sign-up-page.tsx') },
  { path: '/verify-email', load: () => import('./auth/verify-email-page.tsx') },
  { path: '/forgot-password', load: () => import('./auth/forgot-password-page.tsx') },
  { path: '/reset-password', load: () => import('./auth/reset-password-page.tsx') },
  { path: '/account', access: 'signed-in', load: account, nav: { key: 'account', order: 10, group: 'account', icon: IconShieldLock } },
  // Letters point here.
  { path: '/security', access: 'signed-in', load: account },
  {
    path: '/organizations',
    load: () => import('./organizations/list-page.tsx'),
    nav: { key: 'organizations', order: 20, group: 'explore', icon: IconBuildingCommunity },
  },
  { path: '/organizations/apply', load: () => import('./organizations/apply-page.tsx') },
  {
    path: '/organizations/mine',
    access: 'signed-in',
    load: () => import('./organizations/mine-page.tsx'),
    nav: { key: 'mine', order: 40, group: 'work', icon: IconBuilding },
  },
  { path: '/organizations/:organizationId', load: () => import('./organizations/organization-page.tsx') },
  { path: '/invitations/:token', load: () => import('./organizations/invitation-page.tsx') },
  {
    path: '/secretariat',
    access: isOffice,
    load: () => import('./office/queue-page.tsx'),
    nav: { key: 'queue', order: 10, group: 'office', icon: IconChecklist },
  },
  {
    path: '/secretariat/people',
    access: isOffice,
    load: () => import('./office/people-page.tsx'),
    nav: { key: 'people', order: 20, group: 'office', icon: IconUsers },
  },
];

export { addOrganizationPanel, addSecretariatPanel, type OrganizationPanel, type SecretariatPanel } from './panels.ts';
