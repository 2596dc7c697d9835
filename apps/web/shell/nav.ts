/** What the navigation offers to somebody: the pages of all rooms by group, in order. */
import { isOffered, type NavGroup, type Session } from '@tongtu/platform/ui';
import type { RoomPage } from '../tables.ts';

export type NavEntry = { readonly room: string; readonly key: string; readonly to: string; readonly icon: NonNullable<RoomPage['nav']>['icon'] };
export type Navigation = Readonly<Record<NavGroup, readonly NavEntry[]>>;

/** Entries in the order that their rooms gave; ties by address, so that the order never jumps. */
export const navigationFor = (pages: readonly RoomPage[], session: Session): Navigation => {
  const offered = pages
    .flatMap((page) => (page.nav && isOffered(page, session) ? [{ nav: page.nav, room: page.room, to: page.nav.to ?? page.path }] : []))
    .sort((a, b) => a.nav.order - b.nav.order || a.to.localeCompare(b.to));
  const group = (name: NavGroup): NavEntry[] =>
    offered.filter((one) => one.nav.group === name).map(({ nav, room, to }) => ({ room, key: nav.key, to, icon: nav.icon }));
  return { explore: group('explore'), work: group('work'), office: group('office'), account: group('account') };
};
