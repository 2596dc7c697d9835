/** For which of one's organizations a page of the operator is: the address says it, else the first membership in which one may act. */
import type { ReactNode } from 'react';
import { Select } from '@mantine/core';
import { membershipsWith, useFilters, useFormat, useSession, useText, type Session } from '@tongtu/platform/ui';

export const useOperatingOrganization = (): { membership: Session['memberships'][number] | undefined; picker: ReactNode } => {
  const t = useText('facilities');
  const format = useFormat();
  const filters = useFilters();
  const { session } = useSession();
  const acting = membershipsWith(session, 'admin', 'facility-operator', 'signatory');
  const offered = acting.length > 0 ? acting : session.memberships;
  const membership = offered.find((m) => m.organizationId === filters.get('organization')) ?? offered[0];
  const picker =
    offered.length > 1 ? (
      <Select
        aria-label={t('desk.organization')}
        value={membership?.organizationId ?? null}
        allowDeselect={false}
        onChange={(value) => filters.set({ organization: value })}
        data={offered.map((m) => ({ value: m.organizationId, label: format.localized(m.organizationName) }))}
      />
    ) : null;
  return { membership, picker };
};
