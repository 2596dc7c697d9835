/** Pages of this room, and the parts that rooms above show cards with. */
import { IconListDetails, IconPlus } from '@tabler/icons-react';
import { addOrganizationPanel, addSecretariatPanel } from '@tongtu/parties/web';
import type { Page } from '@tongtu/platform/ui';

addOrganizationPanel({ key: 'listings', order: 10, load: () => import('./parties/organization-panel.tsx') });
addSecretariatPanel({ key: 'reviews', room: 'listings', order: 20, load: () => import('./parties/reviews-panel.tsx') });

export const pages: readonly Page[] = [
  {
    path: '/listings/new',
    access: 'signed-in',
    load: () => import('./wizard/new-page.tsx'),
    // A viewer only reads.
    nav: {
      key: 'new',
      order: 20,
      group: 'work',
      icon: IconPlus,
      visibleTo: (session) => session.memberships.some((m) => m.roles.some((role) => role !== 'viewer')),
    },
  },
  { path: '/listings/:listingId', load: () => import('./card/card-page.tsx'), texts: ['matching'] },
  { path: '/listings/:listingId/edit', access: 'signed-in', load: () => import('./wizard/edit-page.tsx') },
  {
    path: '/my/listings',
    access: 'signed-in',
    load: () => import('./mine/list-page.tsx'),
    nav: { key: 'mine', order: 10, group: 'work', icon: IconListDetails, visibleTo: (session) => session.memberships.length > 0 },
  },
  { path: '/my/imports', access: 'signed-in', load: () => import('./mine/imports-page.tsx') },
  { path: '/my/access-requests', access: 'signed-in', load: () => import('./mine/access-page.tsx') },
];

export { useCodes, useRegions, type CodeTable, type Regions, type Term } from './codes.ts';
export { addListingPanel, type ListingPanel } from './panels.ts';
export { ListingRow, type ListingRowProps, type Marked } from './parts/listing-row.tsx';
export { KindTag, StateMark, useCardFacts } from './parts/labels.tsx';
export { staleAfterSteps } from './parts/reads.ts';
export { TableScroll } from './parts/table-scroll.tsx';
export { TrlLadder } from './parts/trl-ladder.tsx';
export { asList, asLocalized, asText, isRecord, levelsText, moneyRangeText, quantityText, saysSomething } from './values.ts';
