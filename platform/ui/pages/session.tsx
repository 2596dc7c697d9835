/** The session, for every page; the shell fetches it and sets it here. */
import { createContext, useContext, type ReactNode } from 'react';
import type { OrganizationRole } from '@tongtu/kernel/reader';
import { visitorSession, type Session } from './page.ts';

export type SessionState = { readonly session: Session; readonly isPending: boolean; readonly refresh: () => Promise<void> };

const Current = createContext<SessionState>({ session: visitorSession, isPending: true, refresh: () => Promise.resolve() });

export const SessionProvider = ({ value, children }: { value: SessionState; children: ReactNode }) => <Current value={value}>{children}</Current>;

/** Who is here, whether that is still being asked, and `refresh()` after signing in or joining. */
export const useSession = (): SessionState => useContext(Current);

/** Memberships in which the person holds one of the roles (any role when none is named). */
export const membershipsWith = (session: Session, ...roles: readonly OrganizationRole[]) =>
  session.memberships.filter((m) => roles.length === 0 || m.roles.some((role) => roles.includes(role)));
