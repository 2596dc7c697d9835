/** In whose name somebody books: one of his verified organizations in which he may, named in the address. */
import type { ReactNode } from 'react';
import { Select } from '@mantine/core';
import type { OrganizationRole } from '@tongtu/kernel/reader';
import { useFilters, useFormat, useSession, useText, type Session } from '@tongtu/platform/ui';

/** As policy.ts has them (use-booker.test.ts compares): a viewer only reads. */
export const bookerRoles: readonly OrganizationRole[] = ['admin', 'technology-manager', 'facility-operator', 'investment-manager', 'signatory'];

/** `visitor`: not signed in. `none`: in no organization. `waiting`: in none that is verified. `reader`: only to read. */
export type Standing = 'may' | 'visitor' | 'none' | 'waiting' | 'reader';

export const standingOf = (session: Session): { readonly standing: Standing; readonly memberships: Session['memberships'] } => {
  const verified = session.memberships.filter((one) => one.organizationState === 'verified');
  const memberships = session.platformRoles.includes('auditor') ? [] : verified.filter((one) => one.roles.some((role) => bookerRoles.includes(role)));
  const standing =
    memberships.length > 0 ? 'may' : session.person === null ? 'visitor' : verified.length > 0 ? 'reader' : session.memberships.length > 0 ? 'waiting' : 'none';
  return { standing, memberships };
};

export type Booker = {
  readonly standing: Standing;
  readonly organizationId: string | undefined;
  /** Undefined where there is nothing to choose. */
  readonly picker: ReactNode;
};

export const useBooker = (): Booker => {
  const t = useText('facilities');
  const format = useFormat();
  const filters = useFilters();
  const { session } = useSession();
  const { standing, memberships } = standingOf(session);
  const current = memberships.find((one) => one.organizationId === filters.get('organization')) ?? memberships[0];
  const picker =
    memberships.length > 1 ? (
      <Select
        label={t('book.choose.organization')}
        value={current?.organizationId ?? null}
        allowDeselect={false}
        onChange={(value) => filters.set({ organization: value })}
        data={memberships.map((one) => ({ value: one.organizationId, label: format.localized(one.organizationName) }))}
      />
    ) : undefined;
  return { standing, organizationId: current?.organizationId, picker };
};
