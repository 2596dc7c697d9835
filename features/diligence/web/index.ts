/** Pages of this room. */
import { IconBriefcase2, IconClipboardCheck, IconListCheck, IconSpeakerphone, IconUsersGroup } from '@tabler/icons-react';
import type { Page, Session } from '@tongtu/platform/ui';

const belongs = (session: Session): boolean => session.memberships.length > 0 || session.platformRoles.length > 0;
const isOffice = (session: Session): boolean => session.platformRoles.length > 0;

export const pages: readonly Page[] = [
  { path: '/notices', load: () => import('./notices/board-page.tsx'), nav: { key: 'notices', order: 19, group: 'explore', icon: IconSpeakerphone } },
  { path: '/notices/:noticeId', load: () => import('./notices/notice-page.tsx') },
  {
    path: '/cases',
    access: 'signed-in',
    load: () => import('./cases/cases-page.tsx'),
    nav: { key: 'cases', order: 34, group: 'work', icon: IconBriefcase2, visibleTo: belongs },
  },
  { path: '/cases/new', access: 'signed-in', load: () => import('./cases/new-page.tsx') },
  { path: '/cases/:caseId', access: 'signed-in', load: () => import('./cases/case-page.tsx') },
  { path: '/cases/:caseId/edit', access: 'signed-in', load: () => import('./cases/edit-page.tsx') },
  { path: '/cases/:caseId/notices', access: 'signed-in', load: () => import('./notices/case-notices-page.tsx') },
  { path: '/cases/:caseId/decisions', access: 'signed-in', load: () => import('./decisions/decisions-page.tsx') },
  { path: '/cases/:caseId/decisions/:decisionId', access: 'signed-in', load: () => import('./decisions/decision-page.tsx') },
  { path: '/cases/:caseId/dossier', access: 'signed-in', load: () => import('./dossier/dossier-page.tsx') },
  { path: '/cases/:caseId/reviews', access: 'signed-in', load: () => import('./reviews/reviews-page.tsx') },
  { path: '/guest-review', load: () => import('./reviews/guest-page.tsx') },
  {
    path: '/committees',
    access: 'signed-in',
    load: () => import('./decisions/committees-page.tsx'),
    nav: { key: 'committees', order: 35, group: 'work', icon: IconUsersGroup, visibleTo: belongs },
  },
  {
    path: '/declarations',
    access: 'signed-in',
    load: () => import('./declarations/declarations-page.tsx'),
    nav: { key: 'declarations', order: 36, group: 'work', icon: IconClipboardCheck, visibleTo: belongs },
  },
  {
    path: '/obligation-packs',
    load: () => import('./packs/packs-page.tsx'),
    nav: { key: 'obligationPacks', order: 51, group: 'office', icon: IconListCheck, visibleTo: isOffice },
  },
];
