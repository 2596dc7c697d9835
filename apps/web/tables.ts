/** The pages of the house by room. A new feature adds its line here; nothing else in the shell knows features by name. */
import { pages as diligence } from '@tongtu/diligence/web';
import { pages as facilities } from '@tongtu/facilities/web';
import { pages as listings } from '@tongtu/listings/web';
import { pages as matching } from '@tongtu/matching/web';
import { pages as parties } from '@tongtu/parties/web';
import { pages as sharing } from '@tongtu/sharing/web';
import { pages as transparency } from '@tongtu/transparency/web';
import { IconShieldCheck } from '@tabler/icons-react';
import type { Page } from '@tongtu/platform/ui';

/** A page with the room whose texts it speaks. */
export type RoomPage = Page & { readonly room: string };

const home: readonly Page[] = [{ path: '/', load: () => import('./home/home-page.tsx'), texts: ['listings'] }];

const verify: readonly Page[] = [
  { path: '/verify', load: () => import('./verify/verify-page.tsx'), nav: { key: 'verify', order: 22, group: 'explore', icon: IconShieldCheck } },
];

const rooms: Readonly<Record<string, readonly Page[]>> = { web: home, matching, facilities, diligence, sharing, listings, parties, transparency, verify };

export const tables: readonly RoomPage[] = Object.entries(rooms).flatMap(([room, pages]) => pages.map((page) => ({ ...page, room })));
