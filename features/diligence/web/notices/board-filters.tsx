/** What of the board is shown: words, one unit, a state. All of it stands in the address. */
import { Select } from '@mantine/core';
import { getOrganization } from '@tongtu/parties/contract';
import { SearchBox, useFilters, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import { OrganizationChoice } from '../parts/choices.tsx';

export const boardStates = ['running', 'completed', 'superseded', 'withdrawn'] as const;
export type BoardState = (typeof boardStates)[number];

export const useBoardFilters = () => {
  const filters = useFilters();
  const state = boardStates.find((one) => one === filters.get('state'));
  const [organizationId, q] = [filters.get('organizationId'), filters.get('q').slice(0, 100)];
  return { filters, state, organizationId, q, isFiltered: state !== undefined || organizationId !== '' || q !== '' };
};

/** The unit whose board this is; undefined on the board of the market, or while it is asked for. */
export const useBoardUnit = (organizationId: string) => useRoute(getOrganization, { params: { organizationId } }, { enabled: organizationId !== '' });

export const BoardFilters = () => {
  const t = useText('diligence');
  const format = useFormat();
  const { filters, state, organizationId, q } = useBoardFilters();
  const unit = useBoardUnit(organizationId);
  const unitName = format.localized(unit.data?.name);
  return (
    <search className="dn-filters">
      <div className="dn-filter-words">
        <SearchBox value={q} label={t('notices.filters.q')} placeholder={t('notices.filters.qHint')} onSearch={(next) => filters.set({ q: next })} />
      </div>
      <OrganizationChoice
        // The name of the unit comes later than its id out of the address.
        key={`${organizationId} ${unitName}`}
        label={t('notices.filters.unit')}
        value={organizationId === '' ? null : organizationId}
        chosenName={unitName}
        onChange={(id) => filters.set({ organizationId: id })}
      />
      <Select
        label={t('notices.filters.state')}
        placeholder={t('notices.filters.all')}
        clearable
        clearButtonProps={{ 'aria-label': t('parts.clear', { name: t('notices.filters.state') }) }}
        value={state ?? null}
        data={boardStates.map((value) => ({ value, label: t(`notices.states.${value}`) }))}
        onChange={(value) => filters.set({ state: value })}
      />
    </search>
  );
};
