/** Where, what kind, which readiness, in whose name: each holds at once and stands in the address. */
import { Checkbox, MultiSelect, NativeSelect, Select } from '@mantine/core';
import { facilityKinds } from '@tongtu/listings/contract';
import { useCodes, useRegions } from '@tongtu/listings/web';
import { localize, useFilters, useSession, useText } from '@tongtu/platform/ui';

/** What narrows the search down, in the order in which one would let go of it. */
export const narrowing = ['freeWithin', 'before', 'after', 'region', 'kind', 'test', 'trl', 'bookable', 'measures'] as const;
const levels = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

export const Conditions = () => {
  const t = useText('facilities');
  const listings = useText('listings');
  const filters = useFilters();
  const regions = useRegions();
  const tests = useCodes('tests');
  const { session } = useSession();
  // The server takes the first verified one, by its id, unless another is named.
  const payers = session.memberships.filter((one) => one.organizationState === 'verified').toSorted((a, b) => (a.organizationId < b.organizationId ? -1 : 1));
  const provinces = regions.provinces.map((term) => ({ value: term.code, label: localize(term.name, t.language)?.text ?? term.code }));
  const set = (change: Parameters<typeof filters.set>[0]): void => filters.set({ ...change, page: '' });
  return (
    <div className="fs-conditions">
      <MultiSelect
        label={t('search.regions')}
        placeholder={filters.list('region').length === 0 ? t('search.anywhere') : undefined}
        value={[...filters.list('region')]}
        onChange={(region) => set({ region })}
        data={provinces}
        searchable
        clearable
        hidePickedOptions
        maxValues={34}
        nothingFoundMessage={t('search.wish.nothing')}
        clearButtonProps={{ 'aria-label': t('search.clear') }}
      />
      <Checkbox.Group label={t('search.kind')} value={[...filters.list('kind')]} onChange={(kind) => set({ kind })}>
        <div className="fs-kinds">
          {facilityKinds.map((kind) => (
            <Checkbox key={kind} size="sm" value={kind} label={listings(`codes.facilityKind.${kind}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <MultiSelect
        label={t('search.tests')}
        placeholder={filters.list('test').length === 0 ? t('search.anyTrl') : undefined}
        value={[...filters.list('test')]}
        onChange={(test) => set({ test })}
        data={tests.terms.map(({ code }) => ({ value: code, label: tests.name(code) }))}
        searchable
        clearable
        hidePickedOptions
        maxValues={10}
        nothingFoundMessage={t('search.wish.nothing')}
        clearButtonProps={{ 'aria-label': t('search.clear') }}
      />
      <NativeSelect
        label={t('search.trl')}
        value={filters.get('trl')}
        data={[{ value: '', label: t('search.anyTrl') }, ...levels.map((level) => ({ value: level, label: `TRL ${level}` }))]}
        onChange={(event) => set({ trl: event.currentTarget.value })}
      />
      <Select
        label={t('search.from')}
        placeholder={t(session.memberships.length > 0 ? 'search.fromOwn' : 'search.fromNone')}
        value={filters.get('from') || null}
        onChange={(from) => set({ from: from ?? '' })}
        data={provinces}
        searchable
        clearable
        nothingFoundMessage={t('search.wish.nothing')}
        clearButtonProps={{ 'aria-label': t('search.clear') }}
      />
      {payers.length > 1 ? (
        <NativeSelect
          label={t('search.payer')}
          value={filters.get('organizationId')}
          data={payers.map((membership, index) => ({
            value: index === 0 ? '' : membership.organizationId,
            label: localize(membership.organizationName, t.language)?.text ?? '',
          }))}
          onChange={(event) => set({ organizationId: event.currentTarget.value })}
        />
      ) : null}
    </div>
  );
};
