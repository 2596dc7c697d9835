/** Whose money or figures a page shows: the address says it, else one's first organization. Who looks after the platform comes by an address. */
import type { ReactNode } from 'react';
import { Select } from '@mantine/core';
import { useFilters, useFormat, useSession, useText } from '@tongtu/platform/ui';

export const useShownOrganization = (): { organizationId: string | undefined; roles: readonly string[]; picker: ReactNode } => {
  const t = useText('facilities');
  const format = useFormat();
  const filters = useFilters();
  const { session } = useSession();
  const asked = filters.get('organization');
  const membership = session.memberships.find((m) => m.organizationId === asked) ?? session.memberships[0];
  const elsewhere = asked !== '' && session.platformRoles.length > 0 && membership?.organizationId !== asked;
  const organizationId = elsewhere ? asked : membership?.organizationId;
  const picker =
    session.memberships.length > 1 ? (
      <Select
        className="fm-organization"
        aria-label={t('money.organization')}
        value={organizationId ?? null}
        allowDeselect={false}
        onChange={(value) => filters.set({ organization: value })}
        data={session.memberships.map((m) => ({ value: m.organizationId, label: format.localized(m.organizationName) }))}
      />
    ) : null;
  return { organizationId, roles: elsewhere ? [] : (membership?.roles ?? []), picker };
};
