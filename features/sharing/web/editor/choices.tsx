/** Finding an organization or a person of the house while one types. */
import { useState } from 'react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { listMembers, listOrganizations } from '@tongtu/parties/contract';
import { useFormat, useRoute, useText } from '@tongtu/platform/ui';

type Props = {
  readonly label: string;
  readonly value: string | undefined;
  /** What is chosen is called so. */
  readonly chosenName: string;
  readonly error?: string | undefined;
  readonly onChange: (id: string | undefined, name: string) => void;
};

export const OrganizationChoice = ({ label, value, chosenName, error, onChange }: Props) => {
  const t = useText('sharing');
  const format = useFormat();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState(value === undefined ? null : { value, label: chosenName || value });
  const [asked] = useDebouncedValue(search, 200);
  // The name of what is chosen stands in the field: it is no search.
  const q = asked === chosen?.label ? '' : asked;
  const found = useRoute(listOrganizations, { query: { ...(q ? { q } : {}), state: 'verified', limit: 20 } } as never, { keepPrevious: true });
  const offered = (found.data?.items ?? []).map((one) => ({ value: one.id, label: format.localized(one.name) || one.id }));
  return (
    <Select
      size="sm"
      label={label}
      placeholder={t('editor.bind.organization')}
      value={value ?? null}
      error={error}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('faces.form.clear') }}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      nothingFoundMessage={t('editor.bind.noOrganization')}
      data={chosen !== null && !offered.some((one) => one.value === chosen.value) ? [chosen, ...offered] : offered}
      onChange={(id) => {
        const next = offered.find((one) => one.value === id) ?? null;
        setChosen(next);
        onChange(id ?? undefined, next?.label ?? '');
      }}
    />
  );
};

/** People of the unit; who is none of them is named only. */
export const PersonChoice = ({ organizationId, label, value, chosenName, error, onChange }: Props & { organizationId: string }) => {
  const t = useText('sharing');
  const { data } = useRoute(listMembers, { params: { organizationId } }, { staleTime: 60_000 });
  const offered = (data?.items ?? []).map((one) => ({ value: one.personId, label: one.name }));
  const all = value === undefined || offered.some((one) => one.value === value) ? offered : [{ value, label: chosenName || value }, ...offered];
  return (
    <Select
      size="sm"
      label={label}
      placeholder={t('editor.bind.person')}
      value={value ?? null}
      error={error}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('faces.form.clear') }}
      nothingFoundMessage={t('editor.bind.noPerson')}
      data={all}
      onChange={(id) => onChange(id ?? undefined, all.find((one) => one.value === id)?.label ?? '')}
    />
  );
};
