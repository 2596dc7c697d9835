/** Pages of this room. What fits a card also stands on the card's own page, as a panel. */
import { IconArrowsExchange, IconSearch } from '@tabler/icons-react';
import { addListingPanel, staleAfterSteps } from '@tongtu/listings/web';
import type { Page } from '@tongtu/platform/ui';
import { getMap, listMatches, searchListings } from '../contract.ts';

addListingPanel({ key: 'matches', order: 10, load: () => import('./workbench/matches-panel.tsx') });
staleAfterSteps(searchListings, listMatches, getMap);

export const pages: readonly Page[] = [
  {
    path: '/explore',
    load: () => import('./explore/explore-page.tsx'),
    texts: ['listings'],
    nav: { key: 'explore', order: 10, group: 'explore', icon: IconSearch },
  },
  {
    path: '/workbench',
    access: 'signed-in',
    load: () => import('./workbench/choose-page.tsx'),
    texts: ['listings'],
    nav: { key: 'workbench', order: 30, group: 'work', icon: IconArrowsExchange, visibleTo: (session) => session.memberships.length > 0 },
  },
  { path: '/workbench/:listingId', load: () => import('./workbench/workbench-page.tsx'), texts: ['listings'] },
];
