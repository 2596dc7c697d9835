/** Pages of this room. */
import { IconBuildingFactory2, IconCalendarEvent, IconClipboardCheck, IconReceipt, IconReportAnalytics, IconSearch } from '@tabler/icons-react';
import { addListingPanel } from '@tongtu/listings/web';
import { membershipsWith, type Page, type Session } from '@tongtu/platform/ui';

addListingPanel({ key: 'facilities', order: 5, load: () => import('./book/listing-panel.tsx') });

const belongs = (session: Session): boolean => session.memberships.length > 0 || session.platformRoles.length > 0;
const operates = (session: Session): boolean => membershipsWith(session, 'admin', 'facility-operator', 'signatory').length > 0;

export const pages: readonly Page[] = [
  {
    path: '/facilities',
    load: () => import('./search/search-page.tsx'),
    texts: ['listings'],
    nav: { key: 'search', order: 15, group: 'explore', icon: IconSearch },
  },
  { path: '/facilities/:facilityId', load: () => import('./book/facility-page.tsx'), texts: ['listings'] },
  { path: '/facilities/:facilityId/desk', access: 'signed-in', load: () => import('./desk/desk-page.tsx') },
  { path: '/facilities/:facilityId/settings', access: 'signed-in', load: () => import('./settings/settings-page.tsx') },
  { path: '/facilities/:facilityId/bookings/:bookingId', access: 'signed-in', load: () => import('./book/booking-page.tsx') },
  { path: '/check-in/:facilityId', access: 'signed-in', load: () => import('./desk/check-in-page.tsx') },
  {
    path: '/my/bookings',
    access: 'signed-in',
    load: () => import('./book/my-bookings-page.tsx'),
    nav: { key: 'bookings', order: 25, group: 'work', icon: IconCalendarEvent, visibleTo: belongs },
  },
  {
    path: '/my/facilities',
    access: 'signed-in',
    load: () => import('./desk/my-facilities-page.tsx'),
    nav: { key: 'facilities', order: 30, group: 'work', icon: IconBuildingFactory2, visibleTo: operates },
  },
  {
    path: '/my/booking-requests',
    access: 'signed-in',
    load: () => import('./desk/requests-page.tsx'),
    nav: { key: 'requests', order: 31, group: 'work', icon: IconClipboardCheck, visibleTo: operates },
  },
  {
    path: '/my/statements',
    access: 'signed-in',
    load: () => import('./money/statements-page.tsx'),
    nav: { key: 'statements', order: 35, group: 'work', icon: IconReceipt, visibleTo: belongs },
  },
  { path: '/statements/:organizationId/:statementId', access: 'signed-in', load: () => import('./money/statement-page.tsx') },
  {
    path: '/my/facility-use',
    access: 'signed-in',
    load: () => import('./money/use-page.tsx'),
    nav: { key: 'use', order: 36, group: 'work', icon: IconReportAnalytics, visibleTo: operates },
  },
];
