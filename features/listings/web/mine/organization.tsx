/** Which of one's organizations a work page is about: the address says it, else the first membership. */
import type { ReactNode } from 'react';
import { Select } from '@mantine/core';
import { useFilters, useFormat, useSession, useText, type Session } from '@tongtu/platform/ui';

export const useOwnOrganization = (): { membership: Session['memberships'][number] | undefined; picker: ReactNode } => {
  const t = useText('listings');
  const format = useFormat();
  const filters = useFilters();
  const { session } = useSession();
  const membership = session.memberships.find((m) => m.organizationId === filters.get('organization')) ?? session.memberships[0];
  const picker =
    session.memberships.length > 1 ? (
      <Select
        aria-label={t('new.organization')}
        value={membership?.organizationId ?? null}
        allowDeselect={false}
        onChange={(value) => filters.set({ organization: value })}
        data={session.memberships.map((m) => ({ value: m.organizationId, label: format.localized(m.organizationName) }))}
      />
    ) : null;
  return { membership, picker };
};
