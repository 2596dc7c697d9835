/** What a feature hands to the shell: its pages, as data. The shell makes routes, navigation and titles of them. */
import type { ComponentType } from 'react';
import type { OrganizationRole, PlatformRole } from '@tongtu/kernel/reader';
import type { Language, Localized } from '@tongtu/kernel/localized';

/** Who sits before the screen; what `GET /api/session` answers. */
export type Session = {
  readonly person: { readonly id: string; readonly name: string; readonly email: string; readonly emailVerified: boolean } | null;
  readonly platformRoles: readonly PlatformRole[];
  readonly memberships: readonly {
    readonly organizationId: string;
    readonly organizationName: Localized;
    readonly organizationKind: string;
    readonly organizationState: string;
    readonly roles: readonly OrganizationRole[];
  }[];
  readonly language: Language;
  readonly demo: boolean;
  readonly version: string;
};

/** `explore` is the head's row, `work` what one does with own things, `office` the secretariat's, `account` the menu under one's name. */
export type NavGroup = 'explore' | 'work' | 'office' | 'account';

export type PageNav = {
  /** Key of the label in the room's own texts: `nav.<key>`. */
  readonly key: string;
  readonly order: number;
  readonly group: NavGroup;
  /** A Tabler icon, drawn 18 px; `load` keeps it out of the first load when it is not needed. */
  readonly icon?: ComponentType<{ size?: number | string; stroke?: number | string }>;
  /** Absent: everybody who may open the page. */
  readonly visibleTo?: (session: Session) => boolean;
  /** Where the entry leads when that is not `path` itself (a path with parameters). */
  readonly to?: string;
};

export type Page = {
  /** `/listings/:listingId`; read with `useParam('listingId')`. */
  readonly path: string;
  readonly load: () => Promise<{ default: ComponentType }>;
  readonly nav?: PageNav;
  /** Who may open it: everybody unless told. A visitor is led to sign in and back. The server decides anyway. */
  readonly access?: 'anyone' | 'signed-in' | ((session: Session) => boolean);
  /** Rooms whose texts this page needs besides its own, `ui` and `web`. */
  readonly texts?: readonly string[];
};

/** A visitor before the answer came. */
export const visitorSession: Session = { person: null, platformRoles: [], memberships: [], language: 'zh', demo: false, version: '' };

/** Whether somebody may open a page. */
export const mayOpen = (page: Pick<Page, 'access'>, session: Session): boolean =>
  page.access === undefined || page.access === 'anyone' ? true : page.access === 'signed-in' ? session.person !== null : page.access(session);

/** Whether the navigation offers a page to somebody. */
export const isOffered = (page: Page, session: Session): boolean => page.nav !== undefined && mayOpen(page, session) && (page.nav.visibleTo?.(session) ?? true);
